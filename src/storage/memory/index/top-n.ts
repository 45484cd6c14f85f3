import type { Row } from '../../store.ts';

/** How many rows are put in order at once, at least. */
const mostSelective = 128;

/**
 * The first rows by an order, in it. Of many rows, only twice as many as are wanted are ever held: those that come too
 * late are dropped as soon as that is known.
 */
export function topN(rows: Iterable<Row>, compare: (a: Row, b: Row) => number, requested: number): Row[] {
  if (requested <= 0) return [];
  const held: Row[] = [];
  const most = Math.max(mostSelective, 2 * requested);
  let last: Row | undefined;
  for (const row of rows) {
    if (last !== undefined && compare(row, last) >= 0) continue;
    held.push(row);
    if (held.length < most) continue;
    held.sort(compare).splice(requested);
    last = held.at(-1);
  }
  return held.sort(compare).slice(0, requested);
}
