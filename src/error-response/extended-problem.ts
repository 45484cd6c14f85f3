import type { ErrorReply, Failure } from './failure.ts';
import { errorCodesFor } from './field-roles.ts';
import { problemResponse } from './problem-details.ts';

/**
 * A failure as problem details with two members more (RFC 9457, 3.2), which most clients look for: `message`, the same
 * as `detail`, and a `code` such as `not_found`.
 */
export function extendedProblem(failure: Failure, status: number = failure.status): ErrorReply {
  const problem = problemResponse(failure, status);
  const [code] = errorCodesFor(status);
  return { ...problem, body: { ...problem.body, message: problem.body.detail, code } };
}
