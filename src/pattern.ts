/**
 * A contract's pattern as JavaScript reads it: with the `u` flag, as JSON Schema asks, else without it, since many
 * contracts escape what needs no escape (`\-`). Absent for a pattern that JavaScript lacks, such as `(?i)a`.
 */
export function compilePattern(source: string): RegExp | undefined {
  return compile(source, 'u') ?? compile(source, '');
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
