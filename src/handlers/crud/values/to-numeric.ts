import { plainText } from '../../../json.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';

const numericText = /^-?\d+(?:\.(\d+))?$/;

/**
 * A number as the value of a property: a number, or a text with as many decimal places as the property's example has.
 * `undefined` for another type, and for a text that nothing says to be a number.
 * @param places the decimal places of the number, where no example says how many
 */
export function toNumeric(
  { types, keywords }: MergedSchema,
  value: number,
  places = 0,
): number | string | undefined {
  if (types.has('number')) return value;
  if (types.has('integer')) return Math.round(value);
  if (!types.has('string')) return undefined;
  const example = numericText.exec(plainText(keywords.example ?? [keywords.examples].flat()[0] ?? ''));
  const isDecimal = /^(decimal|double|float|money|number|numeric|int\d+|bigint)/.test(
    plainText(keywords.format),
  );
  if (example === null && !isDecimal) return undefined;
  return value.toFixed(
    example === null ? Math.max(places, placesIn(keywords.pattern)) : (example[1] ?? '').length,
  );
}

/** The decimal places that a pattern allows at most, as those of Django do: `^-?\d{0,8}(?:\.\d{0,2})?$`. */
function placesIn(pattern: unknown): number {
  const [, most] = /\\\.\\d\{\d+,(\d{1,2})\}\)?\??\$?$/.exec(plainText(pattern)) ?? [];
  return Number(most ?? 0);
}

/** The number that a value is or that its text says; `undefined` for another value. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && numericText.test(value) ? Number(value) : undefined;
}

/** How many decimal places a number has, as it is written. */
export function decimalPlaces(value: unknown): number {
  return numericText.exec(plainText(value))?.[1]?.length ?? 0;
}
