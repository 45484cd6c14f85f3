import type { ListRole } from '../../../inference/resource.ts';
import type { ListQuery, Row, RowQuery } from '../../../storage/store.ts';
import type { StoredItem } from '../stored-item.ts';
import type { QueryPlan } from './query-plan.ts';
import { compareItems, compareSortKeys, type Order, type SortKey, sortKeyOf } from './sort.ts';
import { sortIndex, sortKey, sortPrefixes } from './sort-index.ts';

/** What a query says of the page. */
export interface PageRequest {
  readonly size?: number;
  readonly offset: number;
  /** The place after which the page starts. */
  readonly after?: SortKey;
  /** The place before which it ends. */
  readonly before?: SortKey;
}

/**
 * Which rows make a page of those that are meant, `limit` of them at most. A page that ends before a place comes from
 * there down, its last row first. In the order of the keys, or by one property, nothing is looked at but the page and
 * what its offset leaves out; where a filter has found the rows, and by several properties, all that are meant.
 */
export function buildListQuery(
  { nestedPath }: Pick<ListRole, 'nestedPath'>,
  byDiscriminator: QueryPlan,
  page: PageRequest,
  order: Order,
  limit: number,
): ListQuery {
  const { after, before } = page;
  const isBack = before !== undefined;
  const all = { ...byDiscriminator.rows, limit, offset: isBack ? 0 : page.offset };
  const isDown = order.isDown !== isBack;
  const from = before ?? after;
  const isBetween = isBack && after !== undefined;
  const walked: ListQuery = {
    ...all,
    isDescending: isDown,
    ...(isBetween && { matches: both(byDiscriminator.rows.matches, isBeyond) }),
  };
  const [first, ...others] = order.by;
  if (first === undefined) return { ...walked, ...(from && { after: from.key }) };
  if (others.length === 0 && byDiscriminator.isWhole) {
    const index = sortIndex(nestedPath, first.property);
    const parts = sortPrefixes(byDiscriminator.values);
    const prefixes = isBack ? parts.toReversed() : parts;
    const position = from && { indexKey: sortKey(byDiscriminator.values, from.values[0]), rowKey: from.key };
    return { ...walked, sorted: { index, prefixes, ...(position && { after: position }) } };
  }
  const isAnywhere = from === undefined;
  return {
    ...all,
    order: isBack ? (a, b) => compare(b, a) : compare,
    ...(!isAnywhere && { matches: both(byDiscriminator.rows.matches, isBeyond) }),
  };

  function isBeyond(row: Row): boolean {
    const position = sortKeyOf(row as StoredItem, order);
    const isAfter = after === undefined || compareSortKeys(order, position, after) > 0;
    return isAfter && (before === undefined || compareSortKeys(order, position, before) < 0);
  }

  function compare(a: Row, b: Row): number {
    return compareItems(order, a as StoredItem, b as StoredItem);
  }
}

function both(first: RowQuery['matches'], second: (row: Row) => boolean): (row: Row) => boolean {
  return first === undefined ? second : (row) => first(row) && second(row);
}
