import { readPageToken, writePageToken } from '../../engine/page-token.ts';
import type { Row } from '../../storage/store.ts';
import { type Steps, visitInSteps } from '../../turns.ts';
import { compareSortKeys, type Order, primaryOrder, type SortKey, sortKeyOf } from '../crud/query/sort.ts';
import type { StoredItem } from '../crud/stored-item.ts';
import type { ToTableRow } from './table-row.ts';

/** Which page of a table. */
export interface RowPageQuery {
  /** A property, with `-` before it for a descending order; without one, the order of the keys. */
  readonly sort?: string | undefined;
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  /** Which rows there are; all of them without it. */
  readonly matches?: ((row: StoredItem) => boolean) | undefined;
}

/** A page of a table. */
export interface RowPage {
  readonly items: readonly StoredItem[];
  /** How many rows all pages have. */
  readonly total: number;
  /** Where the next page starts; absent on the last one. */
  readonly next?: string;
}

/**
 * Reads one page of some rows, in steps: all of them are visited once, and no more than the page is kept. The page starts
 * after a position, so that rows which are created or deleted meanwhile are neither repeated nor skipped.
 * @param list identifies the rows, for the token of the next page
 * @throws SandboxError `invalid` for a token of something else.
 */
export function* rowPageInSteps(
  list: string,
  rows: Iterable<Row>,
  toTableRow: ToTableRow,
  { sort, limit, after, matches }: RowPageQuery,
): Steps<RowPage> {
  const order = orderOf(sort);
  const start = after === undefined ? undefined : positionIn(`${list} ${sort}`, after);
  const page: { readonly row: StoredItem; readonly at: SortKey }[] = [];
  let total = 0;
  yield* visitInSteps(rows, (stored) => {
    const row = toTableRow(stored);
    if (matches?.(row) === false) return;
    total += 1;
    const at = sortKeyOf(row, order);
    if (start !== undefined && compareSortKeys(order, at, start) <= 0) return;
    const last = page.at(-1);
    const isFull = page.length > limit;
    if (isFull && last !== undefined && compareSortKeys(order, at, last.at) >= 0) return;
    page.splice(
      insertionIndex(page, (each) => compareSortKeys(order, each.at, at) < 0),
      0,
      { row, at },
    );
    if (page.length > limit + 1) page.pop();
  });
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  const hasNext = page.length > limit && last !== undefined;
  const next =
    hasNext && writePageToken({ list: `${list} ${sort}`, after: JSON.stringify(last.at), size: limit });
  return { items: shown.map(({ row }) => row), total, ...(next !== false && { next }) };
}

/** `-price` is descending by price. */
function orderOf(sort = ''): Order {
  const isDown = sort.startsWith('-');
  const name = isDown ? sort.slice(1) : sort;
  return name === '' ? { ...primaryOrder, isDown } : { by: [{ path: [name], isDown }], isDown };
}

function positionIn(list: string, token: string): SortKey {
  return JSON.parse(readPageToken(list, token, 'after').after) as SortKey;
}

/** The number of elements from the start for which `isBefore` holds, by bisection. */
function insertionIndex<T>(sorted: readonly T[], isBefore: (each: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = sorted[middle];
    if (each !== undefined && isBefore(each)) low = middle + 1;
    else high = middle;
  }
  return low;
}
