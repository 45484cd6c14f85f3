import { type Steps, visitInSteps } from '../../../turns.ts';
import { type BTree, createBTree, createBTreeInSteps } from '../../btree.ts';
import { compareKeys } from '../../key.ts';
import type { Key, Row, SortedPosition } from '../../store.ts';
import { orderInSteps } from './order-in-steps.ts';

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

/** Rows, and how an index reads them. */
export interface IndexedRows {
  /** By their own keys, ascending. */
  readonly rows: Iterable<Row>;
  readonly keyOf: (row: Row) => Key;
  /** The index keys of a row, each once. */
  readonly indexKeysOf: (row: Row) => readonly Key[];
}

/**
 * Builds an index of rows, in steps: the rows must not change meanwhile. Of many rows, what is made for each would be moved
 * by the garbage collector, which stops everything: beside the keys, that is a number in the order.
 */
export function* createSecondaryIndex({ rows, keyOf, indexKeysOf }: IndexedRows): Steps<SecondaryIndex> {
  const keys: Key[] = [];
  const indexed: Row[] = [];
  let additionalKeys = 0;
  const toKept = createKeptKeys();
  yield* visitInSteps(rows, (row) => {
    const indexKeys = indexKeysOf(row);
    for (const indexKey of indexKeys) {
      keys.push(toKept(indexKey));
      indexed.push(row);
    }
    additionalKeys += Math.max(0, indexKeys.length - 1);
  });
  // Rows come by their own keys, and stay so where their index keys are equal.
  const order = yield* orderInSteps(keys, compareKeys);
  const entry = (at: number): [EntryPosition, Row] => {
    const row = indexed[at] as Row;
    return [[keys[at] as Key, keyOf(row)], row];
  };
  const entries = yield* createBTreeInSteps(order, entry, comparePositions);
  return new TreeIndex(entries, yield* countRepeated(keys, order), additionalKeys);
}

/** How many different keys are kept once for all rows that have them. */
const maxShared = 1_024;

/** Keys as an index keeps them: of few that repeat, such as those of states, one for all rows, and all in one piece. */
function createKeptKeys(): (key: Key) => Key {
  const shared = new Map<Key, Key>();
  return (key) => {
    const known = shared.get(key);
    if (known !== undefined) return known;
    // A text that was put together is several, until somebody looks into it.
    if (typeof key === 'string') key.charCodeAt(0);
    if (shared.size < maxShared) shared.set(key, key);
    return key;
  };
}

/** How many rows there are under each key that has more than one. */
function* countRepeated(keys: readonly Key[], order: Iterable<number>): Steps<BTree<Key, number>> {
  const repeated: Key[] = [];
  const counts: number[] = [];
  let last: Key | undefined;
  let count = 0;
  const note = () => {
    if (last === undefined || count < 2) return;
    repeated.push(last);
    counts.push(count);
  };
  yield* visitInSteps(order, (at) => {
    const key = keys[at];
    if (key === last) {
      count += 1;
      return;
    }
    note();
    last = key;
    count = 1;
  });
  note();
  return createBTree(repeated, counts, compareKeys);
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
    const first = isDescending ? entries.nextLowerKey(high) : entries.nextHigherKey(low);
    if (first === undefined) return;
    const isBetween = isDescending
      ? (position: EntryPosition) => comparePositions(position, low) > 0
      : (position: EntryPosition) => comparePositions(position, high) < 0;
    if (!isBetween(first)) return; // of most lookups of a name there is none
    for (const [position, row] of isDescending ? entries.entriesReversed(first) : entries.entries(first)) {
      if (!isBetween(position)) return;
      yield row;
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
