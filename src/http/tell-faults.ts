/**
 * Tells faults in one text of at most `limit` characters (code points): as many as fit, and how many were left out.
 * One that does not fit by itself is cut.
 */
export function tellFaults(faults: readonly string[], limit: number): string {
  for (let shown = faults.length; shown > 1; shown--) {
    const text = tell(faults, shown);
    if (lengthOf(text) <= limit) return text;
  }
  const text = tell(faults, 1);
  if (lengthOf(text) <= limit) return text;
  const ending = `…${leftOut(faults, 1)}`;
  return [...(faults[0] ?? '')].slice(0, limit - lengthOf(ending)).join('') + ending;
}

function tell(faults: readonly string[], shown: number): string {
  return faults.slice(0, shown).join('; ') + leftOut(faults, shown);
}

function leftOut(faults: readonly string[], shown: number): string {
  return faults.length > shown ? ` (and ${faults.length - shown} more)` : '';
}

function lengthOf(text: string): number {
  return [...text].length;
}
