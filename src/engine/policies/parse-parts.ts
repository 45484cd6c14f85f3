import { isObject, quote, scalarNumber } from '../../json.ts';
import { didYouMean } from '../../similar-names.ts';
import type { Place } from './place.ts';

/** Parses a value; reports every issue at its place, and returns `undefined` for one that cannot be used. */
export type PartParser<T> = (value: unknown, place: Place) => T | undefined;

/** The parser of each property of an object. */
export type PartParsers<T> = { readonly [K in keyof T]-?: PartParser<Exclude<T[K], undefined>> };

/** The longest value that a message quotes, in characters. */
const maxShown = 80;

/**
 * Parses an object by a table of its properties. Names that the table does not have are issues, and so is a property
 * that is required and missing.
 */
export function parseParts<T extends object>(
  value: unknown,
  place: Place,
  parsers: PartParsers<T>,
): Partial<T> | undefined {
  if (!isObject(value)) return place.report(`must be an object, and is ${show(value)}`);
  const known = Object.keys(parsers);
  for (const name of Object.keys(value).filter((each) => !Object.hasOwn(parsers, each))) {
    const hint = didYouMean(name, known) || ` It may be ${known.join(', ')}.`;
    place.at(name).report(`is not known here.${hint}`);
  }
  const parsed: Partial<T> = {};
  for (const name of known as (keyof T & string)[]) {
    const part = value[name];
    if (part === undefined) continue;
    const result = parsers[name](part, place.at(name));
    if (result !== undefined) parsed[name] = result;
  }
  return parsed;
}

/** A parser of numbers in a range. */
export function parseNumber(min: number, max: number, kind: 'whole' | 'any' = 'whole'): PartParser<number> {
  const name = kind === 'whole' ? 'a whole number' : 'a number';
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  return (value, place) => {
    const isNumber = kind === 'whole' ? Number.isSafeInteger(value) : Number.isFinite(value);
    const number = scalarNumber(value);
    if (isNumber && number >= min && number <= max) return number;
    return place.report(`must be ${name} ${range}, and is ${show(value)}`);
  };
}

/** A parser of one of a few values. */
export function parseChoice<T extends string | boolean>(...choices: readonly T[]): PartParser<T> {
  const listed = choices.map((choice) => JSON.stringify(choice)).join(' or ');
  return (value, place) =>
    choices.find((choice) => choice === value) ?? place.report(`must be ${listed}, and is ${show(value)}`);
}

/** A value as messages quote it: JSON, cut when it is long. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length <= maxShown ? text : `${text.slice(0, maxShown)}…`;
}

/** A parser of texts that are not empty. */
export const parseName: PartParser<string> = (value, place) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 500
    ? value
    : place.report(`must be a text, and is ${typeof value === 'string' ? quote(value) : show(value)}`);
