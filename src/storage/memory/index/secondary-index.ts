import { type Steps, visitInSteps } from '../../../turns.ts';
import { type BTree, createBTree } from '../../btree.ts';
import { compareKeys } from '../../key.ts';
import type { Key, Row, SortedPosition } from '../../store.ts';
import { sortInSteps } from './sort-in-steps.ts';

/** A key under which an index has a row. */
export interface IndexKey {
  readonly indexKey: Key;
  /** Whether it is not the first key of the row in this index. */
  readonly isAdditional: boolean;
}

/**
 * Where an entry of an index is: by the index key first, then by the row's own key. `null` comes after every row of
 * the index key.
 */
type EntryPosition = readonly [indexKey: Key, rowKey: Key | null];

/**
 * Finds rows by keys other than their own: a row has none, one or many. No cost grows with the number of rows, except
 * that of counting under several keys at once where rows have more than one.
 */
export interface SecondaryIndex {
  /** Adds a row under a key, in place of an earlier version of the same row. */
  add(key: IndexKey, rowKey: Key, row: Row): void;
  remove(key: IndexKey, rowKey: Key): void;
  /** How many rows there are under any of the keys. */
  count(indexKeys: readonly Key[]): Steps<number>;
  /** The rows under a key by their own keys, ascending or descending, those after `after` only. */
  rowsUnder(indexKey: Key, after?: Key, isDescending?: boolean): Iterable<Row>;
  /** The rows under all keys that start with a prefix, by those keys, ascending or descending. */
  rowsWithin(prefix: string, after?: SortedPosition, isDescending?: boolean): Iterable<Row>;
  /** A copy that can be changed on its own. It shares what stays the same, so it costs next to nothing. */
  clone(): SecondaryIndex;
}

/** After how many entries of an index others may have a turn while it is built. */
const positionsPerStep = 64;

/** Rows, and how an index reads them. */
export interface IndexedRows {
  /** By their own keys, ascending. */
  readonly rows: Iterable<Row>;
  readonly keyOf: (row: Row) => Key;
  /** The index keys of a row, each once. */
  readonly indexKeysOf: (row: Row) => readonly Key[];
}

/** Builds an index of rows, in steps: the rows must not change meanwhile. */
export function* createSecondaryIndex({ rows, keyOf, indexKeysOf }: IndexedRows): Steps<SecondaryIndex> {
  const groups = new Map<Key, Row[]>();
  let additionalKeys = 0;
  yield* visitInSteps(rows, (row) => {
    const indexKeys = indexKeysOf(row);
    for (const indexKey of indexKeys) {
      const group = groups.get(indexKey);
      if (group === undefined) groups.set(indexKey, [row]);
      else group.push(row);
    }
    additionalKeys += Math.max(0, indexKeys.length - 1);
  });
  return new TreeIndex(...(yield* buildTrees(groups, keyOf)), additionalKeys);
}

function* buildTrees(
  groups: ReadonlyMap<Key, readonly Row[]>,
  keyOf: (row: Row) => Key,
): Steps<[BTree<EntryPosition, Row>, BTree<Key, number>]> {
  const positions: EntryPosition[] = [];
  const rows: Row[] = [];
  const countedKeys: Key[] = [];
  const counts: number[] = [];
  for (const indexKey of yield* sortInSteps([...groups.keys()], compareKeys)) {
    const group = groups.get(indexKey) ?? [];
    if (group.length > 1) {
      countedKeys.push(indexKey);
      counts.push(group.length);
    }
    yield* visitInSteps(group, (row) => {
      positions.push([indexKey, keyOf(row)]);
      rows.push(row);
    });
    if (positions.length % positionsPerStep === 0) yield;
  }
  return [createBTree(positions, rows, comparePositions), createBTree(countedKeys, counts, compareKeys)];
}

