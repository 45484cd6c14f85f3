import type { NegotiableRequest } from '../codecs/negotiate.ts';

/** What an error response reports; a SandboxError has all of it. */
export interface Failure {
  /** The kind of failure, such as `invalid`. */
  readonly code: string;
  readonly status: number;
  /** What is wrong, one message an issue; at least one. */
  readonly issues: readonly string[];
}

/** The request that failed, as far as its error shows it. */
export interface FailedRequest extends NegotiableRequest {
  /** The path that was asked for, without its query. */
  readonly path?: string;
  /** When it was, by the clock of its session. */
  readonly time?: Date;
}

/** An error response before it is encoded. Without `body` it is sent with no body. */
export interface ErrorReply {
  readonly status: number;
  readonly body?: unknown;
  /** The media type of the body. A body without structure is a string. */
  readonly mediaType?: string;
  /** Why the response is not what the contract declares for this status; absent when it is. */
  readonly departure?: string;
}
