import { findName, plainName } from '../../../inference/naming.ts';
import { conditionParts } from '../../../inference/query/condition-words.ts';
import type { FieldPath } from '../../../inference/query/filter.ts';
import { namesOfTime } from '../../../inference/query/ranges/infer-range-filter.ts';
import { type SortParameters, sortNames } from '../../../inference/query/sort-parameters.ts';
import { isObject, plainText } from '../../../json.ts';
import { compareKeys } from '../../../storage/key.ts';
import type { Key } from '../../../storage/store.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { fieldValue } from './field-values.ts';

/** An order of rows: by properties, one after another, and finally by their keys. */
export interface Order {
  readonly by: readonly (FieldPath & { readonly isDown: boolean })[];
  /** Whether the keys are in descending order. */
  readonly isDown: boolean;
}

/** Finds the field with the first of the names, whatever their style. */
export type FindField = (names: readonly string[]) => FieldPath | undefined;

/** The order of the keys. */
export const primaryOrder: Order = { by: [], isDown: false };

/** The position of a row in an order. */
export interface SortKey {
  readonly key: Key;
  readonly values: readonly unknown[];
}

/**
 * Parses the order of a query: `sort=-name,age`, `sort=name:desc`, `sort=address.city`, `order_by=name&direction=desc`;
 * that of the keys when it asks for none. A name of no property, such as `relevance`, is ignored.
 * @param find the field with the first of the names
 */
export function parseSort({ by, direction }: SortParameters, query: Item, find: FindField): Order {
  const isDown = isDescending(direction, query);
  const sortValues = by === undefined ? undefined : (query[by.name] ?? by.standard);
  // A field that stands twice orders nothing more the second time.
  const terms = new Map<string, Order['by'][number]>();
  for (const term of termsOf(sortValues)) {
    const found = fieldIn(term, find);
    const key = found?.path.join('\n') ?? '';
    if (found !== undefined && !terms.has(key))
      terms.set(key, { path: found.path, isDown: found.isDown ?? isDown });
  }
  if (terms.size === 0) {
    const asked = orderFor(sortValues, find);
    if (asked !== undefined) return asked;
  }
  if (terms.size === 0) return isDown ? { by: [], isDown } : primaryOrder;
  const fields = [...terms.values()];
  return { by: fields, isDown: fields.at(-1)?.isDown === true };
}

/** Whether a query asks for the descending order, by a word or by a flag. */
function isDescending(direction: SortParameters['direction'], query: Item): boolean {
  if (direction === undefined) return false;
  const value = plainText(query[direction.name] ?? direction.standard ?? '');
  return direction.flag === undefined ? /^desc/i.test(value) : value === `${direction.flag === 'desc'}`;
}

/** `name,-age` is two terms, and `name,desc` one; so is an object, `{field: name, direction: desc}` or `{name: desc}`. */
function termsOf(value: unknown): readonly string[] {
  const texts = [value]
    .flat()
    .flatMap((each) => (typeof each === 'string' ? each.split(',') : isObject(each) ? termsIn(each) : []));
  const terms: string[] = [];
  for (const text of texts.map((each) => each.trim())) {
    const isDirection = /^(asc|desc)$/i.test(text);
    if (isDirection && terms.length > 0) terms.push(`${terms.pop()}:${text}`);
    else terms.push(text);
  }
  return terms;
}

/** The terms of an object: the property that it names, or each of its own names with a direction. */
function termsIn(sort: Item): readonly string[] {
  const named = (names: readonly string[]) => sort[findName(Object.keys(sort), names) ?? ''];
  const field = named([...conditionParts.field, ...sortNames.by]);
  if (typeof field === 'string' && !/^(?:asc|desc)/i.test(field)) {
    const isDown = named(sortNames.descending);
    return [
      `${field}:${isDown === undefined ? directionOf(named(sortNames.direction)) : directionOf(isDown)}`,
    ];
  }
  return Object.entries(sort).map(([name, value]) => {
    const within = isObject(value) ? value[findName(Object.keys(value), sortNames.direction) ?? ''] : value;
    return `${name}:${directionOf(within)}`;
  });
}

function directionOf(value: unknown): 'asc' | 'desc' {
  return value === true || /^(?:desc|-1$)/i.test(plainText(value ?? '')) ? 'desc' : 'asc';
}

/** Words for the order in which rows were made, the last one first, or the first. */
const orderOfCreation = {
  desc: /^(?:newest|latest|recent|mostrecent)(?:first)?$/,
  asc: /^(?:oldest|earliest)(?:first)?$/,
};

/** The order that a word alone asks for, as `sort=newest` does: by the time of creation, where rows have one. */
function orderFor(value: unknown, find: FindField): Order | undefined {
  const word = typeof value === 'string' ? plainName(value) : '';
  const isDown = orderOfCreation.desc.test(word);
  if (!isDown && !orderOfCreation.asc.test(word)) return undefined;
  const created = find(namesOfTime('created'));
  return { by: created === undefined ? [] : [{ path: created.path, isDown }], isDown };
}

/** `-name` and `name:desc` are descending, as is `price_high`; `created` is the time `createdAt`. */
function fieldIn(term: string, find: FindField): (FieldPath & { readonly isDown?: boolean }) | undefined {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(term) ?? [];
  if (rest === '') return undefined;
  const whole = find(namesOfTime(rest));
  if (whole !== undefined) return { path: whole.path, ...(sign !== '' && { isDown: sign === '-' }) };
  const [, name = '', direction = ''] = directed.exec(rest) ?? [];
  const field = name === '' ? undefined : find(namesOfTime(name));
  return field && { path: field.path, isDown: /^(?:desc|high)/i.test(direction) };
}

/** The name of a property with a direction: `price:desc`, `price_low_to_high`. */
const directed =
  /^(.+?)[:\s._-](asc|desc|(?:low|high)(?:est)?(?=$|[-_ ](?:to|first)))(?:ending|[-_ ]to[-_ ](?:low|high)|[-_ ]first)?$/i;

/** The position of a row in an order. */
export function sortKeyOf({ key, item }: StoredItem, { by }: Order): SortKey {
  return { key, values: by.map((field) => fieldValue(item, field) ?? null) };
}

/** Compares two positions; a row without a value comes last in either direction. */
export function compareSortKeys({ by, isDown }: Order, a: SortKey, b: SortKey): number {
  for (const [i, term] of by.entries()) {
    const compared = compareValues(a.values[i], b.values[i], term.isDown);
    if (compared !== 0) return compared;
  }
  return isDown ? compareKeys(b.key, a.key) : compareKeys(a.key, b.key);
}

/** Compares two rows as `compareSortKeys` does, without creating their sort keys. */
export function compareItems({ by, isDown }: Order, a: StoredItem, b: StoredItem): number {
  for (const term of by) {
    const compared = compareValues(fieldValue(a.item, term), fieldValue(b.item, term), term.isDown);
    if (compared !== 0) return compared;
  }
  return isDown ? compareKeys(b.key, a.key) : compareKeys(a.key, b.key);
}

function compareValues(a: unknown, b: unknown, isDown: boolean): number {
  const [first, second] = [sortValue(a), sortValue(b)];
  if (first === undefined || second === undefined)
    return Number(first === undefined) - Number(second === undefined);
  return isDown ? compareKeys(second, first) : compareKeys(first, second);
}

/** The key that a value is sorted by; undefined for one without an order, which comes last. */
export function sortValue(value: unknown): Key | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
