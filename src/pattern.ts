/**
 * Compiles a contract's pattern: with the `u` flag, as JSON Schema recommends, else without it, since many contracts
 * have needless escapes (`\-`). `undefined` for a pattern that JavaScript does not support, such as `(?i)a`.
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
