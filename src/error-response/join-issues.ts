/**
 * Tells faults in one text of at most `limit` characters (code points): as many as fit, and how many were left out.
 * One that does not fit by itself is cut. The cost follows the limit and not the number of faults, of which a body of
 * a megabyte may have a hundred thousand.
 */
export function joinIssues(issues: readonly string[], limit: number): string {
  let filled = '';
  let fitting: string | undefined;
  for (const [position, issue] of issues.entries()) {
    filled += position === 0 ? issue : `; ${issue}`;
    if (filled.length > 2 * limit || lengthOf(filled) > limit) break;
    const text = filled + leftOut(issues, position + 1);
    if (lengthOf(text) <= limit) fitting = text;
  }
  return fitting ?? cut(issues, limit);
}

function cut(issues: readonly string[], limit: number): string {
  const whole = `…${leftOut(issues, 1)}`;
  // Where there is no room for a count, what the first fault begins with says more.
  const ending = lengthOf(whole) < limit ? whole : '…';
  // A code point is at most two units long, so these units hold all that may be shown.
  const start = [...(issues[0] ?? '').slice(0, 2 * limit)];
  return start.slice(0, limit - lengthOf(ending)).join('') + ending;
}

function leftOut(issues: readonly string[], shown: number): string {
  return issues.length > shown ? ` (and ${issues.length - shown} more)` : '';
}

function lengthOf(text: string): number {
  return [...text].length;
}
