import type { Operation } from '../contract/operations.ts';
import { successOf } from '../contract/success.ts';
import { type FromContractParts, madeUpBody, shownBody } from './from-contract/declared-body.ts';
import { declaredHeaders } from './from-contract/declared-headers.ts';
import { keyOfCall } from './from-contract/key-of-call.ts';
import type { Handler } from './handler.ts';

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
