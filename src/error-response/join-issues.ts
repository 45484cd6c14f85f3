/**
 * Tells faults in one text of at most `limit` characters (code points): as many as fit, and how many were left out.
 * One that does not fit by itself is cut. The cost follows the limit and not the number of faults, of which a body of
 * a megabyte may have a hundred thousand.
 */
export function tellFaults(faults: readonly string[], limit: number): string {
  let told = '';
  let fitting: string | undefined;
  for (const [position, fault] of faults.entries()) {
    told += position === 0 ? fault : `; ${fault}`;
    if (told.length > 2 * limit || lengthOf(told) > limit) break;
    const text = told + leftOut(faults, position + 1);
    if (lengthOf(text) <= limit) fitting = text;
  }
  return fitting ?? cut(faults, limit);
}

function cut(faults: readonly string[], limit: number): string {
  const whole = `…${leftOut(faults, 1)}`;
  // Where there is no room for a count, what the first fault begins with says more.
  const ending = lengthOf(whole) < limit ? whole : '…';
  // A code point is at most two units long, so these units hold all that may be shown.
  const start = [...(faults[0] ?? '').slice(0, 2 * limit)];
  return start.slice(0, limit - lengthOf(ending)).join('') + ending;
}

function leftOut(faults: readonly string[], shown: number): string {
  return faults.length > shown ? ` (and ${faults.length - shown} more)` : '';
}

function lengthOf(text: string): number {
  return [...text].length;
}
