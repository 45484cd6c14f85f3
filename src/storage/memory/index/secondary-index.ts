import type sortedBtree from 'sorted-btree';
import { BTree } from '../../btree/btree.ts';
import { createFilledTree } from '../../btree/bulk-load.ts';
import { compareKeys } from '../../btree/key.ts';
import type { Key, Row, SortedPosition } from '../../store.ts';

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
type EntryPosition = readonly [indexKey: Key, rowKey: Key | null];

type PositionTree = sortedBtree.default<EntryPosition, Row>;
type CountTree = sortedBtree.default<Key, number>;

/**
 * Rows by other keys than their own: none, one or many under each. No cost grows with how many there are, but for that
 * of counting under several keys where rows stand under more than one.
 */
export interface SecondaryIndex {
  /** Puts a row under a key; in place of the one there that has the same key of its own. */
  add(position: IndexKey, rowKey: Key, row: Row): void;
  remove(position: IndexKey, rowKey: Key): void;
  /** How many rows stand under any of the keys. */
  count(indexKeys: readonly Key[]): number;
  /** The rows under a key in the order of their own keys, those that come after `after`; or from the last one down. */
  rowsUnder(indexKey: Key, after?: Key, isDown?: boolean): Iterable<Row>;
  /** The rows under all keys that begin with a text, in the order of those keys; or from the last one down. */
  rowsWithin(prefix: string, after?: SortedPosition, isDown?: boolean): Iterable<Row>;
  /** The same, to be changed apart from this one. It shares what stays the same, so it costs next to nothing. */
  clone(): SecondaryIndex;
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
export function createSecondaryIndex({ rows, keyOf, indexKeysOf }: IndexedRows): SecondaryIndex {
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
  const positions: EntryPosition[] = [];
  const standing: Row[] = [];
  const counts: [indexKey: Key, count: number][] = [];
  for (const indexKey of [...groups.keys()].sort(compareKeys)) {
    const group = groups.get(indexKey) ?? [];
    if (group.length > 1) counts.push([indexKey, group.length]);
    for (const row of group) {
      positions.push([indexKey, keyOf(row)]);
      standing.push(row);
    }
  }
  const tree = createFilledTree(positions, standing, compareEntryPositions);
  return indexOver(tree, new BTree<Key, number>(counts, compareKeys), further);
}

/**
 * @param counts how many rows stand under each key that has more than one; most keys of most indexes have one
 * @param further how many further keys there are that rows stand under
 */
function indexOver(positions: PositionTree, counts: CountTree, further: number): SecondaryIndex {
  let furtherKeys = further;

  function countOf(indexKey: Key): number {
    const many = counts.get(indexKey);
    if (many !== undefined) return many;
    return positions.nextHigherKey(prefixOf(indexKey))?.[0] === indexKey ? 1 : 0;
  }

  /** The rows at the places between two. */
  function* between(low: EntryPosition, high: EntryPosition, isDown: boolean): Generator<Row> {
    const lowest = positions.nextHigherKey(low);
    const highest = positions.nextLowerKey(high);
    if (lowest === undefined || highest === undefined || compareEntryPositions(lowest, highest) > 0) return;
    const last = isDown ? lowest : highest;
    for (const [position, row] of isDown ? positions.entriesReversed(highest) : positions.entries(lowest)) {
      yield row;
      if (position === last) return;
    }
  }

  function rowsUnder(indexKey: Key, after?: Key, isDown = false): Iterable<Row> {
    return between(
      after === undefined || isDown ? prefixOf(indexKey) : [indexKey, after],
      [indexKey, isDown ? (after ?? null) : null],
      isDown,
    );
  }

  return {
    add: ({ indexKey, isFurther }, rowKey, row) => {
      const before = countOf(indexKey);
      if (!positions.set([indexKey, rowKey], row)) return;
      if (before > 0) counts.set(indexKey, before + 1);
      if (isFurther) furtherKeys += 1;
    },
    remove: ({ indexKey, isFurther }, rowKey) => {
      const before = counts.get(indexKey);
      if (!positions.delete([indexKey, rowKey])) return;
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
    rowsWithin: (prefix, after, isDown = false) => {
      const start: EntryPosition | undefined = after && [after.indexKey, after.rowKey];
      return between(
        start === undefined || isDown ? prefixOf(prefix) : start,
        start === undefined || !isDown ? endOf(prefix) : start,
        isDown,
      );
    },
    clone: () => indexOver(positions.clone(), counts.clone(), furtherKeys),
  };
}

/** No row has the key -Infinity, and it comes before every other. */
function prefixOf(indexKey: Key): EntryPosition {
  return [indexKey, Number.NEGATIVE_INFINITY];
}

/** The place after all keys that begin with a text. */
function endOf(prefix: string): EntryPosition {
  const last = prefix.length - 1;
  return prefixOf(prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1));
}

function compareEntryPositions(a: EntryPosition, b: EntryPosition): number {
  return compareKeys(a[0], b[0]) || compareRowKeys(a[1], b[1]);
}

function compareRowKeys(a: EntryPosition[1], b: EntryPosition[1]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareKeys(a, b);
}
