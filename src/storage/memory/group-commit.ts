import { SandboxError } from '../../errors.ts';
import { nextTurn } from '../../turns.ts';
import { errnoOf } from '../fs/errno.ts';
import type { Change, Persistence } from '../store.ts';
import { snapshotOf, type Tables } from './transaction.ts';

/**
 * Two states of the tables: writes see the staged one, reads the committed one, which is on disk. Transactions that
 * wait are saved as one batch.
 */
export interface GroupCommit {
  readonly committed: Tables;
  readonly staged: Tables;
  /**
   * Settles once what is staged now is on disk. Rejects with a SandboxError, mostly `storage-full`, when it is lost, together with
   * everything that builds on it; `staged` is then what is committed.
   */
  readonly saved: Promise<void>;
  /** Stages tables, to which `changes` led from those staged before, and saves them with all that waits. */
  stage(next: Tables, changes: readonly Change[]): void;
}

/** @param loaded both states at first @param persistence saves one batch at a time: all that was staged since the last */
export function createGroupCommit(loaded: Tables, persistence: Persistence): GroupCommit {
  let committed = loaded;
  let staged = loaded;
  let saved: Promise<void> = Promise.resolve();
  /** The transactions of the next batch; `undefined` when there is nothing to save. */
  let waiting: (readonly Change[])[] | undefined;

  function stage(next: Tables, changes: readonly Change[]): void {
    staged = next;
    if (waiting !== undefined) {
      waiting.push(changes);
      return;
    }
    const batch = [changes];
    waiting = batch;
    // Every request that arrived at the same time is processed first, so that one batch saves them all. The batch before
    // it may fail: this one is then lost as well, and not even tried.
    saved = saved.then(nextTurn).then(() => save(batch));
  }

  async function save(batch: readonly (readonly Change[])[]): Promise<void> {
    waiting = undefined;
    const next = staged;
    try {
      await persistence.save(batch, snapshotOf(next));
    } catch (cause) {
      // Whatever failed, it is not on disk. The error has the cause.
      staged = committed;
      waiting = undefined;
      saved = Promise.resolve();
      throw cause instanceof SandboxError ? cause : storageFull(cause);
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

function storageFull(cause: unknown): SandboxError {
  const code = errnoOf(cause);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const failed = `the data file could not be written${code === undefined ? '' : ` (${code})`}`;
  const [reason, advice] = isFull ? ['the disk is full', 'free space'] : [failed, 'fix the cause'];
  const message = `could not be stored, because ${reason}, and nothing was changed: ${advice} and send it again`;
  return new SandboxError('storage-full', message, { cause });
}
