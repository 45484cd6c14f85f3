import { compilePattern } from '../../pattern/compile-pattern.ts';
import type { Format } from './number-formats.ts';

/** The name of the format that replaces a pattern which the library would read otherwise, or take long for. */
export function patternName(source: string): string {
  return `pattern ${source}`;
}

/** The check behind `patternName`; none for a pattern that JavaScript does not support. */
export function patternFormat(source: string): Format {
  const pattern = compilePattern(source);
  return pattern === undefined ? true : { type: 'string', validate: (text) => pattern.test(text) };
}
