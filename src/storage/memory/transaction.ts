import { atOnce, inTurns, mapInSteps, type Steps } from '../../turns.ts';
import type {
  Change,
  Collection,
  CollectionCounts,
  Collections,
  ListQuery,
  QuarantinedRow,
  Row,
  Snapshot,
} from '../store.ts';
import { copyRow } from './copy-row.ts';
import type { Table } from './table.ts';

/** Everything stored at one moment. Immutable once it is visible; a transaction changes clones of its tables. */
export interface Tables {
  /** By the name of the collection. */
  readonly collections: ReadonlyMap<string, Table>;
  readonly quarantined: readonly QuarantinedRow[];
}

/** A unit of work on tables of its own. It records each change. */
export interface Transaction {
  readonly rows: Collections;
  readonly changes: readonly Change[];
  /** Removes every row of every collection, and every quarantined row. */
  clear(): void;
  /** Restores the rows of other tables. Quarantined rows stay as they are. */
  restoreTo(other: Tables): void;
  /** The tables with the changes. From then on the transaction is read-only; calling it again returns the same. */
  finish(): Tables;
}

/** How collections reach their tables. */
interface TableAccess {
  readonly reading: (name: string) => Table;
  /** Runs work on a table: at once where the transaction has changed it and may do so again meanwhile. */
  readonly run: <T>(name: string, steps: Steps<T>) => T | Promise<T>;
  /** @throws Error where writes are not allowed, or not any more: a bug of ours. */
  readonly writing: (name: string) => Table;
  readonly record: (change: Change) => void;
}

/**
 * Begins a transaction on tables; it clones only those that it writes to.
 * @param empty the same tables without a row
 */
export function createTransaction(base: Tables, empty: Tables): Transaction {
  let origin = base;
  let isFinished = false;
  const cloned = new Map<string, Table>();
  const changes: Change[] = [];

  function current(): Tables {
    if (cloned.size === 0) return origin;
    const collections = new Map(origin.collections);
    for (const [name, table] of cloned) collections.set(name, table);
    return { ...origin, collections };
  }

  function requireOpen(): void {
    if (isFinished) throw new Error('a transaction cannot be written to after its work is over');
  }

  function writing(name: string): Table {
    requireOpen();
    const known = cloned.get(name);
    if (known !== undefined) return known;
    const clone = requireTable(origin, name).clone();
    cloned.set(name, clone);
    return clone;
  }

  return {
    rows: collectionsOver({
      reading: (name) => cloned.get(name) ?? requireTable(origin, name),
      run: (name, steps) => (cloned.has(name) ? atOnce(steps) : inTurns(steps)),
      writing,
      record: (change) => changes.push(change),
    }),
    changes,
    clear: () => {
      requireOpen();
      origin = empty;
      cloned.clear();
      changes.push({ op: 'clear' });
    },
    restoreTo: (other) => {
      requireOpen();
      // There may be more changes than a function takes arguments.
      for (const change of changesBetween(current(), other)) changes.push(change);
      origin = { ...origin, collections: other.collections };
      cloned.clear();
    },
    finish: () => {
      isFinished = true;
      return current();
    },
  };
}

/** The changes that lead from some tables to others; the cost depends only on what they do not share. */
function changesBetween(from: Tables, to: Tables): Change[] {
  return [...to.collections].flatMap(([collection, table]): Change[] => {
    const { removed, put } = requireTable(from, collection).differencesTo(table);
    return [
      ...removed.map((key): Change => ({ op: 'remove', collection, key })),
      ...put.map((row): Change => ({ op: 'put', collection, row })),
    ];
  });
}

/** Collections that can only be read. A write is rejected with an Error, since it is a bug of ours. */
export function readOnly(tables: Tables): Collections {
  const reject = () => {
    throw new Error('rows can be written only within a write of the store');
  };
  return collectionsOver({
    reading: (name) => requireTable(tables, name),
    run: (_, steps) => inTurns(steps),
    writing: reject,
    record: reject,
  });
}

/** A view of tables for others, without a copy. */
export function snapshotOf({ collections, quarantined }: Tables): Snapshot {
  const rows = [...collections].map(([name, { all }]) => [name, all] as const);
  return { collections: Object.fromEntries(rows), ...(quarantined.length > 0 && { quarantined }) };
}

/** How many rows each collection has; internal collections are left out. */
export function countByCollection({ collections }: Tables): CollectionCounts {
  const counted = [...collections].filter(([, { isInternal }]) => !isInternal);
  return Object.fromEntries(counted.map(([name, table]) => [name, table.size]));
}

function requireTable(tables: Tables, name: string): Table {
  const table = tables.collections.get(name);
  if (table === undefined) throw new Error(`no collection is named ${name}`);
  return table;
}

function collectionsOver(access: TableAccess): Collections {
  return {
    collection: <R extends Row>(name: string) => {
      access.reading(name); // an unknown name fails here, not at the first row
      return collectionOver(name, access) as Collection<R>;
    },
  };
}

function collectionOver(collection: string, { reading, run, writing, record }: TableAccess): Collection {
  return {
    get: async (key) => {
      const row = reading(collection).get(key);
      return row && copyRow(row);
    },
    list: async (query) => run(collection, listCopies(reading(collection), query)),
    count: async (query) => run(collection, reading(collection).count(query)),
    last: async () => {
      const row = reading(collection).last();
      return row && copyRow(row);
    },
    insert: async (row) => {
      const copy = copyRow(row);
      writing(collection).insert(copy);
      record({ op: 'put', collection, row: copy });
    },
    replace: async (row) => {
      const copy = copyRow(row);
      writing(collection).replace(copy);
      record({ op: 'put', collection, row: copy });
    },
    remove: async (key) => {
      const isRemoved = writing(collection).remove(key);
      if (isRemoved) record({ op: 'remove', collection, key });
      return isRemoved;
    },
  };
}

function* listCopies(table: Table, query: ListQuery | undefined): Steps<Row[]> {
  return yield* mapInSteps(yield* table.list(query), copyRow);
}
