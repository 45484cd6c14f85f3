import { compareKeys } from '../../btree/key.ts';
import type { Key, Row } from '../../store.ts';

/**
 * Walks several times over rows as one, in the order that all of them have; a row that is in more than one comes once.
 * No walk is gone further than it must be.
 */
export function mergeSorted(
  walks: readonly Iterable<Row>[],
  keyOf: (row: Row) => Key,
  isDown: boolean,
): Iterable<Row> {
  const [first, ...others] = walks;
  if (first === undefined) return [];
  return others.length === 0 ? first : merge(walks, keyOf, isDown);
}

function* merge(walks: readonly Iterable<Row>[], keyOf: (row: Row) => Key, isDown: boolean): Generator<Row> {
  const comesBefore = (a: Row, b: Row) => compareKeys(keyOf(a), keyOf(b)) * (isDown ? -1 : 1) < 0;
  const heads = walks.map((walk) => walk[Symbol.iterator]()).map((rows) => ({ rows, next: rows.next() }));
  for (;;) {
    const left = heads.flatMap(({ next }) => (next.done === true ? [] : [next.value]));
    const [first, ...others] = left;
    if (first === undefined) return;
    const row = others.reduce((least, other) => (comesBefore(other, least) ? other : least), first);
    yield row;
    for (const head of heads) {
      const isSame = head.next.done !== true && keyOf(head.next.value) === keyOf(row);
      if (isSame) head.next = head.rows.next();
    }
  }
}
