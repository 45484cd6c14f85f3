import type { Clock } from '../context.ts';
import type { OperationRequest, Reply } from '../operation.ts';

/** What headers need of a request; a response that is forced, or a failure, has fewer of them. */
export type HeaderRequest = Pick<OperationRequest, 'operation' | 'params' | 'basePath' | 'sessionPath'> &
  Partial<Pick<OperationRequest, 'headers'>>;

/** Adds to a reply the headers that the contract requires of it, and that it lacks. Made by `createResponseHeaders`. */
export type CompleteHeaders = (request: HeaderRequest, reply: Reply, clock: Clock) => Reply;
