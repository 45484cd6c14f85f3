import { STATUS_CODES } from 'node:http';
import type { ErrorReply, Failure } from './failure.ts';
import { joinIssues } from './join-issues.ts';

/** How long a reason may be where no schema sets a limit, in characters. */
export const maxReasonLength = 1_000;

/** A failure as problem details (RFC 9457): the error response wherever the contract declares none. */
export function problemResponse(failure: Failure, status: number = failure.status) {
  const body = {
    type: 'about:blank',
    title: phraseOf(status),
    status,
    detail: joinIssues(failure.issues, maxReasonLength),
  };
  return { status, mediaType: 'application/problem+json', body } satisfies ErrorReply;
}

/** The reason phrase of a status: `Not Found` for 404. */
export function phraseOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
