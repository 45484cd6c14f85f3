import { inspect } from 'node:util';

/**
 * Every way in which a request can fail, and its HTTP status. The only such table: a step or a handler names the
 * failure, and the error handler looks the status up.
 */
const failures = {
  malformed: 400,
  invalid: 400,
  taken: 400,
  'wrong-credentials': 400,
  refused: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  timeout: 408,
  conflict: 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'range-not-satisfiable': 416,
  'expectation-failed': 417,
  'upgrade-required': 426,
  'headers-too-large': 431,
  internal: 500,
  unanswerable: 501,
  unavailable: 503,
  'storage-full': 507,
} as const;

export type FailureCode = keyof typeof failures;

/** What a failure adds to its code and message. */
export interface FailureDetails {
  /** The status of the response, in place of that of the code. */
  readonly status?: number;
  /** Headers of the response, such as `Allow` with a 405. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Every validation issue of a request that the contract does not allow; the message has as many as fit. */
  readonly issues?: readonly string[];
  readonly cause?: unknown;
}

/**
 * An expected failure: its message is sent to the client. Any other thrown value is an internal failure, which is logged
 * and answered with a fixed message.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: FailureCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly issues: readonly string[];
  readonly status: number;

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.headers = details.headers ?? {};
    this.issues = details.issues ?? [message];
    this.status = details.status ?? failures[code];
  }
}

/**
 * The sandbox cannot start: a wrong flag, a data file of something else, a broken contract. The message names the
 * location and says what to do; the command prints it and exits with 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Behind the issues of a value that has more of them than anybody reads: the rest is not counted. */
export const uncountedIssues = 'and more that were not counted';

/** The message of what was thrown, which need not be an error. */
export function thrownMessage(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === 'string' ? thrown : inspect(thrown);
}
