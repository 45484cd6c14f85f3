import { uncountedIssues } from '../errors.ts';

/**
 * Joins issues into one text of at most `limit` characters (code points): as many as fit, and the number of those left
 * out. A single issue that does not fit is cut. The cost grows with the limit and not with the number of issues: a body
 * of a megabyte may have a hundred thousand.
 */
export function joinIssues(issues: readonly string[], limit: number): string {
  let joined = '';
  let fitting: string | undefined;
  for (const [position, issue] of issues.entries()) {
    joined += position === 0 ? issue : `; ${issue}`;
    if (joined.length > 2 * limit || lengthOf(joined) > limit) break;
    const text = joined + moreThan(issues, position + 1);
    if (lengthOf(text) <= limit) fitting = text;
  }
  return fitting ?? cut(issues, limit);
}

function cut(issues: readonly string[], limit: number): string {
  const full = `…${moreThan(issues, 1)}`;
  // Where there is no room for the count, the start of the first issue is worth more.
  const ending = lengthOf(full) < limit ? full : '…';
  // A code point is at most two UTF-16 units, so these units hold every character that fits.
  const start = [...(issues[0] ?? '').slice(0, 2 * limit)];
  return start.slice(0, limit - lengthOf(ending)).join('') + ending;
}

function moreThan(issues: readonly string[], count: number): string {
  if (issues.length <= count) return '';
  const left = issues.length - count;
  if (issues.at(-1) !== uncountedIssues) return ` (and ${left} more)`;
  return left === 1 ? ' (and more)' : ` (and more than ${left - 1} more)`;
}

function lengthOf(text: string): number {
  return [...text].length;
}
