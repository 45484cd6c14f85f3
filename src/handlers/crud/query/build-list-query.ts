import type { ListRole } from '../../../inference/resource.ts';
import type { ListQuery, Row, RowQuery } from '../../../storage/store.ts';
import type { StoredItem } from '../items/stored-item.ts';
import type { MeantRows } from './query-plan.ts';
import { compareItems, comparePlaces, type Order, type Place, placeOf } from './sort.ts';
import { sortBeginnings, sortIndex, sortKey } from './sort-index.ts';

/** What a query says of the page. */
export interface AskedPage {
  readonly size?: number;
  readonly offset: number;
  /** The place after which the page starts. */
  readonly after?: Place;
  /** The place before which it ends. */
  readonly before?: Place;
}

/**
 * Which rows make a page of those that are meant, `limit` of them at most. A page that ends before a place comes from
 * there down, its last row first. In the order of the keys, or by one property, nothing is looked at but the page and
 * what its offset leaves out; where a filter has found the rows, and by several properties, all that are meant.
 */
export function pageQuery(
  { home }: Pick<ListRole, 'home'>,
  meant: MeantRows,
  page: AskedPage,
  order: Order,
  limit: number,
): ListQuery {
  const { after, before } = page;
  const isBack = before !== undefined;
  const all = { ...meant.rows, limit, offset: isBack ? 0 : page.offset };
  const isDown = order.isDown !== isBack;
  const from = before ?? after;
  const isBetween = isBack && after !== undefined;
  const walked = { ...all, isDown, ...(isBetween && { matches: both(meant.rows.matches, isBeyond) }) };
  const [first, ...others] = order.by;
  if (first === undefined) return { ...walked, ...(from && { after: from.key }) };
  if (others.length === 0 && meant.isWhole) {
    const index = sortIndex(home, first.property);
    const parts = sortBeginnings(meant.values);
    const beginnings = isBack ? parts.toReversed() : parts;
    const place = from && { indexKey: sortKey(meant.values, from.values[0]), rowKey: from.key };
    return { ...walked, sorted: { index, beginnings, ...(place && { after: place }) } };
  }
  const isAnywhere = from === undefined;
  return {
    ...all,
    order: isBack ? (a, b) => compare(b, a) : compare,
    ...(!isAnywhere && { matches: both(meant.rows.matches, isBeyond) }),
  };

  function isBeyond(row: Row): boolean {
    const place = placeOf(row as StoredItem, order);
    const isAfter = after === undefined || comparePlaces(order, place, after) > 0;
    return isAfter && (before === undefined || comparePlaces(order, place, before) < 0);
  }

  function compare(a: Row, b: Row): number {
    return compareItems(order, a as StoredItem, b as StoredItem);
  }
}

function both(first: RowQuery['matches'], second: (row: Row) => boolean): (row: Row) => boolean {
  return first === undefined ? second : (row) => first(row) && second(row);
}
