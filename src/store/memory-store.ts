import { SandboxError, StartupError } from '../errors.ts';
import { type ChangeSet, createChangeSet, readOnly, type State, snapshotOf } from './change-set.ts';
import { codeOf } from './errno.ts';
import { emptyState, loadState } from './load-state.ts';
import type { Change, CollectionSpec, Disk, Store } from './store.ts';

export interface StoreOptions {
  readonly specs: readonly CollectionSpec[];
  /** Where rows outlive the process; without it, they do not. */
  readonly disk?: Disk;
}

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
export async function createStore({ specs, disk = diskThatKeepsNothing() }: StoreOptions): Promise<Store> {
  return storeOver(await loadState(specs, disk), emptyState(specs), disk);
}

function storeOver(loaded: State, empty: State, disk: Disk): Store {
  let committed = loaded;
  let staged = loaded;
  /** Settles once `staged` is on disk; rejects when it is lost, together with all that was built on it. */
  let saved: Promise<void> = Promise.resolve();
  /** The change sets of the next save; `undefined` when there is nothing to save. */
  let waiting: (readonly Change[])[] | undefined;
  /** Settles when the last work in the queue has ended. It never rejects. */
  let turn: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;

  function stage(next: State, changes: readonly Change[]): void {
    staged = next;
    if (waiting !== undefined) {
      waiting.push(changes);
      return;
    }
    const batch = [changes];
    waiting = batch;
    // A save under way may fail: this batch is then lost with it, without being tried.
    saved = saved.then(() => save(batch));
  }

  async function save(batch: readonly (readonly Change[])[]): Promise<void> {
    waiting = undefined;
    const next = staged;
    try {
      await disk.save(batch, snapshotOf(next));
    } catch (cause) {
      // Whatever failed, it is not on disk; the reason goes on in the error.
      staged = committed;
      waiting = undefined;
      saved = Promise.resolve();
      throw storageFull(cause);
    }
    committed = next;
  }

  async function perform<T>(work: (changeSet: ChangeSet) => T | Promise<T>): Promise<Ending<T>> {
    const base = staged;
    const baseSaved = saved;
    const changeSet = createChangeSet(base, empty);
    const [ending] = await Promise.allSettled([call(work, changeSet)]);
    const next = changeSet.finish();
    if (ending.status === 'rejected') return { outcome: () => raise(ending.reason), saved: baseSaved };
    // When staged has moved, what this work saw is lost, and `baseSaved` says so.
    if (changeSet.changes.length > 0 && staged === base) {
      stage(next, changeSet.changes);
      return { outcome: () => ending.value, saved };
    }
    return { outcome: () => ending.value, saved: baseSaved };
  }

  async function change<T>(work: (changeSet: ChangeSet) => T | Promise<T>): Promise<T> {
    if (closing !== undefined) throw new Error('the store is closed');
    const ending = turn.then(() => perform(work));
    turn = ending;
    const { outcome, saved: told } = await ending;
    await told;
    return outcome();
  }

  async function finish(): Promise<void> {
    await turn;
    await Promise.allSettled([saved]); // a failure is told to those whose writes are lost
    await disk.close();
  }

  return {
    read: async (work) => work(readOnly(committed)),
    write: (work) => change(({ rows }) => work(rows)),
    clear: () => change((changeSet) => changeSet.clear()),
    snapshot: () => snapshotOf(committed),
    close: () => {
      closing ??= finish();
      return closing;
    },
  };
}

/** Calls a work so that what it throws at once is a rejection too. */
async function call<A, T>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T> {
  return work(argument);
}

function raise(error: unknown): never {
  throw error;
}

function storageFull(cause: unknown): SandboxError {
  const code = codeOf(cause);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const failed = `the data file could not be written${code === undefined ? '' : ` (${code})`}`;
  const [reason, advice] = isFull ? ['the disk is full', 'free space'] : [failed, 'put that right'];
  const message = `could not be stored, because ${reason}, and nothing was changed: ${advice} and send it again`;
  return new SandboxError('storage-full', message, { cause });
}

function diskThatKeepsNothing(): Disk {
  return {
    load: async () => undefined,
    refusal: (problem, cause) => new StartupError(problem, { cause }),
    save: async () => {},
    close: async () => {},
  };
}
