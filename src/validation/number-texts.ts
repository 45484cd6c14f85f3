import { isExactNumber } from '../exact-number.ts';

/** The formats of texts that are to be converted to numbers, by type. */
export const numberTextNames = {
  integer: 'integer text',
  number: 'number text',
  exact: 'a number that can be stored exactly text',
} as const;

/** A check of a text, in the form that Ajv takes. */
export interface TextFormat {
  readonly type: 'string';
  readonly validate: (text: string) => boolean;
}

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * A number in a text is written as in JSON. Ajv converts texts as JavaScript does, which also reads `0x10`, ` 5` and
 * `Infinity`. The empty text is left to Ajv: it can mean null.
 */
export const numberTextFormats: Readonly<Record<string, TextFormat>> = {
  [numberTextNames.integer]: writtenAs(/^-?\d+$/),
  [numberTextNames.number]: writtenAs(decimal),
  [numberTextNames.exact]: { type: 'string', validate: (text) => !decimal.test(text) || isExactNumber(text) },
};

function writtenAs(pattern: RegExp): TextFormat {
  const validate = (text: string) => text === '' || pattern.test(text);
  return { type: 'string', validate };
}
