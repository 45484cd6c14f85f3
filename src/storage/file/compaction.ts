import type { WriteAheadLog } from './wal/write-ahead-log.ts';

/** When a write-ahead log is compacted. */
export interface CompactionSchedule {
  /** How many bytes the log has at least, however little is stored. */
  readonly minBytes: number;
  /** How long nothing was saved before the compaction; a log of twice the size does not wait. */
  readonly idleMs: number;
  /** How long after a failure it is tried again. */
  readonly retryMs: number;
}

export interface CompactionOptions {
  readonly schedule: CompactionSchedule;
  readonly wal: Pick<WriteAheadLog, 'size' | 'hasOldFiles'>;
  /** The data file that the log is compacted into. */
  readonly stored: { readonly size: number };
  /** Starts at once, with what is saved at that moment. */
  readonly compact: () => Promise<void>;
}

/** Compacts a write-ahead log from time to time, alongside the saves. */
export interface Compaction {
  /** To be called when a save begins. */
  pause(): void;
  /** To be called when a save has ended and no other is under way. */
  consider(): void;
  /** Resolves when no compaction is under way. */
  settle(): Promise<void>;
  /** Starts no further compaction; resolves when none is under way. */
  stop(): Promise<void>;
}

/** A schedule that no client notices. */
export const defaultCompactionSchedule: CompactionSchedule = {
  minBytes: 1_048_576,
  idleMs: 500,
  retryMs: 10_000,
};

/**
 * Waits for the moment to compact: nothing is being saved, and the log has outgrown what is stored or has old files, as
 * a crash or a failed attempt leaves them.
 */
export function createCompaction({ schedule, wal, stored, compact }: CompactionOptions): Compaction {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let notBefore = 0;
  let isSaving = false;
  let isStopped = false;

  /** How long to wait, in milliseconds; `undefined` when there is no need to compact. */
  function delay(): number | undefined {
    const threshold = Math.max(schedule.minBytes, stored.size);
    if (running !== undefined || (wal.size <= threshold && !wal.hasOldFiles)) return undefined;
    return Math.max(wal.size > 2 * threshold ? 0 : schedule.idleMs, notBefore - performance.now());
  }

  function start(): void {
    running = compact()
      .catch(() => {
        // The log is as it was, so nothing is lost; a disk that was full may have space later.
        notBefore = performance.now() + schedule.retryMs;
      })
      .finally(() => {
        running = undefined;
        if (!isSaving && !isStopped) startAfter(delay());
      });
  }

  function startAfter(time: number | undefined): void {
    clearTimeout(timer);
    if (time !== undefined) timer = setTimeout(start, time).unref();
  }

  return {
    pause: () => {
      isSaving = true;
      clearTimeout(timer);
    },
    consider: () => {
      isSaving = false;
      const time = delay();
      if (time !== undefined && time <= 0) start();
      else startAfter(time);
    },
    settle: async () => running,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
