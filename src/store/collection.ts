import { SandboxError } from '../errors.ts';
import { diffAgainst } from './btree.ts';
import { isKey } from './key.ts';
import { createRowIndex, type IndexEntry, type RowIndex } from './row-index.ts';
import { createRowTree, type RowTree } from './row-tree.ts';
import type { CollectionSpec, Key, ListQuery, Row, RowQuery } from './store.ts';

/** Where a row stands beside its own place. */
interface Place {
  readonly index: RowIndex;
  readonly indexKey: Key;
}

/**
 * The rows of a collection, in order. Rows go in and come out as they are, uncopied: whoever holds one leaves it as
 * it is.
 */
export interface CollectionState {
  get(key: Key): Row | undefined;
  list(query?: ListQuery): Row[];
  count(query?: RowQuery): number;
  /** The row with the last key. */
  last(): Row | undefined;
  /** @throws SandboxError `conflict` when the key is taken. */
  insert(row: Row): void;
  /** @throws SandboxError `not-found` when there is no row with the key. */
  replace(row: Row): void;
  remove(key: Key): boolean;
  /** Every row, in order; to be walked any number of times. */
  readonly all: Iterable<Row>;
  /** What makes these rows those of another state of the same collection; it passes over what both share. */
  differencesTo(other: CollectionState): Differences;
  /** The rows as a tree, for another state of the same collection to compare itself with. */
  readonly tree: RowTree;
  /** The same rows, to be changed apart from these. It shares what stays the same, so it costs next to nothing. */
  clone(): CollectionState;
}

/** What leads from some rows to others. */
export interface Differences {
  readonly removed: readonly Key[];
  /** The rows that are new, and those that changed. */
  readonly put: readonly Row[];
}

/** A collection of the rows given, which are its own from here on. */
export function createCollectionState(spec: CollectionSpec, rows = createRowTree()): CollectionState {
  const indexes = Object.keys(spec.indexes).map(
    (name) => [name, createRowIndex(indexEntries(spec, name, rows))] as const,
  );
  return stateOver(spec, rows, new Map(indexes));
}

/** Where rows stand in an index, those of the first row first. */
function indexEntries(spec: CollectionSpec, index: string, rows: RowTree): IndexEntry[] {
  const entries: IndexEntry[] = [];
  rows.forEachPair((rowKey, row) => {
    for (const indexKey of indexKeysOf(spec, index, row)) entries.push({ indexKey, rowKey, row });
  });
  return entries;
}

function stateOver(
  spec: CollectionSpec,
  rows: RowTree,
  indexes: ReadonlyMap<string, RowIndex>,
): CollectionState {
  /** Where a row stands in the indexes. All of it is known before anything is changed, since a spec may throw. */
  function placesOf(row: Row): Place[] {
    const places: Place[] = [];
    for (const [name, index] of indexes) {
      for (const indexKey of indexKeysOf(spec, name, row)) places.push({ index, indexKey });
    }
    return places;
  }

  function insert(row: Row): void {
    const key = keyOf(spec, row);
    if (rows.has(key)) {
      throw new SandboxError('conflict', `${spec.name} has ${quote(key)} already: take another key`);
    }
    for (const { index, indexKey } of placesOf(row)) index.add(indexKey, key, row);
    rows.set(key, row);
  }

  function replace(row: Row): void {
    const key = keyOf(spec, row);
    const old = rows.get(key);
    if (old === undefined) {
      throw new SandboxError('not-found', `${spec.name} has no ${quote(key)}: create it first`);
    }
    const places = placesOf(row);
    for (const { index, indexKey } of placesOf(old)) index.remove(indexKey, key);
    for (const { index, indexKey } of places) index.add(indexKey, key, row);
    rows.set(key, row);
  }

  function remove(key: Key): boolean {
    const old = rows.get(key);
    if (old === undefined) return false;
    for (const { index, indexKey } of placesOf(old)) index.remove(indexKey, key);
    return rows.delete(key);
  }

  function count(query: RowQuery = {}): number {
    const { where, matches } = query;
    if (matches === undefined) {
      return where === undefined ? rows.size : requireIndex(spec, indexes, where.index).count(where.key);
    }
    let counted = 0;
    for (const _ of walk(spec, rows, indexes, query)) counted += 1;
    return counted;
  }

  function last(): Row | undefined {
    const key = rows.maxKey();
    return key === undefined ? undefined : rows.get(key);
  }

  return {
    get: (key) => rows.get(key),
    list: (query = {}) => take(walk(spec, rows, indexes, query), query.offset, query.limit),
    count,
    last,
    insert,
    replace,
    remove,
    all: { [Symbol.iterator]: () => rows.values() },
    differencesTo: (other) => differences(rows, other.tree),
    tree: rows,
    clone: () => stateOver(spec, rows.clone(), cloneEach(indexes)),
  };
}

function differences(from: RowTree, to: RowTree): Differences {
  const removed: Key[] = [];
  const put: Row[] = [];
  diffAgainst<Key, Row, never>(
    from,
    to,
    (key) => void removed.push(key),
    (_, row) => void put.push(row),
    (_key, _old, row) => void put.push(row),
  );
  return { removed, put };
}

function cloneEach(indexes: ReadonlyMap<string, RowIndex>): ReadonlyMap<string, RowIndex> {
  return new Map([...indexes].map(([name, index]) => [name, index.clone()]));
}

/** The rows that a query means, one after another, as long as they are asked for. */
function walk(
  spec: CollectionSpec,
  rows: RowTree,
  indexes: ReadonlyMap<string, RowIndex>,
  { after, where, matches }: ListQuery,
): Iterable<Row> {
  const walked =
    where === undefined
      ? rowsAfter(rows, after)
      : requireIndex(spec, indexes, where.index).rowsUnder(where.key, after);
  return matches === undefined ? walked : filter(walked, matches);
}

/** @throws Error for a name that the spec does not declare: a mistake of ours. */
function requireIndex(spec: CollectionSpec, indexes: ReadonlyMap<string, RowIndex>, name: string): RowIndex {
  const index = indexes.get(name);
  if (index === undefined) throw new Error(`${spec.name} has no index named ${name}`);
  return index;
}

function* rowsAfter(rows: RowTree, after: Key | undefined): Generator<Row> {
  for (const [key, row] of rows.entries(after)) {
    if (key !== after) yield row;
  }
}

function* filter(rows: Iterable<Row>, matches: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (matches(row)) yield row;
}

function take(rows: Iterable<Row>, offset = 0, limit = Number.POSITIVE_INFINITY): Row[] {
  const taken: Row[] = [];
  if (limit <= 0) return taken;
  let left = offset;
  for (const row of rows) {
    if (left > 0) {
      left -= 1;
      continue;
    }
    taken.push(row);
    if (taken.length >= limit) break;
  }
  return taken;
}

/** @throws Error when the row has none: the trees would lose their order over it. */
function keyOf(spec: CollectionSpec, row: Row): Key {
  const key = spec.key(row);
  if (!isKey(key)) throw new Error(`a row of ${spec.name} has no key`);
  return key;
}

/** @throws Error when one of them is not a key. */
function indexKeysOf(spec: CollectionSpec, index: string, row: Row): readonly Key[] {
  const keys = spec.indexes[index]?.(row) ?? [];
  if (!keys.every(isKey)) throw new Error(`a row of ${spec.name} has no key for its index ${index}`);
  return keys;
}

function quote(key: Key): string {
  return JSON.stringify(key);
}
