import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { Handler } from '../../operation.ts';
import { type ExampleHandlerOptions, exampleBody, generatedBody, seedKeyOf } from './response-body.ts';
import { declaredHeaders } from './response-headers.ts';

/**
 * The last layer, for operations without state: responds with the contract's example if it is valid, else with a
 * generated value, the same for the same path.
 */
export function createExampleHandler(options: ExampleHandlerOptions): (operation: Operation) => Handler {
  return (operation) => {
    const declared = successResponseOf(operation);
    return (request) => {
      const key = seedKeyOf(request);
      const headers = declaredHeaders(options, declared, request, key);
      const body =
        exampleBody(options, operation, declared) ?? generatedBody(options, operation, declared, { key });
      return { status: declared.status, headers, ...body };
    };
  };
}
