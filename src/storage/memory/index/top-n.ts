import type { Row } from '../../store.ts';

/** How many rows are sorted at once, at least. */
const minBatch = 128;

/**
 * The first `count` rows by an order, sorted. Of many rows, it never holds more than twice as many as are wanted: a row
 * that comes too late in the order is dropped as soon as that is known.
 */
export function topN(rows: Iterable<Row>, compare: (a: Row, b: Row) => number, count: number): Row[] {
  if (count <= 0) return [];
  const batch: Row[] = [];
  const maxBatch = Math.max(minBatch, 2 * count);
  let last: Row | undefined;
  for (const row of rows) {
    if (last !== undefined && compare(row, last) >= 0) continue;
    batch.push(row);
    if (batch.length < maxBatch) continue;
    batch.sort(compare).splice(count);
    last = batch.at(-1);
  }
  return batch.sort(compare).slice(0, count);
}
