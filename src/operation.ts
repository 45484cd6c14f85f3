import type { HandlerContext } from './context.ts';
import type { Operation } from './openapi/operations.ts';

/** The bytes of a file, which are on disk while the request lasts. */
export interface SentContent {
  readonly sha256: string;
  /** Keeps the bytes for downloads; resolves once they are on disk for good. */
  store(): Promise<void>;
  /** The bytes, in memory: only for a file of a size that is known to be small. */
  bytes(): Promise<Buffer>;
}

/** What a form says of a file in it. */
export interface SentFile {
  /** The name of the form's field; absent where the whole body is the file. */
  readonly field?: string;
  /** The file's own name, such as `cat.png`. */
  readonly name?: string;
  readonly mediaType?: string;
  /** In bytes. */
  readonly size: number;
  /** Absent where files are not stored. */
  readonly content?: SentContent;
}

/** A request that the contract allows, free of HTTP. */
export interface OperationRequest {
  readonly operation: Operation;
  /** What precedes the contract's own path in the request's URL, such as `/v1`. */
  readonly basePath?: string;
  /** What precedes the base path where the URL names the session, such as `/__session/w3`; links start with it. */
  readonly sessionPath?: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The path parameters that are written otherwise than their values are: `05` for 5. Absent where none is. */
  readonly otherTexts?: Readonly<Record<string, string>>;
  /** Query parameters, with the types and defaults that the contract gives them. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Whether it came by https; absolute links begin with that then. */
  readonly isSecure?: boolean;
  /** Whether nothing may be changed by it: no rows, no clock. Its reply is what it would be. */
  readonly leavesNoTrace?: boolean;
  /** Request headers, names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
  /** The files in the body; absent where there are none. */
  readonly files?: readonly SentFile[];
}

/** What a handler returns. Without `body`, the response has none. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** The media type of the body; by default the preferred one that the contract declares. */
  readonly mediaType?: string;
  /** A `Location` is a path of the contract; the base path and the session path are added when it is sent. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the client should know of the response that its body does not say; sent in `X-Sandbox-Reason`. */
  readonly reason?: string;
}

/** What a handler may change of a request before it passes it on. */
export type RequestChanges = Partial<Pick<OperationRequest, 'params' | 'query' | 'headers' | 'body'>>;

/** What would have been done without the handler: the layer below, down to the contract's examples. */
export type Next = (changes?: RequestChanges) => Promise<Reply>;

/**
 * What an operation does. It reads and changes rows only through `context.store`, and throws SandboxError for a request
 * that the contract allows but that cannot be carried out. Its changes are stored only if its reply passes the contract.
 *
 * A handler that declares `next`, its third parameter, receives the layer below it. Whether it does is read from its
 * `length`, so that a handler without it costs nothing.
 *
 * Declared as a method, so that a handler may type its request for its operation: the validator guarantees those types
 * before a handler runs.
 * @example
 * const getBook: Handler = async (request, context, next) => {
 *   const reply = await next();
 *   return { ...reply, headers: { ...reply.headers, 'Cache-Control': 'no-store' } };
 * };
 */
export type Handler = {
  handle(request: OperationRequest, context: HandlerContext, next: Next): Reply | Promise<Reply>;
}['handle'];

/** A handler that needs no layer below it, or has it bound already. */
export type BoundHandler = {
  handle(request: OperationRequest, context: HandlerContext): Reply | Promise<Reply>;
}['handle'];
