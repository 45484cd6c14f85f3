import { findName, plainName, singularsOf } from '../../../inference/naming.ts';
import { pageFieldNamed } from '../../../inference/query/page-fields.ts';
import { textMembers } from '../../../inference/relations/sent-children.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { convertScalar } from '../../../schema/convert-scalar.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { identifyingNames } from '../identifying-names.ts';
import type { Item } from '../stored-item.ts';
import { amountAs, amountIn, currencyIn } from '../values/sums/money.ts';
import { addressesToList, addressToObject } from './mail-address.ts';

/** What conversions into objects and lists take. */
export interface ConvertTools {
  readonly mergeSchema: MergeSchema;
  /** A part of a value as its schema shows it; `undefined` where the schema has no form of it. */
  readonly part: (schema: Schema, value: unknown) => unknown;
  /** What is beside the value in its object. */
  readonly beside?: Item;
  /** What the value is called, or the list that it is in. */
  readonly name?: string;
}

/** One way to turn a value into another type; `undefined` where it does not apply. */
type Conversion = (to: MergedSchema, value: unknown, tools: ConvertTools) => unknown;

/** What follows from a value without a loss that a reader would miss, the closest first. */
const conversions: readonly Conversion[] = [
  toScalar,
  addressesToList,
  oneToList,
  rowsToEnvelope,
  onlyElement,
  numberToMoney,
  moneyToNumber,
  addressToObject,
  idToObject,
  textToObject,
  objectToId,
  toNull,
];

/**
 * The values of other types that follow from a value: `"5"` for 5, `["a"]` for `"a"`, `{"id": "cus_1"}` for `"cus_1"`.
 * Requests often refer by id to what responses embed, or send one where responses show a list.
 */
export function* convert(to: MergedSchema, value: unknown, tools: ConvertTools): Generator<unknown> {
  for (const conversion of conversions) {
    const converted = conversion(to, value, tools);
    if (converted !== undefined) yield converted;
  }
}

function toScalar({ types }: MergedSchema, value: unknown): unknown {
  return convertScalar(types, value);
}

function oneToList({ types, items }: MergedSchema, value: unknown, { part }: ConvertTools): unknown {
  if (!types.has('array') || Array.isArray(value) || value === null) return undefined;
  const element = items === undefined ? value : part(items, value);
  return element === undefined ? undefined : [element];
}

function onlyElement({ types }: MergedSchema, value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 && !types.has('array') ? value[0] : undefined;
}

/** A price that is sent as a number or a text, where responses show `{amount, currency}`: the currency is beside it. */
function numberToMoney(
  to: MergedSchema,
  value: unknown,
  { mergeSchema, beside = {} }: ConvertTools,
): unknown {
  const amount = isObject(value) ? undefined : amountIn(value);
  const currency = currencyIn(beside);
  const stated = amount && { ...amount, ...(currency !== undefined && { currency }) };
  return stated && to.types.has('object') ? amountAs(mergeSchema, to, stated) : undefined;
}

/** A price that is sent as `{amount, currency}`, where responses show a number or a text. */
function moneyToNumber({ types }: MergedSchema, value: unknown): unknown {
  if (!isObject(value) || currencyIn(value) === undefined) return undefined;
  const { written } = amountIn(value) ?? {};
  return types.has(typeof written) ? written : convertScalar(types, written);
}

function idToObject({ types, properties }: MergedSchema, value: unknown, { part }: ConvertTools): unknown {
  const isId = typeof value === 'string' || typeof value === 'number';
  if (!isId || !types.has('object')) return undefined;
  for (const name of identifyingNames) {
    const schema = properties.get(name);
    const id = schema && part(schema, value);
    if (id !== undefined && id !== null) return { [name]: id };
  }
  return undefined;
}

/** A text as the object that holds it, also within the only kind of part that has a text: `[{"type": "text", "text": …}]`. */
function textToObject(to: MergedSchema, value: unknown, { mergeSchema, part }: ConvertTools): unknown {
  if (typeof value !== 'string' || !to.types.has('object')) return undefined;
  const kinds = [to, ...to.variants.map(({ schema }) => mergeSchema(schema))];
  for (const { properties } of kinds) {
    for (const name of textMembers) {
      const schema = properties.get(name);
      const shown = schema && part(schema, value);
      if (shown !== undefined && shown !== null) return { [name]: shown };
    }
  }
  return undefined;
}

/** The id of an object, also where that is called after what the object is: `restaurant_id` in a `restaurant`. */
function objectToId({ types }: MergedSchema, value: unknown, { name: word = '' }: ConvertTools): unknown {
  if (!isObject(value)) return undefined;
  const own = word === '' ? [] : singularsOf(word).flatMap((each) => [`${each}id`, `${each}uuid`]);
  const called = findName(Object.keys(value), own);
  for (const name of [...(called === undefined ? [] : [called]), ...identifyingNames]) {
    const id = ownValue(value, name);
    const hasType = types.has(typeof id) || (types.has('integer') && Number.isInteger(id));
    const converted = hasType && typeof id !== 'object' ? id : convertScalar(types, id);
    if (converted !== undefined) return converted;
  }
  return undefined;
}

/** A list becomes the rows of an envelope: those of its one property that is a list, or has objects as elements; what counts them does. */
function rowsToEnvelope(
  { types, properties }: MergedSchema,
  value: unknown,
  { mergeSchema }: ConvertTools,
): unknown {
  if (!Array.isArray(value) || !types.has('object')) return undefined;
  const [first] = value;
  // A list of one that is what the schema describes, such as a list of addresses for the only one.
  const isOnly = value.length === 1 && isObject(first);
  if (isOnly && Object.keys(first).some((name) => properties.has(name))) return undefined;
  const lists = [...properties].map(([name, schema]) => ({ name, merged: mergeSchema(schema) }));
  const arrays = lists.filter(({ merged }) => merged.types.has('array'));
  const ofObjects = arrays.filter(({ merged }) => mergeSchema(merged.items ?? {}).types.has('object'));
  const [found, ...others] = ofObjects.length > 0 ? ofObjects : arrays;
  if (found === undefined || others.length > 0) return undefined;
  const counts = lists.filter(({ name, merged }) => isCountOfRows(name, merged));
  return {
    [found.name]: value,
    ...Object.fromEntries(counts.map(({ name }) => [name, value.length])),
  };
}

/** Whether a property of an envelope says how many rows there are: `total_count`. */
function isCountOfRows(name: string, { types }: MergedSchema): boolean {
  const isNumber = types.has('integer') || types.has('number');
  return isNumber && ['total', 'count'].includes(pageFieldNamed(plainName(name))?.kind ?? '');
}

/** Where only null fits, it says at least that nothing is known. */
function toNull({ isNullable }: MergedSchema): unknown {
  return isNullable ? null : undefined;
}
