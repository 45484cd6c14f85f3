import type { Operation } from '../../openapi/operations.ts';
import { successOf } from '../../openapi/success-response.ts';
import type { Handler } from '../../operation.ts';
import { type FromContractParts, madeUpBody, shownBody } from './response-body.ts';
import { declaredHeaders } from './response-headers.ts';
import { keyOfCall } from './seed-key.ts';

/**
 * The last resort for an operation that has no state: it answers what the contract shows, an example that fits, else a
 * value that is made up, the same for the same path.
 */
export function createFromContract(parts: FromContractParts): (operation: Operation) => Handler {
  return (operation) => {
    const declared = successOf(operation);
    return (call) => {
      const key = keyOfCall(call);
      const headers = declaredHeaders(parts, declared, call, key);
      const body = shownBody(parts, operation, declared) ?? madeUpBody(parts, operation, declared, { key });
      return { status: declared.status, headers, ...body };
    };
  };
}
