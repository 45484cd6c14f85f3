import { scalarNumber } from '../../../json.ts';
import { compilePattern } from '../../../pattern/compile-pattern.ts';
import { fitsType, isListedValue, type MergedSchema } from '../../../schema/merged-schema.ts';

/**
 * Whether a property may have a value, by its type, its enum, its bounds and its pattern. A format is not checked: no
 * rule sets a text that has one, except times, which are written in their format.
 */
export function fitsProperty(merged: MergedSchema, value: unknown): boolean {
  if (value === null) return merged.isNullable;
  if (!fitsType(merged, value) || !isListedValue(merged, value)) return false;
  if (typeof value === 'number') return fitsNumber(merged, value);
  return typeof value === 'string' ? fitsText(merged, value) : true;
}

function fitsNumber({ keywords }: MergedSchema, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = keywords;
  if (value < scalarNumber(minimum) || value > scalarNumber(maximum)) return false;
  if (isExcluded(exclusiveMinimum, minimum, (bound) => value <= bound)) return false;
  return !isExcluded(exclusiveMaximum, maximum, (bound) => value >= bound);
}

/** An exclusive bound is a number, or before OpenAPI 3.1 `true` beside an inclusive one. */
function isExcluded(exclusive: unknown, inclusive: unknown, isBeyond: (bound: number) => boolean): boolean {
  if (exclusive === true) return isBeyond(scalarNumber(inclusive));
  return typeof exclusive === 'number' && isBeyond(exclusive);
}

function fitsText({ keywords }: MergedSchema, value: string): boolean {
  const { minLength = 0, maxLength = Infinity, pattern } = keywords;
  const length = [...value].length;
  if (length < scalarNumber(minLength) || length > scalarNumber(maxLength)) return false;
  return typeof pattern !== 'string' || (compilePattern(pattern)?.test(value) ?? true);
}
