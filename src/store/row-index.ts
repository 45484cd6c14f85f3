import type sortedBtree from 'sorted-btree';
import { filledTree } from './filled-tree.ts';
import { compareKeys } from './key.ts';
import type { Key, Row, SortedPlace } from './store.ts';

/** A row, its own key, and a key of the index under which it stands. */
export interface Standing {
  readonly indexKey: Key;
  readonly rowKey: Key;
  readonly row: Row;
}

/**
 * Where a row stands in an index: under a key of the index, and there in the order of the rows; `null` is the place
 * after the last row.
 */
type Place = readonly [indexKey: Key, rowKey: Key | null];

type PlaceTree = sortedBtree.default<Place, Row>;
type CountTree = sortedBtree.default<Key, number>;

/** Rows by other keys than their own: none, one or many under each. No cost grows with how many there are. */
export interface RowIndex {
  /** Puts a row under a key; in place of the one there that has the same key of its own. */
  add(standing: Standing): void;
  remove(indexKey: Key, rowKey: Key): void;
  /** How many rows stand under a key. */
  count(indexKey: Key): number;
  /** The rows under a key in the order of their own keys, those that come after `after`; or from the last one down. */
  rowsUnder(indexKey: Key, after?: Key, isDown?: boolean): Iterable<Row>;
  /** The rows under all keys that begin with a text, in the order of those keys; or from the last one down. */
  rowsWithin(beginning: string, after?: SortedPlace, isDown?: boolean): Iterable<Row>;
  /** The same, to be changed apart from this one. It shares what stays the same, so it costs next to nothing. */
  clone(): RowIndex;
}

/** An index with the rows that are given it in the order of their own keys. */
export function createRowIndex(rows: Iterable<Standing> = []): RowIndex {
  const groups = [...grouped(rows)].sort(([a], [b]) => compareKeys(a, b));
  const places: Place[] = [];
  const standing: Row[] = [];
  for (const [indexKey, group] of groups) {
    for (const { rowKey, row } of group) {
      places.push([indexKey, rowKey]);
      standing.push(row);
    }
  }
  const many = groups.filter(([, { length }]) => length > 1);
  return indexOver(
    filledTree(places, standing, comparePlaces),
    filledTree(
      many.map(([indexKey]) => indexKey),
      many.map(([, { length }]) => length),
      compareKeys,
    ),
  );
}

/** The rows under each key, in the order of their own keys; a row that names a key twice stands there once. */
function grouped(rows: Iterable<Standing>): ReadonlyMap<Key, readonly Standing[]> {
  const groups = new Map<Key, Standing[]>();
  for (const standing of rows) {
    const group = groups.get(standing.indexKey);
    if (group === undefined) groups.set(standing.indexKey, [standing]);
    else if (group.at(-1)?.rowKey !== standing.rowKey) group.push(standing);
  }
  return groups;
}

/** @param counts how many rows stand under each key that has more than one; most keys of most indexes have one. */
function indexOver(places: PlaceTree, counts: CountTree): RowIndex {
  /** The key as the first row under it has it; absent when there is none. */
  function known(indexKey: Key): Key | undefined {
    const first = places.nextHigherKey(beginningOf(indexKey))?.[0];
    return first === indexKey ? first : undefined;
  }

  return {
    add: ({ indexKey, rowKey, row }) => {
      const same = known(indexKey);
      const before = counts.get(indexKey) ?? (same === undefined ? 0 : 1);
      // Of many equal texts, one is kept.
      const isNew = places.set([same ?? indexKey, rowKey], row);
      if (isNew && before > 0) counts.set(indexKey, before + 1);
    },
    remove: (indexKey, rowKey) => {
      const before = counts.get(indexKey);
      if (!places.delete([indexKey, rowKey]) || before === undefined) return;
      if (before > 2) counts.set(indexKey, before - 1);
      else counts.delete(indexKey);
    },
    count: (indexKey) => counts.get(indexKey) ?? (known(indexKey) === undefined ? 0 : 1),
    rowsUnder: function* (indexKey, after, isDown = false) {
      const walked = isDown
        ? places.entriesReversed([indexKey, after ?? null])
        : places.entries(after === undefined ? beginningOf(indexKey) : [indexKey, after]);
      for (const [[key, rowKey], row] of walked) {
        if (key !== indexKey) return;
        if (rowKey !== after) yield row;
      }
    },
    rowsWithin: function* (beginning, after, isDown = false) {
      const start: Place = after === undefined ? edgeOf(beginning, isDown) : [after.indexKey, after.rowKey];
      for (const [[key, rowKey], row] of isDown ? places.entriesReversed(start) : places.entries(start)) {
        if (!String(key).startsWith(beginning)) return;
        if (key !== after?.indexKey || rowKey !== after.rowKey) yield row;
      }
    },
    clone: () => indexOver(places.clone(), counts.clone()),
  };
}

/** No row has the key -Infinity, and it comes before every other. */
function beginningOf(indexKey: Key): Place {
  return [indexKey, Number.NEGATIVE_INFINITY];
}

/** The place before all keys that begin with a text, or the one after them. */
function edgeOf(beginning: string, isEnd: boolean): Place {
  if (!isEnd) return beginningOf(beginning);
  const last = beginning.length - 1;
  return beginningOf(beginning.slice(0, last) + String.fromCharCode(beginning.charCodeAt(last) + 1));
}

function comparePlaces(a: Place, b: Place): number {
  return compareKeys(a[0], b[0]) || compareRowKeys(a[1], b[1]);
}

function compareRowKeys(a: Place[1], b: Place[1]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareKeys(a, b);
}
