import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { rememberTexts } from '../../../remember-texts.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { daysIn, timeSpanIn } from '../values/following/time-spans.ts';
import { countedList } from '../values/initial/initial-number.ts';
import type { Missing } from '../values/missing-property.ts';
import { quantities, unitPrices } from '../values/sums/line-sums.ts';
import { lineTotal, sumRank } from '../values/sums/line-total.ts';
import type { FindReferred } from './find-referred.ts';
import { ownPrice } from './link-values.ts';

/** What sums are computed with. */
export interface TotalOptions {
  readonly mergeSchema: MergeSchema;
  readonly findReferred: FindReferred;
  /** The item of a resource with an id. */
  readonly rowOf: (resource: Resource, id: unknown) => StoredItem | undefined;
  /** The names of properties of the item itself that stay as they are. */
  readonly fixed: ReadonlySet<string>;
}

/** A value in which sums follow from prices and quantities, those of the items that it refers to included, and counts from lists. */
export function totalValues(options: TotalOptions, schema: Schema, value: unknown, depth = 0): unknown {
  const merged = options.mergeSchema(schema, value);
  if (Array.isArray(value)) {
    const { items } = merged;
    return items === undefined ? value : value.map((each) => totalValues(options, items, each, depth + 1));
  }
  if (!isObject(value) || depth > 5) return value;
  const inner: Item = Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const property = merged.properties.get(name);
      const isPlain = typeof part !== 'object' || property === undefined;
      return [name, isPlain ? part : totalValues(options, property, part, depth + 1)];
    }),
  );
  if (!Object.keys(inner).some(mayFollow)) return inner;
  const priced = withPrices(options, inner);
  const siblings = new Map(Object.entries(priced));
  for (const name of inOrder(Object.keys(inner))) {
    const property = merged.properties.get(name);
    if (property === undefined || (depth === 0 && options.fixed.has(name))) continue;
    const found = followingValue(options, name, property, siblings);
    if (found !== undefined) siblings.set(name, found);
  }
  return Object.fromEntries(
    Object.entries(inner).map(([name, part]) => [name, typeof part === 'object' ? part : siblings.get(name)]),
  );
}

/** Whether a property may be a sum or a count by its name. */
const mayFollow = rememberTexts((name) =>
  /(?:^|_)(?:total|subtotal|sum|amount|quantity|qty|counts?|price|cost|num|number|net|nb|no|n|units|pieces|due|items|tax|taxes|vat|gst|discounts?|remaining|outstanding)(?:_|$)/.test(
    splitWords(name),
  ),
);

/** Sums over lines before the sums that contain them. */
function inOrder(names: readonly string[]): readonly string[] {
  const rank = (name: string) => sumRank(splitWords(name));
  return [...names].sort((a, b) => rank(a) - rank(b));
}

function followingValue(
  { mergeSchema }: TotalOptions,
  name: string,
  schema: Schema,
  siblings: ReadonlyMap<string, unknown>,
): unknown {
  const about: Missing = {
    ...{
      name,
      schema,
      owner: '',
      merged: mergeSchema(schema),
      mergeSchema,
      plain: plainName(name),
      words: splitWords(name),
    },
    siblings: new Map([...siblings].filter(([other]) => other !== name)),
    ...{ isRequired: true, isServerSet: true, key: '', given: {} },
  };
  return (lineTotal(about) ?? countedList(about))?.value;
}

/** The object, and each of its lines, with the price of what it refers to where it has none of its own. */
function withPrices(options: TotalOptions, object: Item): Item {
  const lines = Object.fromEntries(
    Object.entries(object).map(([name, part]) => [
      name,
      Array.isArray(part) ? part.map((each) => (isObject(each) ? withPrice(options, each) : each)) : part,
    ]),
  );
  return withPrice(options, lines);
}

function withPrice({ findReferred, rowOf }: TotalOptions, object: Item): Item {
  const words = new Set(Object.keys(object).map(splitWords));
  if (unitPrices.some((name) => words.has(name))) return object;
  for (const [name, id] of Object.entries(object)) {
    if (typeof id === 'object') continue;
    const resource = findReferred(name);
    const price = resource && ownPrice(rowOf(resource, id)?.item ?? {});
    if (price === undefined) continue;
    const nights = nightsIn(object);
    const hasQuantity = quantities.some((each) => words.has(each));
    if (nights !== undefined) return { ...object, unit_price: price, quantity: nights };
    return hasQuantity ? { ...object, unit_price: price } : { ...object, unit_price: price, quantity: 1 };
  }
  return object;
}

/** How many days or nights something lasts; absent for what says nothing of it. */
function nightsIn(object: Item): number | undefined {
  const span = timeSpanIn(new Map(Object.entries(object)));
  const nights = span === undefined || span.first.isOfDay ? 0 : daysIn(span);
  return nights > 0 ? nights : undefined;
}
