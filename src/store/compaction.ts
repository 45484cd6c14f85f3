/** When a journal is worth being put in order. */
export interface CompactionPace {
  /** How many bytes it has at least, however little is stored. */
  readonly least: number;
  /** How long nothing was saved before it happens, in milliseconds; a journal of twice the size does not wait. */
  readonly idle: number;
  /** How long after one that failed it is tried again, in milliseconds. */
  readonly retry: number;
}

export interface CompactionOptions {
  readonly pace: CompactionPace;
  /** How many bytes the journal has, and the file that it is to be put into. */
  readonly sizes: () => { readonly journal: number; readonly stored: number };
  /** Begins at once with what is saved now. */
  readonly compact: () => Promise<void>;
}

/** Has a journal put in order from time to time, beside the saves. */
export interface Compaction {
  /** To be called when a save begins. */
  pause(): void;
  /** To be called when a save has ended: no other is under way. */
  consider(): void;
  /** Begins no further one; resolves when none is under way. */
  stop(): Promise<void>;
}

/** The pace at which nobody notices. */
export const usualPace: CompactionPace = { least: 1_048_576, idle: 500, retry: 10_000 };

/** Waits for the moment to put a journal in order: when it has outgrown what is stored, and nothing is saved. */
export function createCompaction({ pace, sizes, compact }: CompactionOptions): Compaction {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let notBefore = 0;

  /** How long to wait, in milliseconds; `undefined` when there is no need. */
  function delay(): number | undefined {
    const { journal, stored } = sizes();
    const enough = Math.max(pace.least, stored);
    if (running !== undefined || journal <= enough) return undefined;
    return Math.max(journal > 2 * enough ? 0 : pace.idle, notBefore - performance.now());
  }

  function start(): void {
    running = compact()
      .catch(() => {
        // The journal is as it was, so nothing is lost; a disk that was full may have room later.
        notBefore = performance.now() + pace.retry;
      })
      .finally(() => {
        running = undefined;
      });
  }

  return {
    pause: () => clearTimeout(timer),
    consider: () => {
      clearTimeout(timer);
      const wait = delay();
      if (wait === undefined) return;
      if (wait <= 0) start();
      else timer = setTimeout(start, wait).unref();
    },
    stop: async () => {
      clearTimeout(timer);
      await running;
    },
  };
}
