import { endOfString } from './json-depth.ts';

/** A number in a text of JSON that JavaScript's numbers would change. */
export interface InexactNumber {
  /** Where it is, as a JSON pointer; empty for the whole text. */
  readonly pointer: string;
  /** As it is written. */
  readonly digits: string;
}

/** What a text must have for a number in it to be inexact: many digits, or an exponent. It is rare. */
const suspicious = /(?:^|[[:,\s])-?(?:[\d.]{16}|\d+(?:\.\d+)?[eE])/;

/** The tokens of JSON, of strings their first quote: a pattern for long ones would run out of stack. */
const tokens = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{},]/g;

/**
 * Finds the first number in a text of JSON that could not be shown again as it was sent: one of more digits than a number
 * holds, or beyond the range (`1e400`).
 * @param text valid JSON
 */
export function findInexactNumber(text: string): InexactNumber | undefined {
  if (!suspicious.test(text)) return undefined;
  const path: (string | number)[] = [];
  for (const token of tokensOf(text)) {
    const isNumber = !/^[[\]{},"]/.test(token);
    if (isNumber && !isExactNumber(token)) return { pointer: toPointer(path), digits: token };
    if (!isNumber) follow(path, token);
  }
  return undefined;
}

/** The tokens of a text that matter here, strings whole. */
function* tokensOf(text: string): Generator<string> {
  const pattern = new RegExp(tokens);
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const start = found.index;
    if (found[0] === '"') pattern.lastIndex = endOfString(text, start) + 1;
    yield found[0] === '"' ? text.slice(start, pattern.lastIndex) : found[0];
  }
}

/** Keeps the path to the next value. */
function follow(path: (string | number)[], token: string): void {
  const last = path.length - 1;
  const key = path[last];
  if (token === '[') path.push(0);
  else if (token === '{') path.push('');
  else if (token === ']' || token === '}') path.pop();
  else if (token === ',') path[last] = typeof key === 'number' ? key + 1 : '';
  // The first text of an object's member is its name; the others are values, as are those in a list.
  else if (key === '') path[last] = token;
}

function toPointer(path: readonly (string | number)[]): string {
  return path
    .map((key) => `/${pointerToken(typeof key === 'number' ? `${key}` : textIn(key).toWellFormed())}`)
    .join('');
}

function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** How many digits some languages write of a number: more than it needs, and each of them is right. */
const maxRoundedDigits = 17;

/** How many digits of a number can be written. */
const maxDigits = 100;

/**
 * Whether a decimal number keeps its digits as a number of JavaScript's. One that is no integer there may have digits that
 * are not needed: up to 17, and more where they are those of that very number, as languages write `0.1` with twenty places.
 */
export function isExactNumber(digits: string): boolean {
  const number = Number(digits);
  if (!Number.isFinite(number)) return false;
  const given = significant(digits);
  if (given === significant(`${number}`)) return true;
  const length = given.indexOf('e');
  if (Number.isInteger(number) || length > maxDigits) return false;
  return length <= maxRoundedDigits || given === significant(number.toPrecision(length));
}

/** The digits of a decimal number without zeros at either end, and its exponent: `1.50e3` is `15e2`. */
function significant(decimal: string): string {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^-?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(decimal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const trimmed = digits.slice(0, lengthWithoutZeros(digits));
  if (trimmed === '') return '0';
  return `${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`;
}

/** Not by a pattern: one that looks for an end is tried at every zero, and a number may be as long as a body. */
function lengthWithoutZeros(digits: string): number {
  let { length } = digits;
  while (digits[length - 1] === '0') length -= 1;
  return length;
}

/** What is wrong with such a number, and what to do; the subject is the number's place. */
export function describeInexact({ digits }: InexactNumber): string {
  const shown = digits.length > 40 ? `${digits.slice(0, 40)}…` : digits;
  if (!Number.isFinite(Number(digits)))
    return `is ${shown}, which is too large to be stored: send a smaller one`;
  return `is ${shown}, which cannot be stored exactly: send it with fewer digits`;
}

/** The text that a JSON text in quotes stands for. */
function textIn(quoted: string): string {
  const text: string = JSON.parse(quoted);
  return text;
}
