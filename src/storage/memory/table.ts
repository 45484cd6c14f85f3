import { SandboxError } from '../../errors.ts';
import { diffAgainst } from '../btree/btree.ts';
import { isKey } from '../btree/key.ts';
import { createRowTree, type RowTree } from '../btree/row-tree.ts';
import type { CollectionSpec, Key, ListQuery, Row, RowQuery } from '../store.ts';
import { scanIndex } from './index/index-scan.ts';
import { mergeSorted } from './index/merge-sorted.ts';
import {
  createSecondaryIndexes,
  type IndexPosition,
  type SecondaryIndexes,
} from './index/secondary-indexes.ts';
import { topN } from './index/top-n.ts';

type Where = NonNullable<RowQuery['where']>;

/**
 * The rows of a collection, in order. Rows go in and come out as they are, uncopied: whoever holds one leaves it as
 * it is.
 */
export interface Table {
  /** Whether the rows are the sandbox's own records, not the API's. */
  readonly isInternal: boolean;
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
  differencesTo(other: Table): Differences;
  /** The rows as a tree, for another state of the same collection to compare itself with. */
  readonly tree: RowTree;
  /** The same rows, to be changed apart from these. It shares what stays the same, so it costs next to nothing. */
  clone(): Table;
}

/** What leads from some rows to others. */
export interface Differences {
  readonly removed: readonly Key[];
  /** The rows that are new, and those that changed. */
  readonly put: readonly Row[];
}

/** A collection of the rows given, which are its own from here on. */
export function createTable(spec: CollectionSpec, rows = createRowTree()): Table {
  return stateOver(spec, rows, createSecondaryIndexes(spec, rows.valuesArray()));
}

function stateOver(spec: CollectionSpec, rows: RowTree, indexes: SecondaryIndexes): Table {
  const all = { [Symbol.iterator]: () => rows.values() };

  // Where a row stands is known before anything is changed, since a spec may throw.

  function insert(row: Row): void {
    const key = keyOf(spec, row);
    if (rows.has(key)) {
      throw new SandboxError('conflict', `${spec.name} has ${quote(key)} already: take another key`);
    }
    for (const location of indexes.positionsOf(row)) location.index.add(location, key, row);
    rows.set(key, row);
  }

  function replace(row: Row): void {
    const key = keyOf(spec, row);
    const old = rows.get(key);
    if (old === undefined) {
      throw new SandboxError('not-found', `${spec.name} has no ${quote(key)}: create it first`);
    }
    const locations = indexes.positionsOf(row);
    const left = indexes
      .positionsOf(old)
      .filter((location) => !locations.some((other) => isSame(location, other)));
    for (const location of left) location.index.remove(location, key);
    for (const location of locations) location.index.add(location, key, row);
    rows.set(key, row);
  }

  function remove(key: Key): boolean {
    const old = rows.get(key);
    if (old === undefined) return false;
    for (const location of indexes.positionsOf(old)) location.index.remove(location, key);
    return rows.delete(key);
  }

  function walk(query: ListQuery): Iterable<Row> {
    const walked = walkAll(query);
    return query.matches === undefined ? walked : filter(walked, query.matches);
  }

  function walkAll({ sorted, where, after, isDown = false }: ListQuery): Iterable<Row> {
    if (sorted !== undefined) return scanIndex(indexes.named(sorted.index, all), sorted, isDown);
    return where === undefined ? rowsFrom(rows, after, isDown) : rowsUnder(where, after, isDown);
  }

  function rowsUnder(where: Where, after: Key | undefined, isDown: boolean): Iterable<Row> {
    const index = indexes.named(where.index, all);
    const walks = [where.key].flat().map((key) => index.rowsUnder(key, after, isDown));
    return mergeSorted(walks, spec.key, isDown);
  }

  function count(query: RowQuery = {}): number {
    const { where, matches } = query;
    if (matches !== undefined) return sizeOf(walk(query));
    return where === undefined ? rows.size : indexes.named(where.index, all).count([where.key].flat());
  }

  function last(): Row | undefined {
    const key = rows.maxKey();
    return key === undefined ? undefined : rows.get(key);
  }

  return {
    isInternal: spec.isInternal === true,
    get: (key) => rows.get(key),
    list: (query = {}) => take(walk(query), query),
    count,
    last,
    insert,
    replace,
    remove,
    all,
    differencesTo: (other) => differences(rows, other.tree),
    tree: rows,
    clone: () => stateOver(spec, rows.clone(), indexes.clone(all)),
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

/** Whether a row that changes stays where it is in an index. */
function isSame(a: IndexPosition, b: IndexPosition): boolean {
  return a.index === b.index && a.indexKey === b.indexKey && a.isFurther === b.isFurther;
}

/** The rows that come after a key, which itself need not be there any more. */
function rowsFrom(rows: RowTree, after: Key | undefined, isDown: boolean): Iterable<Row> {
  const first =
    after === undefined ? undefined : isDown ? rows.nextLowerKey(after) : rows.nextHigherKey(after);
  if (after !== undefined && first === undefined) return [];
  return isDown ? valuesOf(rows.entriesReversed(first)) : rows.values(first);
}

function* valuesOf(entries: Iterable<[Key, Row]>): Generator<Row> {
  for (const [, row] of entries) yield row;
}

function sizeOf(rows: Iterable<Row>): number {
  let size = 0;
  for (const _ of rows) size += 1;
  return size;
}

function* filter(rows: Iterable<Row>, matches: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (matches(row)) yield row;
}

function take(
  rows: Iterable<Row>,
  { offset = 0, limit = Number.POSITIVE_INFINITY, order }: ListQuery,
): Row[] {
  const taken: Row[] = [];
  if (limit <= 0) return taken;
  if (order !== undefined) return topN(rows, order, offset + limit).slice(offset);
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

function quote(key: Key): string {
  return JSON.stringify(key);
}
