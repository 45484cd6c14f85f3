import type { FailureCode, SandboxError } from '../../errors.ts';
import { truncateList } from '../../state/issue-list.ts';

/** Why a request was refused, as far as it is kept: a body of a megabyte may have megabytes of faults. */
export interface CapturedError {
  readonly code: FailureCode;
  readonly issues: readonly string[];
}

/** How many faults are kept, and how much of each, in characters. */
const most = { issues: 100, length: 500 } as const;

export function captureError({ code, issues }: SandboxError): CapturedError {
  return { code, issues: truncateList(issues, most.issues).map(cut) };
}

function cut(issue: string): string {
  if (issue.length <= most.length) return issue;
  // Part of a text would keep all of it in memory.
  return Buffer.from(`${issue.slice(0, most.length)}…`).toString();
}
