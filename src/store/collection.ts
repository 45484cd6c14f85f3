import { createRequire } from 'node:module';
import type sortedBtree from 'sorted-btree';
import { SandboxError } from '../errors.ts';
import { compareKeys, isKey } from './key.ts';
import type { CollectionSpec, Key, ListQuery, Row, RowQuery } from './store.ts';

// sorted-btree is CommonJS, and the default export of such a module is one thing to Node's `import`, another to
// Vitest's. `require` gives both the same.
const { default: BTree } = createRequire(import.meta.url)('sorted-btree') as typeof sortedBtree;

/** Where a row stands in an index: under a key of the index, and there in the order of the rows. */
type IndexEntry = readonly [indexKey: Key, rowKey: Key];

type RowTree = sortedBtree.default<Key, Row>;
type IndexTree = sortedBtree.default<IndexEntry, undefined>;

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
  /** The same rows, to be changed apart from these. It shares what stays the same, so it costs next to nothing. */
  clone(): CollectionState;
}

/** A collection without rows. */
export function createCollectionState(spec: CollectionSpec): CollectionState {
  const indexes = Object.keys(spec.indexes).map((name) => [name, new BTree([], compareEntries)] as const);
  return stateOver(spec, new BTree<Key, Row>([], compareKeys), new Map(indexes));
}

function stateOver(
  spec: CollectionSpec,
  rows: RowTree,
  indexes: ReadonlyMap<string, IndexTree>,
): CollectionState {
  /** Where a row stands in the indexes. All of it is known before anything is changed, since a spec may throw. */
  function placesOf(row: Row, rowKey: Key): { tree: IndexTree; entry: IndexEntry }[] {
    return [...indexes].flatMap(([name, tree]) =>
      indexKeysOf(spec, name, row).map((indexKey) => ({ tree, entry: [indexKey, rowKey] as const })),
    );
  }

  function insert(row: Row): void {
    const key = keyOf(spec, row);
    if (rows.has(key)) {
      throw new SandboxError('conflict', `${spec.name} has ${quote(key)} already: take another key`);
    }
    for (const { tree, entry } of placesOf(row, key)) tree.set(entry, undefined);
    rows.set(key, row);
  }

  function replace(row: Row): void {
    const key = keyOf(spec, row);
    const old = rows.get(key);
    if (old === undefined) {
      throw new SandboxError('not-found', `${spec.name} has no ${quote(key)}: create it first`);
    }
    const places = placesOf(row, key);
    for (const { tree, entry } of placesOf(old, key)) tree.delete(entry);
    for (const { tree, entry } of places) tree.set(entry, undefined);
    rows.set(key, row);
  }

  function remove(key: Key): boolean {
    const old = rows.get(key);
    if (old === undefined) return false;
    for (const { tree, entry } of placesOf(old, key)) tree.delete(entry);
    return rows.delete(key);
  }

  function count(query: RowQuery = {}): number {
    if (query.where === undefined && query.matches === undefined) return rows.size;
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
    clone: () => stateOver(spec, rows.clone(), cloneEach(indexes)),
  };
}

function cloneEach(indexes: ReadonlyMap<string, IndexTree>): ReadonlyMap<string, IndexTree> {
  return new Map([...indexes].map(([name, tree]) => [name, tree.clone()]));
}

/** The rows that a query means, one after another, as long as they are asked for. */
function walk(
  spec: CollectionSpec,
  rows: RowTree,
  indexes: ReadonlyMap<string, IndexTree>,
  { after, where, matches }: ListQuery,
): Iterable<Row> {
  const index = where && indexes.get(where.index);
  if (where !== undefined && index === undefined) {
    throw new Error(`${spec.name} has no index named ${where.index}`);
  }
  const walked = where && index ? rowsUnder(rows, index, where.key, after) : rowsAfter(rows, after);
  return matches === undefined ? walked : filter(walked, matches);
}

function* rowsAfter(rows: RowTree, after: Key | undefined): Generator<Row> {
  for (const [key, row] of rows.entries(after)) {
    if (key !== after) yield row;
  }
}

function* rowsUnder(rows: RowTree, index: IndexTree, key: Key, after: Key | undefined): Generator<Row> {
  // No row has the key -Infinity, and it comes before every other: with it the walk starts at the first row.
  for (const [indexKey, rowKey] of index.keys([key, after ?? Number.NEGATIVE_INFINITY])) {
    if (indexKey !== key) return;
    const row = rowKey === after ? undefined : rows.get(rowKey);
    if (row !== undefined) yield row;
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

function compareEntries(a: IndexEntry, b: IndexEntry): number {
  return compareKeys(a[0], b[0]) || compareKeys(a[1], b[1]);
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
