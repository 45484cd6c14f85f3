import { STATUS_CODES } from 'node:http';
import type { ErrorReply, Failure } from './failure.ts';
import { joinIssues } from './join-issues.ts';

/** How much is told where nothing sets a limit, in characters. */
export const maxLengthReason = 1_000;

/** An answer as RFC 9457 has it: what a failure is answered with where the contract does not say. */
export function problemResponse(failure: Failure, status: number = failure.status): ErrorReply {
  const body = {
    type: 'about:blank',
    title: phraseOf(status),
    status,
    detail: joinIssues(failure.issues, maxLengthReason),
  };
  return { status, mediaType: 'application/problem+json', body };
}

/** `Not Found` for 404. */
export function phraseOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
