import type { Clock } from '../context.ts';
import type { OperationRequest, Reply } from '../operation.ts';
import { missingHeaders, type RequiredHeadersOf } from '../validation/required-headers.ts';

/** What headers need of a request; a response that is forced, or a failure, has fewer of them. */
export type HeaderRequest = Pick<OperationRequest, 'operation' | 'params' | 'basePath' | 'sessionPath'> &
  Partial<Pick<OperationRequest, 'headers' | 'isSecure' | 'query'>>;

/** Adds to a reply the headers that the contract requires of it, and that it lacks. Made by `createResponseHeaders`. */
export type CompleteHeaders = (request: HeaderRequest, reply: Reply, clock: Clock) => Reply;

/** Creates the check of a reply: it throws an Error when a header is missing that the contract requires. */
export function createRequireHeaders(
  requiredOf: RequiredHeadersOf,
): (request: HeaderRequest, reply: Reply) => void {
  return ({ operation }, reply) => {
    const missing = missingHeaders(requiredOf, operation, reply);
    if (missing.length === 0) return;
    const names = missing.map(({ name }) => name).join(', ');
    throw new Error(
      `${operation.id} would leave the contract: its ${reply.status} requires the header ${names}`,
    );
  };
}
