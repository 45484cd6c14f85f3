import { SandboxError } from '../../errors.ts';
import { nextTurn } from '../../turns.ts';
import { errnoOf } from '../fs/errno.ts';
import type { Change, Persistence, Snapshot } from '../store.ts';
import type { Table } from './table.ts';
import { snapshotOf, type Tables } from './table-set.ts';
import type { Transaction } from './transaction.ts';

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
  /** The staged tables that only the next batch has: a transaction may change them as they are. */
  readonly unshared: Set<Table>;
  /** The transaction on the staged tables that is under way, where there is one. */
  running: Pick<Transaction, 'leave'> | undefined;
  /** Stages the tables that a transaction led to from those staged before, and saves them with all that waits. */
  stage(next: Tables, transaction: Pick<Transaction, 'changes' | 'unshared'>): void;
}

/** @param loaded both states at first @param persistence saves one batch at a time: all that was staged since the last */
export function createGroupCommit(loaded: Tables, persistence: Persistence): GroupCommit {
  return new BatchedStates(loaded, persistence);
}

class BatchedStates implements GroupCommit {
  readonly unshared = new Set<Table>();
  running: GroupCommit['running'];
  readonly #persistence: Persistence;
  #committed: Tables;
  #staged: Tables;
  /** What is committed, as it is saved. */
  #stored: Snapshot;
  /** Settles once the last batch is on disk, or lost. */
  #written: Promise<void> = Promise.resolve();
  /** The same, for those who respond then. */
  #saved: Promise<void> = Promise.resolve();
  /** Lets those respond who wait for the batch before the next one. */
  #onBegun = () => {};
  /** The transactions of the next batch; `undefined` when there is nothing to save. */
  #waiting: (readonly Change[])[] | undefined;

  constructor(loaded: Tables, persistence: Persistence) {
    this.#committed = loaded;
    this.#staged = loaded;
    this.#stored = snapshotOf(loaded);
    this.#persistence = persistence;
  }

  get committed(): Tables {
    return this.#committed;
  }

  get staged(): Tables {
    return this.#staged;
  }

  get saved(): Promise<void> {
    return this.#saved;
  }

  stage(next: Tables, { changes, unshared }: Parameters<GroupCommit['stage']>[1]): void {
    this.#staged = next;
    for (const table of unshared) this.unshared.add(table);
    if (this.#waiting !== undefined) {
      this.#waiting.push(changes);
      return;
    }
    const batch = [changes];
    this.#waiting = batch;
    // Every request that arrived at the same time is processed first, so that one batch saves them all. The batch before
    // it may fail: this one is then lost as well, and not even tried.
    this.#written = this.#written.then(nextTurn).then(() => this.#save(batch));
    this.#saved = this.#written.then(() => this.#nextBegun());
  }

  /** Resolves once the batch that waits is on its way to the disk: it syncs while the responses to this one are sent. */
  #nextBegun(): Promise<void> | undefined {
    if (this.#waiting === undefined) return undefined;
    return new Promise((resolve) => {
      this.#onBegun = resolve;
    });
  }

  async #save(batch: readonly (readonly Change[])[]): Promise<void> {
    this.#waiting = undefined;
    // From here on others see the tables: they have what is in this batch, and nothing of the transaction under way.
    this.running?.leave();
    this.unshared.clear();
    const next = this.#staged;
    const snapshot = snapshotOf(next);
    process.nextTick(this.#onBegun); // after the promises of this turn, by which a batch gets to the disk
    try {
      await this.#persistence.save(batch, snapshot, this.#stored);
    } catch (cause) {
      // Whatever failed, it is not on disk. The error has the cause.
      this.#staged = this.#committed;
      this.#waiting = undefined;
      this.unshared.clear();
      this.#written = Promise.resolve();
      this.#saved = this.#written;
      throw cause instanceof SandboxError ? cause : storageFull(cause);
    }
    this.#committed = next;
    this.#stored = snapshot;
  }
}

function storageFull(cause: unknown): SandboxError {
  const code = errnoOf(cause);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const failed = `the data file could not be written${code === undefined ? '' : ` (${code})`}`;
  const [reason, advice] = isFull ? ['the disk is full', 'free space'] : [failed, 'fix the cause'];
  const message = `could not be stored, because ${reason}, and nothing was changed: ${advice} and send it again`;
  return new SandboxError('storage-full', message, { cause });
}
