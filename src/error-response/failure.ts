/** What an error answer is to tell: a SandboxError has all of it. */
export interface Failure {
  /** The kind of failure, such as `invalid`. */
  readonly code: string;
  readonly status: number;
  /** What is wrong, one sentence a fault; at least one. */
  readonly issues: readonly string[];
}

/** How an error is answered; `body` left out is an answer without one. */
export interface ErrorReply {
  readonly status: number;
  readonly body?: unknown;
  /** Of the body; one that is not JSON has a text as its body. */
  readonly mediaType?: string;
  /** Why this is not what the contract declares, though it declares something; absent when it is. */
  readonly departure?: string;
}
