import { findName, findProperty } from '../../../../inference/naming.ts';
import { isObject, ownValue } from '../../../../json.ts';
import type { MergedSchema, MergeSchema } from '../../../../schema/merged-schema.ts';
import { decimalPlaces, numberIn, toNumeric } from '../to-numeric.ts';

/** An amount of money, and what its currency is, as far as that is known. */
export interface Amount {
  readonly value: number;
  /** The number as it is written. */
  readonly written: unknown;
  readonly currency?: string;
}

const amountNames = ['unitamount', 'amount', 'value'];
const currencyNames = ['currency', 'currencycode', 'currencyiso'];

/** How many properties an object has at most that is an amount of money: it may show a text of it as well. */
const maxProperties = 4;

/** A number, a text of one, or an object such as `{amount, currency}`, as an amount; `undefined` for anything else. */
export function amountIn(value: unknown): Amount | undefined {
  const name = isObject(value) ? findName(Object.keys(value), amountNames) : undefined;
  const written = isObject(value) ? ownValue(value, name ?? '') : value;
  const number = numberIn(written);
  if (number === undefined) return undefined;
  const currency = isObject(value) ? currencyIn(value) : undefined;
  return { value: number, written, ...(currency !== undefined && { currency }) };
}

/** The currency that an object states. */
export function currencyIn(object: object): string | undefined {
  const name = findName(Object.keys(object), currencyNames);
  const value = name === undefined ? undefined : ownValue(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** An amount in the form that a property has: a number, a text or an object; `undefined` where it has none. */
export function amountAs(
  mergeSchema: MergeSchema,
  merged: MergedSchema,
  { value, written, currency }: Amount,
): unknown {
  const places = typeof written === 'string' ? decimalPlaces(written) : Math.max(2, decimalPlaces(written));
  return toNumeric(merged, value, places) ?? toMoney(mergeSchema, merged, { value, currency }, places);
}

/**
 * An amount of money as an object of a schema: `{amount: '19.90', currency: 'EUR'}`. `undefined` where the schema is of
 * something else, or has no form of the number.
 * @param places the decimal places of a text
 */
export function toMoney(
  mergeSchema: MergeSchema,
  { types, properties }: MergedSchema,
  { value, currency }: { readonly value: number; readonly currency?: string | undefined },
  places: number,
): object | undefined {
  const amount = findProperty(properties, amountNames);
  const unit = findProperty(properties, currencyNames);
  const isMoney = types.has('object') && unit !== undefined && properties.size <= maxProperties;
  if (!isMoney || amount === undefined) return undefined;
  const merged = mergeSchema(properties.get(amount) ?? {});
  const number =
    toNumeric(merged, value, places) ?? (merged.types.has('string') ? value.toFixed(places) : undefined);
  if (number === undefined) return undefined;
  return { [amount]: number, ...(currency !== undefined && { [unit]: currency }) };
}
