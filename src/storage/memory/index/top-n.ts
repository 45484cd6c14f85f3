import type { Row } from '../../store.ts';

/** How many rows are put in order at once, at least. */
const fewest = 128;

/**
 * The first rows by an order, in it. Of many rows, only twice as many as are wanted are ever held: those that come too
 * late are dropped as soon as that is known.
 */
export function firstRows(rows: Iterable<Row>, compare: (a: Row, b: Row) => number, wanted: number): Row[] {
  if (wanted <= 0) return [];
  const held: Row[] = [];
  const most = Math.max(fewest, 2 * wanted);
  let last: Row | undefined;
  for (const row of rows) {
    if (last !== undefined && compare(row, last) >= 0) continue;
    held.push(row);
    if (held.length < most) continue;
    held.sort(compare).splice(wanted);
    last = held.at(-1);
  }
  return held.sort(compare).slice(0, wanted);
}
