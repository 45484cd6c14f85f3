import type { HandlerContext } from './context.ts';
import type { Operation } from './openapi/operations.ts';

/** A request that fits the contract, free of HTTP. */
export interface OperationRequest {
  readonly operation: Operation;
  /** What stands before the contract's own path in the request's address, such as `/v1`. */
  readonly basePath?: string;
  /** What stands before that where the path names the session, such as `/__session/w3`; links begin with it. */
  readonly sessionPath?: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Query parameters, with the types and defaults that the contract gives them. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Request headers, names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
}

/** What to answer; `body` left out is an answer without one. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** The media type of the body; the first JSON one that the contract declares, unless told otherwise. */
  readonly mediaType?: string;
  /** A `Location` is a path of the contract's own; what stands before it is added when it is sent. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What an operation does: `(call, world) => reply`. It reads and changes rows only through `world.store`, and throws
 * SandboxError for a request that fits the contract but cannot be done. Its changes are kept only if its reply passes
 * the contract. It is declared as a method so that a handler may ask for a call with the types of its operation: the
 * validator has seen to it that a call has them before a handler is given it.
 */
export type Handler = {
  handle(request: OperationRequest, context: HandlerContext): Reply | Promise<Reply>;
}['handle'];

/**
 * Carries a call out in a world, from its handler to a checked reply. What it throws leaves nothing of what it changed.
 */
export type Next = (request: OperationRequest, context: HandlerContext) => Promise<Reply>;
