import { SandboxError } from '../errors.ts';
import { approximateBytes } from '../json.ts';
import { inTurns, type Steps, visitInSteps } from '../turns.ts';
import { createMeasuredPersistence } from './measured-persistence.ts';
import { createGroupCommit, type GroupCommit } from './memory/group-commit.ts';
import { readOnly } from './memory/table-access.ts';
import { countByCollection, snapshotOf, type Tables } from './memory/table-set.ts';
import { createTransaction, type Transaction } from './memory/transaction.ts';
import { createNullPersistence } from './null-persistence.ts';
import { emptyTables, type LoadTablesOptions, loadTables } from './recovery/load-tables.ts';
import type { CollectionSpec, Persistence, Savepoint, Snapshot, Store } from './store.ts';

export interface StoreOptions extends Omit<LoadTablesOptions, 'persistence'> {
  /** Where rows outlive the process; without it, they are in memory only. */
  readonly persistence?: Persistence;
}

/**
 * Opens a store. It holds its rows in memory and saves each change through the persistence, where there is one.
 * @throws StartupError when what is stored cannot be used.
 */
export async function createStore({
  persistence = createNullPersistence(),
  ...options
}: StoreOptions): Promise<Store> {
  try {
    const tables = await loadTables({ ...options, persistence });
    const indexed = Promise.resolve(inTurns(buildIndexes(tables)));
    const empty = emptyTables(options.specs);
    return storeOver(createGroupCommit(tables, persistence), persistence, { ...options, empty, indexed });
  } catch (error) {
    await persistence.close();
    throw error;
  }
}

type Work<T> = (transaction: Transaction) => T | Promise<T>;

/** How a unit of work ended, and when the caller may know. */
interface Outcome<T> {
  /** Returns what the work returned, or throws what it threw. */
  readonly result: () => T;
  /** Settles once all that the work saw and changed is on disk, or lost. */
  readonly saved: Promise<void>;
}

/** What a store and its forks share. */
interface Shared {
  readonly specs: readonly CollectionSpec[];
  readonly empty: Tables;
  /** Settles when the indexes of the rows that were loaded are built. */
  readonly indexed: Promise<void>;
}

/** Builds the indexes of many rows: what is loaded can be read meanwhile, and the first write waits for them. */
function* buildIndexes({ collections }: Tables): Steps<void> {
  for (const table of collections.values()) yield* table.buildIndexes();
}

function storeOver(states: GroupCommit, persistence: Persistence, shared: Shared): Store {
  const { specs, empty, indexed } = shared;
  /** Settles when the last unit of work in the queue has ended. */
  let queue: Promise<unknown> = indexed;
  let closing: Promise<void> | undefined;

  async function write<T>(work: Work<T>): Promise<T> {
    if (closing !== undefined) throw closedError();
    const running = queue.then(() => runTransaction(work, states, empty));
    queue = running;
    const { result, saved } = await running;
    await saved;
    return result();
  }

  async function close(): Promise<void> {
    await queue;
    await Promise.allSettled([states.saved]); // each write that is lost rejects with the failure
    await persistence.close(snapshotOf(states.committed));
  }

  return {
    ...committedReads(states),
    write: (work) => write(({ rows }) => work(rows)),
    reset: (fill = () => {}) =>
      write(async (transaction) => {
        transaction.clear();
        await fill(transaction.rows);
        return new TablesSavepoint(transaction.finishShared());
      }),
    restore: (savepoint) => {
      const tables = tablesOf(savepoint);
      return write((transaction) => transaction.restoreTo(tables));
    },
    fork: (onGrowth) => {
      const own = onGrowth ? createMeasuredPersistence(specs, onGrowth) : createNullPersistence();
      return storeOver(createGroupCommit(states.committed, own), own, shared);
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

type CommittedReads = Pick<Store, 'read' | 'savepoint' | 'quarantined' | 'countRows' | 'snapshot'>;

/** The methods of a store that read what is committed. */
function committedReads(states: GroupCommit): CommittedReads {
  return {
    read: async (work) => work(readOnly(states.committed)),
    savepoint: () => new TablesSavepoint(states.committed),
    quarantined: () => states.committed.quarantined,
    countRows: () => countByCollection(states.committed),
    snapshot: () => snapshotOf(states.committed),
  };
}

/** A document that is reloaded during a request closes the store of the one before. */
function closedError(): SandboxError {
  return new SandboxError('unavailable', 'the server reloaded during this request: retry', {
    headers: { 'Retry-After': '1' },
  });
}

/** Hides the tables of a savepoint from all but the store. */
class TablesSavepoint implements Savepoint {
  readonly tables: Tables;
  constructor(tables: Tables) {
    this.tables = tables;
  }
  get snapshot(): Snapshot {
    return snapshotOf(this.tables);
  }
  async bytesBeyond(other: Savepoint): Promise<number> {
    return inTurns(bytesBeyond(tablesOf(other), this.tables));
  }
}

function* bytesBeyond({ collections }: Tables, { collections: own }: Tables): Steps<number> {
  let bytes = 0;
  for (const [name, table] of own) {
    const added = collections.get(name)?.differencesTo(table).put ?? [];
    yield* visitInSteps(added, (row) => {
      bytes += approximateBytes(row);
    });
    yield;
  }
  return bytes;
}

/** @throws Error for a savepoint that no store has made: a bug of ours. */
function tablesOf(savepoint: Savepoint): Tables {
  if (!(savepoint instanceof TablesSavepoint)) throw new Error('this is not a savepoint of a store');
  return savepoint.tables;
}

/** Runs a unit of work in a transaction, and stages its changes unless it fails. */
async function runTransaction<T>(work: Work<T>, states: GroupCommit, empty: Tables): Promise<Outcome<T>> {
  const base = states.staged;
  const baseSaved = states.saved;
  const transaction = createTransaction(base, empty, states.unshared);
  states.running = transaction;
  const ending = await endingOf(work, transaction);
  states.running = undefined;
  const next = transaction.finish();
  if (ending.hasFailed) transaction.undo();
  if (ending.hasFailed) return { result: () => raise(ending.reason), saved: baseSaved };
  const result = () => ending.value;
  // When staged has fallen back meanwhile, what this work saw is lost, and `baseSaved` rejects.
  if (transaction.changes.length === 0 || states.staged !== base) return { result, saved: baseSaved };
  states.stage(next, transaction);
  return { result, saved: states.saved };
}

/** How a unit of work ended. */
type Ending<T> =
  | { readonly hasFailed: false; readonly value: T }
  | { readonly hasFailed: true; readonly reason: unknown };

/** Runs a unit of work to its end; never throws. */
async function endingOf<T>(work: Work<T>, transaction: Transaction): Promise<Ending<T>> {
  try {
    return { hasFailed: false, value: await work(transaction) };
  } catch (reason) {
    return { hasFailed: true, reason };
  }
}

function raise(error: unknown): never {
  throw error;
}
