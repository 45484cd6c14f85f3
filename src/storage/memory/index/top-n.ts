import { type Steps, visitInSteps } from '../../../turns.ts';
import type { Row } from '../../store.ts';
import { sortInSteps } from './order-in-steps.ts';

/** How many rows are sorted at once, at least. */
const minBatch = 128;

/**
 * The first `count` rows by an order, sorted. Of many rows, it never holds more than twice as many as are wanted: a row
 * that comes too late in the order is dropped as soon as that is known.
 * @param matches which rows count; all, unless given
 */
export function* topN(
  rows: Iterable<Row>,
  compare: (a: Row, b: Row) => number,
  count: number,
  matches: (row: Row) => boolean = () => true,
): Steps<Row[]> {
  if (count <= 0) return [];
  let batch: Row[] = [];
  const maxBatch = Math.max(minBatch, 2 * count);
  let last: Row | undefined;
  yield* visitInSteps(rows, (row) => {
    if (!matches(row)) return;
    if (last !== undefined && compare(row, last) >= 0) return;
    batch.push(row);
    if (batch.length < maxBatch) return;
    batch = batch.sort(compare).slice(0, count);
    last = batch.at(-1);
  });
  return (yield* sortInSteps(batch, compare)).slice(0, count);
}
