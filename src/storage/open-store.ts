import { SandboxError, StartupError } from '../errors.ts';
import { createTwoStates, type TwoStates } from './memory/group-commit.ts';
import { type ChangeSet, createChangeSet, readOnly, type State, snapshotOf } from './memory/transaction.ts';
import { emptyState, type LoadOptions, loadState } from './recovery/load-tables.ts';
import type { Disk, Mark, Snapshot, Store } from './store.ts';

export interface StoreOptions extends Omit<LoadOptions, 'disk'> {
  /** Where rows outlive the process; without it, they do not. */
  readonly disk?: Disk;
}

type Work<T> = (changeSet: ChangeSet) => T | Promise<T>;

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
export async function createStore({ disk = diskThatKeepsNothing(), ...rows }: StoreOptions): Promise<Store> {
  try {
    const states = createTwoStates(await loadState({ ...rows, disk }), disk);
    return storeOver(states, emptyState(rows.specs), disk);
  } catch (error) {
    await disk.close();
    throw error;
  }
}

/** A contract that is changed while a request is on its way closes the rows of the one before. */
function closed(): SandboxError {
  return new SandboxError('unavailable', 'what serves this request was closed meanwhile: send it again', {
    headers: { 'Retry-After': '1' },
  });
}

/** Only a store knows what is in a mark. */
class StateMark implements Mark {
  readonly state: State;
  constructor(state: State) {
    this.state = state;
  }
  get snapshot(): Snapshot {
    return snapshotOf(this.state);
  }
}

/** @throws Error for what no store has made: a mistake of ours. */
function stateOf(mark: Mark): State {
  if (!(mark instanceof StateMark)) throw new Error('this is no mark of a store');
  return mark.state;
}

function storeOver(states: TwoStates, empty: State, disk: Disk): Store {
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
    await disk.close(snapshotOf(states.committed));
  }

  return {
    read: async (work) => work(readOnly(states.committed)),
    write: (work) => change(({ rows }) => work(rows)),
    startOver: (fill = () => {}) =>
      change(async (changeSet) => {
        changeSet.clear();
        await fill(changeSet.rows);
        return new StateMark(changeSet.finish());
      }),
    mark: () => new StateMark(states.committed),
    restore: (mark) => {
      const state = stateOf(mark);
      return change((changeSet) => changeSet.become(state));
    },
    fork: () => {
      const own = diskThatKeepsNothing();
      return storeOver(createTwoStates(states.committed, own), empty, own);
    },
    setAside: () => states.committed.setAside,
    snapshot: () => snapshotOf(states.committed),
    close: () => {
      closing ??= finish();
      return closing;
    },
  };
}

/** Runs a work on a change set of its own, and stages the changes of one that did not fail. */
async function perform<T>(work: Work<T>, states: TwoStates, empty: State): Promise<Ending<T>> {
  const base = states.staged;
  const baseSaved = states.saved;
  const changeSet = createChangeSet(base, empty);
  const [ending] = await Promise.allSettled([call(work, changeSet)]);
  const next = changeSet.finish();
  if (ending.status === 'rejected') return { outcome: () => raise(ending.reason), saved: baseSaved };
  const outcome = () => ending.value;
  // When staged has moved meanwhile, what this work saw is lost, and `baseSaved` says so.
  if (changeSet.changes.length === 0 || states.staged !== base) return { outcome, saved: baseSaved };
  states.stage(next, changeSet.changes);
  return { outcome, saved: states.saved };
}

/** Calls a work so that what it throws at once is a rejection too. */
async function call<T>(work: Work<T>, changeSet: ChangeSet): Promise<T> {
  return work(changeSet);
}

function raise(error: unknown): never {
  throw error;
}

function diskThatKeepsNothing(): Disk {
  return {
    load: async () => undefined,
    refusal: (problem, cause) => new StartupError(problem, { cause }),
    save: async () => {},
    rewrite: async () => {},
    close: async () => {},
  };
}
