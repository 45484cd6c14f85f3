import { compilePattern } from '../../pattern.ts';
import type { Format } from './number-formats.ts';

/** Whether the library supports a pattern: it insists on the `u` flag, under which `\-` is a syntax error. */
export function isUnicodePattern(source: string): boolean {
  return compilePattern(source)?.unicode ?? false;
}

/** The name of the format that replaces a pattern which JavaScript supports only without the `u` flag. */
export function patternName(source: string): string {
  return `pattern ${source}`;
}

/** The check behind `patternName`; none for a pattern that JavaScript does not support. */
export function patternFormat(source: string): Format {
  return compilePattern(source) ?? true;
}
