import type { FailureCode, SandboxError } from '../../errors.ts';
import { truncateList } from '../../state/issue-list.ts';

/** Why a request was rejected, truncated: a body of a megabyte may have megabytes of issues. */
export interface CapturedError {
  readonly code: FailureCode;
  readonly issues: readonly string[];
}

/** How many issues are captured, and how many characters of each. */
const max = { issues: 100, length: 500 } as const;

/** Captures the code and the issues of an error. */
export function captureError({ code, issues }: SandboxError): CapturedError {
  return { code, issues: truncateList(issues, max.issues).map(truncate) };
}

function truncate(issue: string): string {
  if (issue.length <= max.length) return issue;
  // A slice of a string would keep all of it in memory.
  return Buffer.from(`${issue.slice(0, max.length)}…`).toString();
}
