import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { Handler } from '../../operation.ts';
import { type ExampleHandlerOptions, exampleBody, generatedBody } from './response-body.ts';
import { declaredHeaders } from './response-headers.ts';
import { seedKeyOf } from './seed-key.ts';

/**
 * The last resort for an operation that has no state: it answers what the contract shows, an example that fits, else a
 * value that is made up, the same for the same path.
 */
export function createExampleHandler(parts: ExampleHandlerOptions): (operation: Operation) => Handler {
  return (operation) => {
    const declared = successResponseOf(operation);
    return (request) => {
      const key = seedKeyOf(request);
      const headers = declaredHeaders(parts, declared, request, key);
      const body =
        exampleBody(parts, operation, declared) ?? generatedBody(parts, operation, declared, { key });
      return { status: declared.status, headers, ...body };
    };
  };
}
