/** What a problem is read from. */
interface FailedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;
}

/** Why a request of the console failed: the problem details (RFC 9457) of the admin API, or no connection. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** 0 where there was no response. */
  readonly status: number;
  /** Every validation issue, where there are several. */
  readonly issues: readonly string[];
  /** By which the request journal has the request that had no response. */
  readonly requestId: string | undefined;

  constructor(message: string, status = 0, issues: readonly string[] = [], requestId?: string) {
    super(message);
    this.status = status;
    this.issues = issues;
    this.requestId = requestId;
  }

  /** The problem that a response describes. */
  static from({ status, statusText, body }: FailedResponse): Problem {
    const { detail, errors } = Object(body);
    const issues = Array.isArray(errors) ? errors.filter((issue) => typeof issue === 'string') : [];
    const message =
      typeof detail === 'string' ? detail : `the sandbox responded with ${status} ${statusText}`;
    return new Problem(message, status, issues);
  }
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
