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
export function countRows(rows: Iterable<Row>): number {
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
}

/** The rows that match. */
export function* filterRows(rows: Iterable<Row>, matches: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (matches(row)) yield row;
}

/** The rows of a page, sorted where the query has an order; reads no further than it must. */
export function takeRows(
  rows: Iterable<Row>,
  { offset = 0, limit = Number.POSITIVE_INFINITY, order }: ListQuery,
): Row[] {
  const taken: Row[] = [];
  if (limit <= 0) return taken;
  if (order !== undefined) return topN(rows, order, offset + limit).slice(offset);
  let skipped = 0;
  for (const row of rows) {
    if (skipped < offset) {
      skipped += 1;
      continue;
    }
    taken.push(row);
    if (taken.length >= limit) break;
  }
  return taken;
}
