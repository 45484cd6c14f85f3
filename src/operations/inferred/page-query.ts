import type { ListQuery, Row, RowQuery } from '../../store/store.ts';
import { comparePlaces, type Order, type Place, placeOf } from './sort.ts';
import type { StoredItem } from './stored-item.ts';

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
 * there down, its last row first. In the order of the keys, nothing is looked at but the page and what its offset
 * leaves out; in another order, everything that is meant.
 */
export function pageQuery(
  meant: RowQuery,
  { offset, after, before }: AskedPage,
  order: Order,
  limit: number,
): ListQuery {
  const isBack = before !== undefined;
  const page = { ...meant, limit, offset: isBack ? 0 : offset };
  const isBeyond = (row: Row) =>
    (after === undefined || comparePlaces(order, placeIn(row), after) > 0) &&
    (before === undefined || comparePlaces(order, placeIn(row), before) < 0);
  if (order.by.length === 0) {
    const from = before ?? after;
    const isBetween = isBack && after !== undefined;
    return {
      ...page,
      isDown: order.isDown !== isBack,
      ...(from && { after: from.key }),
      ...(isBetween && { matches: both(meant.matches, isBeyond) }),
    };
  }
  const isAnywhere = after === undefined && before === undefined;
  return {
    ...page,
    order: isBack ? (a, b) => compare(b, a) : compare,
    ...(!isAnywhere && { matches: both(meant.matches, isBeyond) }),
  };

  function placeIn(row: Row) {
    return placeOf(row as StoredItem, order);
  }

  function compare(a: Row, b: Row): number {
    return comparePlaces(order, placeIn(a), placeIn(b));
  }
}

function both(first: RowQuery['matches'], second: (row: Row) => boolean): (row: Row) => boolean {
  return first === undefined ? second : (row) => first(row) && second(row);
}
