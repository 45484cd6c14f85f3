import type { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { CapturedBody } from '../journal/captured-body.ts';

/** What the steps of the pipeline find out about a request and leave for those after them, in `res.locals`. */
export interface RequestLocals {
  /** Set by the first step. */
  requestId: string;
  /** The session that the request is meant in; the base has no name. Set by the step that chooses it. */
  sessionName?: string;
  /** What stood before the path where that names the session, such as `/__session/w3`. */
  sessionPath?: string;
  /** Set by the step that routes; a request that failed before it has none. */
  operation?: Operation;
  /** The path parameters: decoded by the step that routes, with the contract's types once they are validated. */
  params: Record<string, unknown>;
  /** The query parameters, with the contract's types; set by the step that validates. */
  query?: Record<string, unknown>;
  /** The parameters of the query that are for the sandbox, such as `__code=404`, as they were sent; set with the operation. */
  controls?: readonly string[];
  /** What stood before the contract's own path in the request, such as `/v1`; set by the step that routes. */
  basePath?: string;
  /** Records the request with the text of its answer, before that leaves; absent where that is not wanted. */
  record?: ((text: string | undefined) => void) | undefined;
  /** Tells the body as it came. Set by the step that reads it, where it is to be recorded. */
  received?: () => CapturedBody;
  /** When the request was found to fit the contract, in milliseconds since the process began. */
  validatedAt?: number;
  /** Why the request was refused. Set by the step that renders failures. */
  failure?: SandboxError;
}

declare global {
  namespace Express {
    interface Locals extends RequestLocals {}
  }
}

/**
 * The operation a request was routed to.
 * @throws Error in a step that stands before the one that routes: a mistake of ours.
 */
export function requireOperation(locals: RequestLocals): Operation {
  if (locals.operation === undefined)
    throw new Error('this step needs an operation and stands before routing');
  return locals.operation;
}
