import { isMultipleOf } from '../../schema/decimal.ts';

/** A check of the validator's, by a name that a schema has as its `format`. */
export type Format =
  | { type: 'number'; validate: (value: number) => boolean }
  | { type: 'string'; validate: (text: string) => boolean }
  | RegExp
  | true;

/**
 * The name of the format that stands for `multipleOf`. The validator divides floating point numbers and finds that
 * 19.99 is no multiple of 0.01; a format of our own counts in decimals.
 */
export function multipleOfName(factor: number): string {
  return `multiple of ${factor}`;
}

export function multipleOfFormat(factor: number): Format {
  return { type: 'number', validate: (value) => isMultipleOf(value, factor) };
}

/** The names of the formats that tell how a text writes a number. */
export const numberTextNames = { integer: 'integer text', number: 'number text' } as const;

/**
 * A number in a text is written as JSON does. The validator turns texts into numbers as JavaScript does, which reads
 * `0x10`, ` 5` and `Infinity` too. Whether there may be no text at all, it knows.
 */
export const numberTextFormats: Readonly<Record<string, Format>> = {
  [numberTextNames.integer]: writtenAs(/^-?\d+$/),
  [numberTextNames.number]: writtenAs(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/),
};

function writtenAs(pattern: RegExp): Format {
  const validate = (text: string) => text === '' || (pattern.test(text) && Number.isFinite(Number(text)));
  return { type: 'string', validate };
}
