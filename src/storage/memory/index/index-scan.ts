import type { Row, Sorting } from '../../store.ts';
import type { SecondaryIndex } from './secondary-index.ts';

/** Walks the rows of an index in the order of its keys, or within each part of them from the last one down. */
export function* scanIndex(
  index: SecondaryIndex,
  { prefixes, after }: Sorting,
  isDown: boolean,
): Generator<Row> {
  const first = prefixes.findIndex((prefix) => after?.indexKey.startsWith(prefix) ?? true);
  for (const [at, prefix] of prefixes.entries()) {
    if (at >= first) yield* index.rowsWithin(prefix, at === first ? after : undefined, isDown);
  }
}
