import { compareKeys } from '../../key.ts';
import type { Key, Row, Sorting } from '../../store.ts';
import type { SecondaryIndex } from './secondary-index.ts';

/** Scans an index in the order of its keys; where it descends, each prefix is scanned from its last row down. */
export function* scanIndex(
  index: SecondaryIndex,
  { prefixes, after }: Sorting,
  isDescending: boolean,
): Generator<Row> {
  const first = prefixes.findIndex((prefix) => after?.indexKey.startsWith(prefix) ?? true);
  for (const [at, prefix] of prefixes.entries()) {
    if (at >= first) yield* index.rowsWithin(prefix, at === first ? after : undefined, isDescending);
  }
}

/**
 * Merges scans that are sorted by row key into one; a row that is in several of them comes once. No scan is read
 * further than necessary.
 */
export function mergeScans(
  scans: readonly Iterable<Row>[],
  keyOf: (row: Row) => Key,
  isDescending: boolean,
): Iterable<Row> {
  const [first, ...others] = scans;
  if (first === undefined) return [];
  return others.length === 0 ? first : merge(scans, keyOf, isDescending);
}

function* merge(
  scans: readonly Iterable<Row>[],
  keyOf: (row: Row) => Key,
  isDescending: boolean,
): Generator<Row> {
  const comesBefore = (a: Row, b: Row) => compareKeys(keyOf(a), keyOf(b)) * (isDescending ? -1 : 1) < 0;
  const heads = scans.map((scan) => scan[Symbol.iterator]()).map((rows) => ({ rows, next: rows.next() }));
  for (;;) {
    const candidates = heads.flatMap(({ next }) => (next.done === true ? [] : [next.value]));
    const [first, ...others] = candidates;
    if (first === undefined) return;
    const row = others.reduce((least, other) => (comesBefore(other, least) ? other : least), first);
    yield row;
    for (const head of heads) {
      const isSame = head.next.done !== true && keyOf(head.next.value) === keyOf(row);
      if (isSame) head.next = head.rows.next();
    }
  }
}
