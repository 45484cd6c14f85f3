import type sortedBtree from 'sorted-btree';
import { BTree } from '../../btree/btree.ts';
import { filledTree } from '../../btree/bulk-load.ts';
import { compareKeys } from '../../btree/key.ts';
import type { Key, Row, SortedPlace } from '../../store.ts';

/** A key of an index under which a row stands. */
export interface IndexKey {
  readonly indexKey: Key;
  /** Whether the row stands under another key too, which was named before. */
  readonly isFurther: boolean;
}

/**
 * Where a row stands in an index: under a key of the index, and there in the order of the rows; `null` is the place
 * after the last row.
 */
type Place = readonly [indexKey: Key, rowKey: Key | null];

type PlaceTree = sortedBtree.default<Place, Row>;
type CountTree = sortedBtree.default<Key, number>;

/**
 * Rows by other keys than their own: none, one or many under each. No cost grows with how many there are, but for that
 * of counting under several keys where rows stand under more than one.
 */
export interface RowIndex {
  /** Puts a row under a key; in place of the one there that has the same key of its own. */
  add(place: IndexKey, rowKey: Key, row: Row): void;
  remove(place: IndexKey, rowKey: Key): void;
  /** How many rows stand under any of the keys. */
  count(indexKeys: readonly Key[]): number;
  /** The rows under a key in the order of their own keys, those that come after `after`; or from the last one down. */
  rowsUnder(indexKey: Key, after?: Key, isDown?: boolean): Iterable<Row>;
  /** The rows under all keys that begin with a text, in the order of those keys; or from the last one down. */
  rowsWithin(beginning: string, after?: SortedPlace, isDown?: boolean): Iterable<Row>;
  /** The same, to be changed apart from this one. It shares what stays the same, so it costs next to nothing. */
  clone(): RowIndex;
}

/** How rows are found in an index. */
export interface IndexedRows {
  /** In the order of their own keys. */
  readonly rows: Iterable<Row>;
  readonly keyOf: (row: Row) => Key;
  /** The keys of the index under which a row stands, each once. */
  readonly indexKeysOf: (row: Row) => readonly Key[];
}

/** An index of rows that are there already. */
export function indexRows({ rows, keyOf, indexKeysOf }: IndexedRows): RowIndex {
  const groups = new Map<Key, Row[]>();
  let further = 0;
  for (const row of rows) {
    const indexKeys = indexKeysOf(row);
    for (const indexKey of indexKeys) {
      const group = groups.get(indexKey);
      if (group === undefined) groups.set(indexKey, [row]);
      else group.push(row);
    }
    further += Math.max(0, indexKeys.length - 1);
  }
  const places: Place[] = [];
  const standing: Row[] = [];
  const counts: [indexKey: Key, count: number][] = [];
  for (const indexKey of [...groups.keys()].sort(compareKeys)) {
    const group = groups.get(indexKey) ?? [];
    if (group.length > 1) counts.push([indexKey, group.length]);
    for (const row of group) {
      places.push([indexKey, keyOf(row)]);
      standing.push(row);
    }
  }
  const tree = filledTree(places, standing, comparePlaces);
  return indexOver(tree, new BTree<Key, number>(counts, compareKeys), further);
}

/**
 * @param counts how many rows stand under each key that has more than one; most keys of most indexes have one
 * @param further how many further keys there are that rows stand under
 */
function indexOver(places: PlaceTree, counts: CountTree, further: number): RowIndex {
  let furtherKeys = further;

  function countOf(indexKey: Key): number {
    const many = counts.get(indexKey);
    if (many !== undefined) return many;
    return places.nextHigherKey(beginningOf(indexKey))?.[0] === indexKey ? 1 : 0;
  }

  /** The rows at the places between two. */
  function* between(low: Place, high: Place, isDown: boolean): Generator<Row> {
    const lowest = places.nextHigherKey(low);
    const highest = places.nextLowerKey(high);
    if (lowest === undefined || highest === undefined || comparePlaces(lowest, highest) > 0) return;
    const last = isDown ? lowest : highest;
    for (const [place, row] of isDown ? places.entriesReversed(highest) : places.entries(lowest)) {
      yield row;
      if (place === last) return;
    }
  }

  function rowsUnder(indexKey: Key, after?: Key, isDown = false): Iterable<Row> {
    return between(
      after === undefined || isDown ? beginningOf(indexKey) : [indexKey, after],
      [indexKey, isDown ? (after ?? null) : null],
      isDown,
    );
  }

  return {
    add: ({ indexKey, isFurther }, rowKey, row) => {
      const before = countOf(indexKey);
      if (!places.set([indexKey, rowKey], row)) return;
      if (before > 0) counts.set(indexKey, before + 1);
      if (isFurther) furtherKeys += 1;
    },
    remove: ({ indexKey, isFurther }, rowKey) => {
      const before = counts.get(indexKey);
      if (!places.delete([indexKey, rowKey])) return;
      if (before === 2) counts.delete(indexKey);
      else if (before !== undefined) counts.set(indexKey, before - 1);
      if (isFurther) furtherKeys -= 1;
    },
    count: (indexKeys) => {
      const keys = [...new Set(indexKeys)];
      if (furtherKeys === 0 || keys.length < 2)
        return keys.reduce<number>((sum, key) => sum + countOf(key), 0);
      return new Set(keys.flatMap((key) => [...rowsUnder(key)])).size;
    },
    rowsUnder,
    rowsWithin: (beginning, after, isDown = false) => {
      const start: Place | undefined = after && [after.indexKey, after.rowKey];
      return between(
        start === undefined || isDown ? beginningOf(beginning) : start,
        start === undefined || !isDown ? endOf(beginning) : start,
        isDown,
      );
    },
    clone: () => indexOver(places.clone(), counts.clone(), furtherKeys),
  };
}

/** No row has the key -Infinity, and it comes before every other. */
function beginningOf(indexKey: Key): Place {
  return [indexKey, Number.NEGATIVE_INFINITY];
}

/** The place after all keys that begin with a text. */
function endOf(beginning: string): Place {
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
