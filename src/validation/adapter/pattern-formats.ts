import { compilePattern } from '../../pattern.ts';
import type { Format } from './number-formats.ts';

/** Whether the validator itself can read a pattern: it insists on the `u` flag, under which `\-` is refused. */
export function isUnicodePattern(source: string): boolean {
  return compilePattern(source)?.unicode ?? false;
}

/** The name of the format that stands for a pattern that the validator cannot read but JavaScript can. */
export function patternName(source: string): string {
  return `pattern ${source}`;
}

export function patternFormat(source: string): Format {
  return compilePattern(source) ?? true;
}
