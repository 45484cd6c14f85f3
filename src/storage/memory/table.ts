import { SandboxError } from '../../errors.ts';
import type { Steps } from '../../turns.ts';
import { createRowTree, diffAgainst, type RowTree } from '../btree.ts';
import { isKey } from '../key.ts';
import type { CollectionSpec, Key, ListQuery, Row, RowQuery } from '../store.ts';
import { mergeScans, scanIndex } from './index/scan.ts';
import {
  createSecondaryIndexes,
  type IndexPosition,
  type SecondaryIndexes,
} from './index/secondary-indexes.ts';
import { countRows, rowsFrom, takeRows } from './row-iterators.ts';

/** The rows of a collection, by key. Rows go in and come out uncopied: whoever holds one must not change it. */
export interface Table {
  /** Whether the rows are the sandbox's own records, not the API's. */
  readonly isInternal: boolean;
  get(key: Key): Row | undefined;
  /** The rows of a list, in steps; the table must not change meanwhile. */
  list(query?: ListQuery): Steps<Row[]>;
  /** How many rows the query selects, in steps; the table must not change meanwhile. */
  count(query?: RowQuery): Steps<number>;
  /** How many rows there are. */
  readonly size: number;
  /** The row with the last key. */
  last(): Row | undefined;
  /** Returns the key of the row. @throws SandboxError `conflict` when it is taken. */
  insert(row: Row): Key;
  /** Returns the row that was replaced. @throws SandboxError `not-found` when there is no row with the key. */
  replace(row: Row): Row;
  /** Removes a row; returns whether there was one. */
  remove(key: Key): boolean;
  /** Every row, by key; can be iterated any number of times. */
  readonly all: Iterable<Row>;
  /** What turns these rows into those of another state of the same collection. It skips what both share. */
  differencesTo(other: Table): Differences;
  /** The rows as a tree, for `differencesTo` of another state. */
  readonly tree: RowTree;
  /**
   * Builds the indexes that every change keeps up to date, in steps; the table must not change meanwhile. Until then a
   * query builds the one that it needs, and a clone all of them at once.
   */
  buildIndexes(): Steps<void>;
  /** A copy that can be changed on its own. It shares what stays the same, so it costs next to nothing. */
  clone(): Table;
}

/** What turns the rows of one state into those of another. */
export interface Differences {
  readonly removed: readonly Key[];
  /** The rows that are new, and those that changed. */
  readonly put: readonly Row[];
}

/** A table with the rows given, which belong to it from then on. `buildIndexes` builds its indexes where there are rows. */
export function createTable(spec: CollectionSpec, rows = createRowTree()): Table {
  return new TreeTable(spec, rows, createSecondaryIndexes(spec, rows));
}

class TreeTable implements Table {
  readonly isInternal: boolean;
  readonly all: Iterable<Row>;
  readonly tree: RowTree;
  readonly #spec: CollectionSpec;
  readonly #indexes: SecondaryIndexes;

  constructor(spec: CollectionSpec, tree: RowTree, indexes: SecondaryIndexes) {
    this.isInternal = spec.isInternal === true;
    this.all = { [Symbol.iterator]: () => tree.values() };
    this.tree = tree;
    this.#spec = spec;
    this.#indexes = indexes;
  }

  get(key: Key): Row | undefined {
    return this.tree.get(key);
  }

  get size(): number {
    return this.tree.size;
  }

  *list(query: ListQuery = {}): Steps<Row[]> {
    return yield* takeRows(yield* this.#scan(query), query);
  }

  *count(query: RowQuery = {}): Steps<number> {
    const { where, matches } = query;
    if (matches !== undefined)
      return yield* countRows(yield* this.#scan({ ...(where && { where }) }), matches);
    if (where === undefined) return this.tree.size;
    const index = yield* this.#indexes.named(where.index, this.tree);
    return yield* index.count([where.key].flat());
  }

  last(): Row | undefined {
    const key = this.tree.maxKey();
    return key === undefined ? undefined : this.tree.get(key);
  }

  // A spec may throw: each of the three finds the positions of its rows in the indexes before it changes anything.

  insert(row: Row): Key {
    const key = requireKey(this.#spec, row);
    if (this.tree.has(key)) {
      throw new SandboxError('conflict', `${this.#spec.name} already has ${formatKey(key)}: use another key`);
    }
    for (const position of this.#indexes.positionsOf(row)) position.index.add(position, key, row);
    this.tree.set(key, row);
    return key;
  }

  replace(row: Row): Row {
    const key = requireKey(this.#spec, row);
    const old = this.tree.get(key);
    if (old === undefined) {
      throw new SandboxError('not-found', `${this.#spec.name} has no ${formatKey(key)}: create it first`);
    }
    const positions = this.#indexes.positionsOf(row);
    const obsolete = this.#indexes
      .positionsOf(old)
      .filter((position) => !positions.some((other) => isSame(position, other)));
    for (const position of obsolete) position.index.remove(position, key);
    for (const position of positions) position.index.add(position, key, row);
    this.tree.set(key, row);
    return old;
  }

  remove(key: Key): boolean {
    const old = this.tree.get(key);
    if (old === undefined) return false;
    for (const position of this.#indexes.positionsOf(old)) position.index.remove(position, key);
    return this.tree.delete(key);
  }

  differencesTo(other: Table): Differences {
    const removed: Key[] = [];
    const put: Row[] = [];
    diffAgainst<Key, Row, never>(
      this.tree,
      other.tree,
      (key) => void removed.push(key),
      (_, row) => void put.push(row),
      (_key, _old, row) => void put.push(row),
    );
    return { removed, put };
  }

  *buildIndexes(): Steps<void> {
    yield* this.#indexes.build(this.tree);
  }

  clone(): Table {
    return new TreeTable(this.#spec, this.tree.clone(), this.#indexes.clone(this.tree));
  }

  /** The rows that a query has to look at, in its order. */
  *#scan({ sorted, where, after, isDescending = false }: ListQuery): Steps<Iterable<Row>> {
    if (sorted !== undefined) {
      return scanIndex(yield* this.#indexes.named(sorted.index, this.tree), sorted, isDescending);
    }
    if (where === undefined) return rowsFrom(this.tree, after, isDescending);
    const index = yield* this.#indexes.named(where.index, this.tree);
    if (typeof where.key !== 'object') return index.rowsUnder(where.key, after, isDescending);
    const scans = where.key.map((each) => index.rowsUnder(each, after, isDescending));
    return mergeScans(scans, this.#spec.key, isDescending);
  }
}

/** Whether a row that changes keeps its position in an index. */
function isSame(a: IndexPosition, b: IndexPosition): boolean {
  return a.index === b.index && a.indexKey === b.indexKey && a.isAdditional === b.isAdditional;
}

/** @throws Error when the row has no key: the trees would lose their order over it. */
function requireKey(spec: CollectionSpec, row: Row): Key {
  const key = spec.key(row);
  if (!isKey(key)) throw new Error(`a row of ${spec.name} has no key`);
  return key;
}

function formatKey(key: Key): string {
  return JSON.stringify(key);
}
