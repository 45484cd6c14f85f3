import type { FaultKind } from '../../engine/policies/faults/fault.ts';
import type { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { SentFile } from '../../operation.ts';
import type { CapturedBody } from '../journal/captured-body.ts';

/** What the steps of the pipeline learn about a request and pass to the following ones, in `res.locals`. */
export interface RequestLocals {
  /** Set by the first step. */
  requestId: string;
  /** The session of the request; absent for the default session. Set by the step that chooses it. */
  sessionName?: string;
  /** Whether a page of another site leads here: nothing may remember the request. Set by the step that checks origins. */
  isForeignLink?: true;
  /** Whether the request was sent with HEAD, which the steps from then on see as GET. */
  isHead?: true;
  /** What precedes the paths of the API for the client: what a proxy takes off, and the session, such as `/__session/w3`. */
  sessionPath?: string;
  /** Whether the request is for the sandbox itself: its admin API or its pages. Set by the steps that serve them. */
  isOwn?: true;
  /** Set by the step that routes; absent for a request that failed before. */
  operation?: Operation;
  /** The operations with the same method and path, where there are several; a step after the body is read chooses one. */
  variants?: readonly Operation[];
  /** The decoded path parameters by the names that one of these operations gives them; set with them. */
  paramsOf?: (variant: Operation) => Record<string, string>;
  /** The path parameters: decoded by the step that routes, with the declared types once they are validated. */
  params: Record<string, unknown>;
  /** The path parameters that are written otherwise than their values are; set by the step that validates. */
  otherTexts?: Readonly<Record<string, string>>;
  /** The query parameters, with the declared types; set by the step that validates. */
  query?: Record<string, unknown>;
  /** The parameters of the query that are for the sandbox, such as `__code=404`, as they were sent; set with the operation. */
  controls?: readonly string[];
  /** The prefix of the contract's own path, such as `/v1`; set by the step that routes. */
  basePath?: string;
  /**
   * Records the request with the text of its response, before that is sent; absent where nothing is recorded.
   * @param length of the whole body in bytes, where the text is only its first 64 KB or more
   */
  record?: ((text: string | Uint8Array | undefined, length?: number) => void) | undefined;
  /** The body as it was received. Set by the step that reads it, where the request is recorded. */
  received?: () => CapturedBody;
  /** What the body says of the files in it; set by the step that reads it. */
  files?: readonly SentFile[];
  /** What is wrong with the types of its files; set with them. */
  fileIssues?: readonly string[];
  /** When the request was found valid, in milliseconds since the process started. */
  validatedAt?: number;
  /** The issues that `--lenient` let pass; set by the steps that route and validate. */
  passed?: readonly string[];
  /** The ids of the overrides that were applied; absent where none was. */
  overrides?: readonly string[];
  /** The fault that its response has on the wire; set by the step that carries it out. */
  fault?: FaultKind;
  /** Why the request failed. Set by the step that responds to failures. */
  failure?: SandboxError;
}

declare global {
  namespace Express {
    interface Locals extends RequestLocals {}
  }
}

/**
 * The operation that a request was routed to.
 * @throws Error in a step before the one that routes, which is a bug.
 */
export function requireOperation(locals: RequestLocals): Operation {
  if (locals.operation === undefined)
    throw new Error('this step needs an operation, and comes before routing');
  return locals.operation;
}
