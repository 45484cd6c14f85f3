import { type Steps, visitInSteps } from '../../turns.ts';
import type { RowTree } from '../btree.ts';
import type { Key, ListQuery, Row } from '../store.ts';
import { topN } from './index/top-n.ts';

/** The rows after a key, ascending or descending; no row need have that key. */
export function rowsFrom(rows: RowTree, after: Key | undefined, isDescending: boolean): Iterable<Row> {
  if (after === undefined) return isDescending ? valuesOf(rows.entriesReversed()) : rows.values();
  const first = isDescending ? rows.nextLowerKey(after) : rows.nextHigherKey(after);
  if (first === undefined) return [];
  return isDescending ? valuesOf(rows.entriesReversed(first)) : rows.values(first);
}

function* valuesOf(entries: Iterable<[Key, Row]>): Generator<Row> {
  for (const [, row] of entries) yield row;
}

/** Counts rows by iterating over all of them. */
export function* countRows(rows: Iterable<Row>, matches: (row: Row) => boolean): Steps<number> {
  let count = 0;
  yield* visitInSteps(rows, (row) => {
    if (matches(row)) count += 1;
  });
  return count;
}

/** The rows of a page, sorted where the query has an order; reads no further than it must. */
export function* takeRows(
  rows: Iterable<Row>,
  { offset = 0, limit = Number.POSITIVE_INFINITY, order, matches }: ListQuery,
): Steps<Row[]> {
  if (limit <= 0) return [];
  if (order !== undefined) return (yield* topN(rows, order, offset + limit, matches)).slice(offset);
  const taken: Row[] = [];
  let skipped = 0;
  yield* visitInSteps(rows, (row) => {
    if (matches?.(row) === false) return true;
    if (skipped < offset) skipped += 1;
    else taken.push(row);
    return taken.length < limit;
  });
  return taken;
}
