import { isMultipleOf } from '../../schema/decimal.ts';

/** A check of the library's, by the name that a schema has as its `format`. */
export type Format =
  | { type: 'number'; validate: (value: number) => boolean }
  | { type: 'string'; validate: (text: string) => boolean }
  | RegExp
  | true;

/**
 * The name of the format that replaces `multipleOf`. The library divides floating-point numbers, so that 19.99 is no
 * multiple of 0.01; this format counts in decimals.
 */
export function multipleOfName(factor: number): string {
  return `multiple of ${factor}`;
}

/** The check behind `multipleOfName`. */
export function multipleOfFormat(factor: number): Format {
  return { type: 'number', validate: (value) => isMultipleOf(value, factor) };
}