class TreeIndex implements SecondaryIndex {
  readonly #entries: BTree<EntryPosition, Row>;
  /** How many rows there are under each key that has more than one; most keys of most indexes have one. */
  readonly #counts: BTree<Key, number>;
  /** How many keys rows have beyond their first. */
  #additionalKeys: number;

  constructor(entries: BTree<EntryPosition, Row>, counts: BTree<Key, number>, additionalKeys: number) {
    this.#entries = entries;
    this.#counts = counts;
    this.#additionalKeys = additionalKeys;
  }

  add({ indexKey, isAdditional }: IndexKey, rowKey: Key, row: Row): void {
    const before = this.#countUnder(indexKey);
    if (!this.#entries.set([indexKey, rowKey], row)) return;
    if (before > 0) this.#counts.set(indexKey, before + 1);
    if (isAdditional) this.#additionalKeys += 1;
  }

  remove({ indexKey, isAdditional }: IndexKey, rowKey: Key): void {
    const before = this.#counts.get(indexKey);
    if (!this.#entries.delete([indexKey, rowKey])) return;
    if (before === 2) this.#counts.delete(indexKey);
    else if (before !== undefined) this.#counts.set(indexKey, before - 1);
    if (isAdditional) this.#additionalKeys -= 1;
  }

  *count(indexKeys: readonly Key[]): Steps<number> {
    const keys = [...new Set(indexKeys)];
    if (this.#additionalKeys === 0 || keys.length < 2) {
      return keys.reduce<number>((sum, key) => sum + this.#countUnder(key), 0);
    }
    const counted = new Set<Row>();
    for (const key of keys) yield* visitInSteps(this.rowsUnder(key), (row) => void counted.add(row));
    return counted.size;
  }

  rowsUnder(indexKey: Key, after?: Key, isDescending = false): Iterable<Row> {
    return this.#rowsBetween(
      after === undefined || isDescending ? startOf(indexKey) : [indexKey, after],
      [indexKey, isDescending ? (after ?? null) : null],
      isDescending,
    );
  }

  rowsWithin(prefix: string, after?: SortedPosition, isDescending = false): Iterable<Row> {
    const position: EntryPosition | undefined = after && [after.indexKey, after.rowKey];
    return this.#rowsBetween(
      position === undefined || isDescending ? startOf(prefix) : position,
      position === undefined || !isDescending ? endOf(prefix) : position,
      isDescending,
    );
  }

  clone(): SecondaryIndex {
    return new TreeIndex(this.#entries.clone(), this.#counts.clone(), this.#additionalKeys);
  }

  #countUnder(indexKey: Key): number {
    const count = this.#counts.get(indexKey);
    if (count !== undefined) return count;
    return this.#entries.nextHigherKey(startOf(indexKey))?.[0] === indexKey ? 1 : 0;
  }

  /** The rows between two positions, both of which are left out. */
  *#rowsBetween(low: EntryPosition, high: EntryPosition, isDescending: boolean): Generator<Row> {
    const entries = this.#entries;
    const lowest = entries.nextHigherKey(low);
    const highest = entries.nextLowerKey(high);
    if (lowest === undefined || highest === undefined || comparePositions(lowest, highest) > 0) return;
    const last = isDescending ? lowest : highest;
    for (const [position, row] of isDescending ? entries.entriesReversed(highest) : entries.entries(lowest)) {
      yield row;
      if (position === last) return;
    }
  }
}

/** The position before every row of an index key: no row has the key -Infinity, which comes before every other. */
function startOf(indexKey: Key): EntryPosition {
  return [indexKey, Number.NEGATIVE_INFINITY];
}

/** The position after all keys that start with a prefix. */
function endOf(prefix: string): EntryPosition {
  const last = prefix.length - 1;
  return startOf(prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1));
}

function comparePositions(a: EntryPosition, b: EntryPosition): number {
  return compareKeys(a[0], b[0]) || compareRowKeys(a[1], b[1]);
}

function compareRowKeys(a: Key | null, b: Key | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareKeys(a, b);
}
