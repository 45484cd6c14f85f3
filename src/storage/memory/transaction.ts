import type {
  Change,
  Collection,
  CollectionCounts,
  Collections,
  QuarantinedRow,
  Row,
  Snapshot,
} from '../store.ts';
import { copyRow } from './copy-row.ts';
import type { Table } from './table.ts';

/** Everything stored at one moment. Never changed once it can be seen; change a clone of it. */
export interface Tables {
  /** By name. */
  readonly collections: ReadonlyMap<string, Table>;
  readonly quarantined: readonly QuarantinedRow[];
}

/** One unit of work: a state of its own to change, and the list of what it changed. */
export interface Transaction {
  readonly rows: Collections;
  readonly changes: readonly Change[];
  /** Removes every row of every collection, and what is set aside. */
  clear(): void;
  /** Goes back, or on, to the rows of another state. What is set aside stays as it is. */
  become(other: Tables): void;
  /** The state that the changes lead to. From here on the change set can only be read; asked again, it is the same. */
  finish(): Tables;
}

/** How a face over the rows gets at them. */
interface Access {
  readonly reading: (name: string) => Table;
  /** @throws Error when nothing may be written, or not any more: a mistake of ours. */
  readonly writing: (name: string) => Table;
  readonly record: (change: Change) => void;
}

/** A change set on a state; of the collections, only those that are written to are cloned. */
export function createTransaction(base: Tables, empty: Tables): Transaction {
  let origin = base;
  let isFinished = false;
  const own = new Map<string, Table>();
  const changes: Change[] = [];

  function requireOpen(): void {
    if (isFinished) throw new Error('a change set cannot be written to after its work is over');
  }

  function writing(name: string): Table {
    requireOpen();
    const known = own.get(name);
    if (known !== undefined) return known;
    const clone = requireCollection(origin, name).clone();
    own.set(name, clone);
    return clone;
  }

  return {
    rows: facesOver({
      reading: (name) => own.get(name) ?? requireCollection(origin, name),
      writing,
      record: (change) => changes.push(change),
    }),
    changes,
    clear: () => {
      requireOpen();
      origin = empty;
      own.clear();
      changes.push({ op: 'clear' });
    },
    become: (other) => {
      requireOpen();
      const now: Tables = { ...origin, collections: new Map([...origin.collections, ...own]) };
      changes.push(...changesBetween(now, other));
      origin = { ...origin, collections: other.collections };
      own.clear();
    },
    finish: () => {
      isFinished = true;
      return { ...origin, collections: new Map([...origin.collections, ...own]) };
    },
  };
}

/** What leads from one state to another; it costs no more than what they do not share. */
function changesBetween(from: Tables, to: Tables): Change[] {
  return [...to.collections].flatMap(([collection, rows]): Change[] => {
    const { removed, put } = requireCollection(from, collection).differencesTo(rows);
    return [
      ...removed.map((key): Change => ({ op: 'remove', collection, key })),
      ...put.map((row): Change => ({ op: 'put', collection, row })),
    ];
  });
}

/** The rows of a state, to be read only: attempts to write are rejected with an Error, for they are a mistake of ours. */
export function readOnly(state: Tables): Collections {
  const reject = () => {
    throw new Error('rows can be written only within a write of the store');
  };
  return facesOver({ reading: (name) => requireCollection(state, name), writing: reject, record: reject });
}

/** A state as others may see it, without a copy being made. */
export function snapshotOf({ collections, quarantined }: Tables): Snapshot {
  const rows = [...collections].map(([name, { all }]) => [name, all] as const);
  return { collections: Object.fromEntries(rows), ...(quarantined.length > 0 && { quarantined }) };
}

/** How many rows each collection has; internal collections are left out. */
export function countRows({ collections }: Tables): CollectionCounts {
  const tables = [...collections].filter(([, { isInternal }]) => !isInternal);
  return Object.fromEntries(tables.map(([name, table]) => [name, table.count()]));
}

function requireCollection(state: Tables, name: string): Table {
  const rows = state.collections.get(name);
  if (rows === undefined) throw new Error(`no collection is named ${name}`);
  return rows;
}

function facesOver(access: Access): Collections {
  return {
    collection: <R extends Row>(name: string) => {
      access.reading(name); // an unknown name is told here, not with the first row
      return createFace(name, access) as Collection<R>;
    },
  };
}

function createFace(collection: string, { reading, writing, record }: Access): Collection {
  return {
    get: async (key) => {
      const row = reading(collection).get(key);
      return row && copyRow(row);
    },
    list: async (query) => reading(collection).list(query).map(copyRow),
    count: async (query) => reading(collection).count(query),
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
