import { SandboxError } from '../../errors.ts';
import { errnoOf } from '../fs/errno.ts';
import type { Change, Persistence } from '../store.ts';
import { snapshotOf, type Tables } from './transaction.ts';

/** The state that writes see and the one that reads see, which is the one that is on disk. */
export interface GroupCommit {
  readonly committed: Tables;
  readonly staged: Tables;
  /**
   * Settles once what is `staged` now is on disk; rejects with SandboxError `storage-full` when it is lost, together
   * with all that is built on it. `staged` has then fallen back.
   */
  readonly saved: Promise<void>;
  /** Puts a state in place of `staged`, from which `changes` led to it, and has it saved with all that waits. */
  stage(next: Tables, changes: readonly Change[]): void;
}

/** Both states, the same as yet; one save at a time, each with everything that was staged since the one before. */
export function createGroupCommit(loaded: Tables, persistence: Persistence): GroupCommit {
  let committed = loaded;
  let staged = loaded;
  let saved: Promise<void> = Promise.resolve();
  /** The change sets of the next save; `undefined` when there is nothing to save. */
  let waiting: (readonly Change[])[] | undefined;

  function stage(next: Tables, changes: readonly Change[]): void {
    staged = next;
    if (waiting !== undefined) {
      waiting.push(changes);
      return;
    }
    const batch = [changes];
    waiting = batch;
    // The save before it may fail: this batch is then lost with it, without being tried.
    saved = saved.then(allArrived).then(() => save(batch));
  }

  async function save(batch: readonly (readonly Change[])[]): Promise<void> {
    waiting = undefined;
    const next = staged;
    try {
      await persistence.save(batch, snapshotOf(next));
    } catch (cause) {
      // Whatever failed, it is not on disk; the reason goes on in the error.
      staged = committed;
      waiting = undefined;
      saved = Promise.resolve();
      throw storageFull(cause);
    }
    committed = next;
  }

  return {
    get committed() {
      return committed;
    },
    get staged() {
      return staged;
    },
    get saved() {
      return saved;
    },
    stage,
  };
}

/** Resolves when all that came in at the same time has had its turn: what it changes is saved in one go. */
function allArrived(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function storageFull(cause: unknown): SandboxError {
  const code = errnoOf(cause);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const failed = `the data file could not be written${code === undefined ? '' : ` (${code})`}`;
  const [reason, advice] = isFull ? ['the disk is full', 'free space'] : [failed, 'put that right'];
  const message = `could not be stored, because ${reason}, and nothing was changed: ${advice} and send it again`;
  return new SandboxError('storage-full', message, { cause });
}
