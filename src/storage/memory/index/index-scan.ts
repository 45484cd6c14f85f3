import type { Row, Sorting } from '../../store.ts';
import type { RowIndex } from './secondary-index.ts';

/** Walks the rows of an index in the order of its keys, or within each part of them from the last one down. */
export function* sortedRows(
  index: RowIndex,
  { beginnings, after }: Sorting,
  isDown: boolean,
): Generator<Row> {
  const first = beginnings.findIndex((beginning) => after?.indexKey.startsWith(beginning) ?? true);
  for (const [at, beginning] of beginnings.entries()) {
    if (at >= first) yield* index.rowsWithin(beginning, at === first ? after : undefined, isDown);
  }
}
