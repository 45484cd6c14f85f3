import { StartupError } from '../../src/errors.ts';
import type { Change, Persistence, QuarantinedRow, Row, Snapshot } from '../../src/storage/store.ts';

/** A save that a store has started; a test decides its outcome. */
export interface FakeSave {
  readonly batch: readonly (readonly Change[])[];
  readonly next: Snapshot;
  succeed(): void;
  fail(error: unknown): void;
}

/** A persistence without a disk: every save waits until the test ends it. */
export interface FakePersistence extends Persistence {
  /** Every save so far, first to last. */
  readonly saves: readonly FakeSave[];
  /** The next save that no test has taken yet, once it has started. */
  takeSave(): Promise<FakeSave>;
  /** The snapshots that replaced everything, first to last. */
  readonly rewrites: readonly Snapshot[];
  readonly isClosed: boolean;
}

/** A fake persistence that contains the given rows. */
export function createFakePersistence(
  stored?: Readonly<Record<string, Iterable<Row>>>,
  quarantined?: readonly QuarantinedRow[],
): FakePersistence {
  const saves: FakeSave[] = [];
  const rewrites: Snapshot[] = [];
  const takers: ((save: FakeSave) => void)[] = [];
  let taken = 0;
  let isClosed = false;

  function handOver(): void {
    for (const save of saves.slice(taken)) {
      const taker = takers.shift();
      if (taker === undefined) return;
      taken += 1;
      taker(save);
    }
  }

  return {
    saves,
    rewrites,
    get isClosed() {
      return isClosed;
    },
    takeSave: () =>
      new Promise((resolve) => {
        takers.push(resolve);
        handOver();
      }),
    load: async () =>
      stored === undefined ? undefined : { collections: stored, ...(quarantined && { quarantined }) },
    startupError: (problem, cause) => new StartupError(`the fake disk: ${problem}`, { cause }),
    save: (batch, next) =>
      new Promise((resolve, reject) => {
        saves.push({ batch, next, succeed: resolve, fail: reject });
        handOver();
      }),
    rewrite: async (next) => void rewrites.push(next),
    close: async () => {
      isClosed = true;
    },
  };
}
