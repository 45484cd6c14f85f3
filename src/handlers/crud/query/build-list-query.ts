import type { Role } from '../../../inference/resource.ts';
import type { ListQuery, Row, RowQuery } from '../../../storage/store.ts';
import type { StoredItem } from '../stored-item.ts';
import type { QueryPlan } from './query-plan.ts';
import { compareItems, compareSortKeys, type Order, type SortKey, sortKeyOf } from './sort.ts';
import { sortIndex, sortKey, sortPrefixes } from './sort-index.ts';

/** The page that a request selects. */
export interface PageRequest {
  readonly size?: number;
  readonly offset: number;
  /** The sort key after which the page starts. */
  readonly after?: SortKey;
  /** The sort key before which it ends. */
  readonly before?: SortKey;
}

/**
 * Builds the query for one page of the planned rows, at most `limit` of them. A page that ends before a sort key is read
 * from there downwards, its last row first. In the order of the keys or of one property only the page and the rows of
 * its offset are read; after a filter, or in the order of several properties, all planned rows are.
 */
export function buildListQuery(
  { nestedPath }: Pick<Role, 'nestedPath'>,
  plan: QueryPlan,
  page: PageRequest,
  order: Order,
  limit: number,
): ListQuery {
  const { after, before } = page;
  const isBack = before !== undefined;
  const all = { ...plan.rows, limit, offset: isBack ? 0 : page.offset };
  const isDown = order.isDown !== isBack;
  const from = before ?? after;
  const isBetween = isBack && after !== undefined;
  const walked: ListQuery = {
    ...all,
    isDescending: isDown,
    ...(isBetween && { matches: both(plan.rows.matches, isBeyond) }),
  };
  const [first, ...others] = order.by;
  if (first === undefined) return { ...walked, ...(from && { after: from.key }) };
  const [property = '', ...nested] = first.path;
  if (others.length === 0 && nested.length === 0 && plan.isWhole) {
    const index = sortIndex(nestedPath, property);
    const parts = sortPrefixes(plan.values);
    const prefixes = isBack ? parts.toReversed() : parts;
    const position = from && { indexKey: sortKey(plan.values, from.values[0]), rowKey: from.key };
    return { ...walked, sorted: { index, prefixes, ...(position && { after: position }) } };
  }
  const isAnywhere = from === undefined;
  return {
    ...all,
    order: isBack ? (a, b) => compare(b, a) : compare,
    ...(!isAnywhere && { matches: both(plan.rows.matches, isBeyond) }),
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
