import type { WriteAheadLog } from './wal/write-ahead-log.ts';

/** When a journal is worth being put in order. */
export interface CompactionSchedule {
  /** How many bytes it has at least, however little is stored. */
  readonly least: number;
  /** How long nothing was saved before it happens, in milliseconds; a journal of twice the size does not wait. */
  readonly idle: number;
  /** How long after one that failed it is tried again, in milliseconds. */
  readonly retry: number;
}

export interface CompactionOptions {
  readonly pace: CompactionSchedule;
  readonly journal: Pick<WriteAheadLog, 'size' | 'isInPieces'>;
  /** The file that it is to be put into. */
  readonly stored: { readonly size: number };
  /** Begins at once with what is saved now. */
  readonly compact: () => Promise<void>;
}

/** Has a journal put in order from time to time, beside the saves. */
export interface Compaction {
  /** To be called when a save begins. */
  pause(): void;
  /** To be called when a save has ended: no other is under way. */
  consider(): void;
  /** Resolves when none is under way. */
  settle(): Promise<void>;
  /** Begins no further one; resolves when none is under way. */
  stop(): Promise<void>;
}

/** The pace at which nobody notices. */
export const defaultCompactionSchedule: CompactionSchedule = { least: 1_048_576, idle: 500, retry: 10_000 };

/**
 * Waits for the moment to put a journal in order: nothing is saved, and it has outgrown what is stored or is in pieces,
 * as a crash or a failed attempt leaves it.
 */
export function createCompaction({ pace, journal, stored, compact }: CompactionOptions): Compaction {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let notBefore = 0;
  let isSaving = false;
  let isStopped = false;

  /** How long to wait, in milliseconds; `undefined` when there is no need. */
  function delay(): number | undefined {
    const enough = Math.max(pace.least, stored.size);
    if (running !== undefined || (journal.size <= enough && !journal.isInPieces)) return undefined;
    return Math.max(journal.size > 2 * enough ? 0 : pace.idle, notBefore - performance.now());
  }

  function start(): void {
    running = compact()
      .catch(() => {
        // The journal is as it was, so nothing is lost; a disk that was full may have room later.
        notBefore = performance.now() + pace.retry;
      })
      .finally(() => {
        running = undefined;
        if (!isSaving && !isStopped) wait(delay());
      });
  }

  function wait(time: number | undefined): void {
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
      else wait(time);
    },
    settle: async () => running,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
