import { SandboxError } from '../errors.ts';
import { createGroupCommit, type GroupCommit } from './memory/group-commit.ts';
import {
  countRows,
  createTransaction,
  readOnly,
  snapshotOf,
  type Tables,
  type Transaction,
} from './memory/transaction.ts';
import { createNullPersistence } from './null-persistence.ts';
import { emptyTables, type LoadTablesOptions, loadTables } from './recovery/load-tables.ts';
import type { Persistence, Savepoint, Snapshot, Store } from './store.ts';

export interface StoreOptions extends Omit<LoadTablesOptions, 'persistence'> {
  /** Where rows outlive the process; without it, they do not. */
  readonly persistence?: Persistence;
}

type Work<T> = (changeSet: Transaction) => T | Promise<T>;

/** How a work ended, and when that may be told. */
interface Ending<T> {
  /** Gives what the work gave, throws what it threw. */
  readonly outcome: () => T;
  /** Settles once all that the work saw and changed is on disk, or lost. */
  readonly saved: Promise<void>;
}

/**
 * Opens a store that holds its rows in memory and keeps them on a disk, when it is given one.
 * @throws StartupError when what the disk holds is of no use.
 */
export async function createStore({
  persistence = createNullPersistence(),
  ...rows
}: StoreOptions): Promise<Store> {
  try {
    const states = createGroupCommit(await loadTables({ ...rows, persistence }), persistence);
    return storeOver(states, emptyTables(rows.specs), persistence);
  } catch (error) {
    await persistence.close();
    throw error;
  }
}

/** A contract that is changed while a request is on its way closes the rows of the one before. */
function closed(): SandboxError {
  return new SandboxError('unavailable', 'the server reloaded during this request: retry', {
    headers: { 'Retry-After': '1' },
  });
}

/** Only a store knows what is in a mark. */
class StateMark implements Savepoint {
  readonly state: Tables;
  constructor(state: Tables) {
    this.state = state;
  }
  get snapshot(): Snapshot {
    return snapshotOf(this.state);
  }
}

/** @throws Error for what no store has made: a mistake of ours. */
function stateOf(savepoint: Savepoint): Tables {
  if (!(savepoint instanceof StateMark)) throw new Error('this is no mark of a store');
  return savepoint.state;
}

function storeOver(states: GroupCommit, empty: Tables, persistence: Persistence): Store {
  /** Settles when the last work in the queue has ended. It never rejects. */
  let turn: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;

  async function change<T>(work: Work<T>): Promise<T> {
    if (closing !== undefined) throw closed();
    const ending = turn.then(() => perform(work, states, empty));
    turn = ending;
    const { outcome, saved } = await ending;
    await saved;
    return outcome();
  }

  async function finish(): Promise<void> {
    await turn;
    await Promise.allSettled([states.saved]); // a failure is told to those whose writes are lost
    await persistence.close(snapshotOf(states.committed));
  }

  return {
    read: async (work) => work(readOnly(states.committed)),
    write: (work) => change(({ rows }) => work(rows)),
    reset: (fill = () => {}) =>
      change(async (changeSet) => {
        changeSet.clear();
        await fill(changeSet.rows);
        return new StateMark(changeSet.finish());
      }),
    savepoint: () => new StateMark(states.committed),
    restore: (savepoint) => {
      const state = stateOf(savepoint);
      return change((changeSet) => changeSet.become(state));
    },
    fork: () => {
      const own = createNullPersistence();
      return storeOver(createGroupCommit(states.committed, own), empty, own);
    },
    quarantined: () => states.committed.quarantined,
    countRows: () => countRows(states.committed),
    snapshot: () => snapshotOf(states.committed),
    close: () => {
      closing ??= finish();
      return closing;
    },
  };
}

/** Runs a work on a change set of its own, and stages the changes of one that did not fail. */
async function perform<T>(work: Work<T>, states: GroupCommit, empty: Tables): Promise<Ending<T>> {
  const base = states.staged;
  const baseSaved = states.saved;
  const changeSet = createTransaction(base, empty);
  const [ending] = await Promise.allSettled([request(work, changeSet)]);
  const next = changeSet.finish();
  if (ending.status === 'rejected') return { outcome: () => raise(ending.reason), saved: baseSaved };
  const outcome = () => ending.value;
  // When staged has moved meanwhile, what this work saw is lost, and `baseSaved` says so.
  if (changeSet.changes.length === 0 || states.staged !== base) return { outcome, saved: baseSaved };
  states.stage(next, changeSet.changes);
  return { outcome, saved: states.saved };
}

/** Calls a work so that what it throws at once is a rejection too. */
async function request<T>(work: Work<T>, changeSet: Transaction): Promise<T> {
  return work(changeSet);
}

function raise(error: unknown): never {
  throw error;
}
