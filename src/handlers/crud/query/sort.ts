import { findName } from '../../../inference/naming.ts';
import type { SortParameters } from '../../../inference/query/sort-parameters.ts';
import { compareKeys } from '../../../storage/key.ts';
import type { Key } from '../../../storage/store.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/** In which order rows come: by properties, one after another, and at last by their keys. */
export interface Order {
  readonly by: readonly { readonly property: string; readonly isDown: boolean }[];
  /** Whether the keys descend. */
  readonly isDown: boolean;
}

/** The order of the keys. */
export const primaryOrder: Order = { by: [], isDown: false };

/** Where a row stands in an order. */
export interface SortKey {
  readonly key: Key;
  readonly values: readonly unknown[];
}

/**
 * The order that a query asks for: `sort=-name,age`, `sort=name:desc`, `order_by=name&direction=desc`; that of
 * the keys when it asks for none. What names no property, such as `relevance`, is passed over.
 */
export function parseSort(
  { by, direction }: SortParameters,
  query: Item,
  properties: Iterable<string>,
): Order {
  const said = direction === undefined ? undefined : (query[direction.name] ?? direction.standard);
  const isDown = /^desc/i.test(String(said ?? ''));
  const asked = by === undefined ? undefined : (query[by.name] ?? by.standard);
  const names = [...properties];
  const terms = termsOf(asked).flatMap((term) => {
    const found = propertyIn(term, names);
    return found === undefined ? [] : [{ property: found.property, isDown: found.isDown ?? isDown }];
  });
  if (terms.length === 0) return isDown ? { by: [], isDown } : primaryOrder;
  return { by: terms, isDown: terms.at(-1)?.isDown === true };
}

/** `name,-age` is two terms, and `name,desc` one. */
function termsOf(asked: unknown): readonly string[] {
  const texts = [asked].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : []));
  return texts.reduce<readonly string[]>((terms, text) => {
    const isDirection = /^(asc|desc)$/i.test(text.trim());
    const last = terms.at(-1);
    return isDirection && last !== undefined
      ? terms.with(-1, `${last}:${text.trim()}`)
      : terms.concat(text.trim());
  }, []);
}

function propertyIn(
  term: string,
  names: readonly string[],
): { property: string; isDown?: boolean } | undefined {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(term) ?? [];
  const whole = findName(names, [rest]);
  if (whole !== undefined) return { property: whole, ...(sign !== '' && { isDown: sign === '-' }) };
  const [, name = '', direction = ''] = /^(.+?)[:\s._-](asc|desc)(?:ending)?$/i.exec(rest) ?? [];
  const property = name === '' ? undefined : findName(names, [name]);
  return property === undefined ? undefined : { property, isDown: /^desc/i.test(direction) };
}

/** Where a row stands in an order. */
export function sortKeyOf({ key, item }: StoredItem, { by }: Order): SortKey {
  return { key, values: by.map(({ property }) => sortedBy(item, property) ?? null) };
}

/** The value of a property by which rows are sorted; rows without it have none. */
export function sortedBy(item: Item, property: string): unknown {
  return Object.hasOwn(item, property) ? item[property] : undefined;
}

/** Compares two places of an order; what has no value comes last either way. */
export function compareSortKeys({ by, isDown }: Order, a: SortKey, b: SortKey): number {
  for (const [i, term] of by.entries()) {
    const compared = compareValues(a.values[i], b.values[i], term.isDown);
    if (compared !== 0) return compared;
  }
  return isDown ? compareKeys(b.key, a.key) : compareKeys(a.key, b.key);
}

/** The same of two rows, whose places need not be made for it. */
export function compareItems({ by, isDown }: Order, a: StoredItem, b: StoredItem): number {
  for (const { property, isDown: isTermDown } of by) {
    const compared = compareValues(sortedBy(a.item, property), sortedBy(b.item, property), isTermDown);
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

/** By what a value is sorted; absent for what has no order, and so comes last. */
export function sortValue(value: unknown): Key | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
