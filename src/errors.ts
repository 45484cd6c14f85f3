/**
 * Every way a request can fail, with the HTTP status it is answered with. The one table: a step or a handler names
 * the failure, the renderer looks the status up.
 */
export const failures = {
  malformed: 400,
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  timeout: 408,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'expectation-failed': 417,
  'headers-too-large': 431,
  internal: 500,
  unanswerable: 501,
  unavailable: 503,
  'storage-full': 507,
} as const;

export type FailureCode = keyof typeof failures;

/** What a refusal adds to its code and message. */
export interface FailureDetails {
  /** Headers that the answer carries, such as `Allow` with a 405. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Every single fault of a request that does not fit the contract; the message tells as many as fit. */
  readonly issues?: readonly string[];
  readonly cause?: unknown;
}

/**
 * A failure with a meaning: its message may be shown to whoever sent the request. Any other thrown value is an
 * internal failure, logged and answered with a fixed sentence.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: FailureCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly issues: readonly string[];

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.headers = details.headers ?? {};
    this.issues = details.issues ?? [message];
  }

  get status(): number {
    return failures[this.code];
  }
}

/**
 * The sandbox cannot start: a wrong flag, a data file that is not ours, a broken contract. The message is one sentence
 * that names the place and says what to do; the command prints it and exits with 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
