import type sortedBtree from 'sorted-btree';
import { filledTree } from './filled-tree.ts';
import { compareKeys } from './key.ts';
import type { Key, Row } from './store.ts';

/** Where a row stands in an index: under a key of the index, and there in the order of the rows. */
type Place = readonly [indexKey: Key, rowKey: Key];

/** A row, and one key under which it stands in an index. */
export interface IndexEntry {
  readonly indexKey: Key;
  readonly rowKey: Key;
  readonly row: Row;
}

type PlaceTree = sortedBtree.default<Place, Row>;
type CountTree = sortedBtree.default<Key, number>;

/** Rows by other keys than their own: none, one or many under each. No cost grows with how many there are. */
export interface RowIndex {
  /** Puts a row under a key; in place of the one there that has the same key of its own. */
  add(indexKey: Key, rowKey: Key, row: Row): void;
  remove(indexKey: Key, rowKey: Key): void;
  /** How many rows stand under a key. */
  count(indexKey: Key): number;
  /** The rows under a key in the order of their own keys, those that come after `after`. */
  rowsUnder(indexKey: Key, after?: Key): Iterable<Row>;
  /** The same, to be changed apart from this one. It shares what stays the same, so it costs next to nothing. */
  clone(): RowIndex;
}

/** An index of the entries given, in whatever order; one that comes twice counts once. */
export function createRowIndex(entries: readonly IndexEntry[] = []): RowIndex {
  const places: Place[] = [];
  const rows: Row[] = [];
  for (const { indexKey, rowKey, row } of entries.toSorted(compareEntries)) {
    const before = places.at(-1);
    if (before?.[0] === indexKey && before[1] === rowKey) continue;
    places.push([indexKey, rowKey]);
    rows.push(row);
  }
  return indexOver(filledTree(places, rows, comparePlaces), countsOf(places));
}

/** How many places there are under each key that has more than one; they are in order. */
function countsOf(places: readonly Place[]): CountTree {
  const keys: Key[] = [];
  const counts: number[] = [];
  let before: Key | undefined;
  for (const place of places) {
    const key = place[0];
    if (key !== before) before = key;
    else if (key === keys.at(-1)) counts.push((counts.pop() ?? 0) + 1);
    else {
      keys.push(key);
      counts.push(2);
    }
  }
  return filledTree(keys, counts, compareKeys);
}

/** @param counts how many rows stand under each key that has more than one; most keys of most indexes have one. */
function indexOver(places: PlaceTree, counts: CountTree): RowIndex {
  function has(indexKey: Key): boolean {
    return places.nextHigherKey(beginningOf(indexKey))?.[0] === indexKey;
  }

  function count(indexKey: Key): number {
    return counts.get(indexKey) ?? (has(indexKey) ? 1 : 0);
  }

  return {
    add: (indexKey, rowKey, row) => {
      const before = count(indexKey);
      const isNew = places.set([indexKey, rowKey], row);
      if (isNew && before > 0) counts.set(indexKey, before + 1);
    },
    remove: (indexKey, rowKey) => {
      const before = counts.get(indexKey);
      if (!places.delete([indexKey, rowKey]) || before === undefined) return;
      if (before > 2) counts.set(indexKey, before - 1);
      else counts.delete(indexKey);
    },
    count,
    rowsUnder: function* (indexKey, after) {
      const start = after === undefined ? beginningOf(indexKey) : ([indexKey, after] as const);
      for (const [[key, rowKey], row] of places.entries(start)) {
        if (key !== indexKey) return;
        if (rowKey !== after) yield row;
      }
    },
    clone: () => indexOver(places.clone(), counts.clone()),
  };
}

/** No row has the key -Infinity, and it comes before every other. */
function beginningOf(indexKey: Key): Place {
  return [indexKey, Number.NEGATIVE_INFINITY];
}

function compareEntries(a: IndexEntry, b: IndexEntry): number {
  return compareKeys(a.indexKey, b.indexKey) || compareKeys(a.rowKey, b.rowKey);
}

function comparePlaces(a: Place, b: Place): number {
  return compareKeys(a[0], b[0]) || compareKeys(a[1], b[1]);
}
