import { SandboxError } from '../../errors.ts';
import { errnoOf } from '../fs/errno.ts';
import type { FileSystem } from '../fs/file-system.ts';
import type { Persistence, Snapshot, Stored } from '../store.ts';
import { type Compaction, type CompactionSchedule, createCompaction } from './compaction.ts';
import { createLowdbAdapter, type LowdbAdapter } from './snapshot/lowdb-adapter.ts';
import { readWal } from './wal/read-wal.ts';
import { createWriteAheadLog, type WriteAheadLog } from './wal/write-ahead-log.ts';

export interface OpenDataFileOptions {
  readonly files: FileSystem;
  /** The file itself, not a link to it. */
  readonly path: string;
  readonly contract: string;
  readonly previousContract?: string | undefined;
  readonly schedule: CompactionSchedule;
  readonly startupError: Persistence['startupError'];
}

/** What is stored in a data file and its write-ahead log, and both of them, open. */
export interface LoadedDataFile {
  /** `undefined` when there is nothing. */
  readonly stored: Stored | undefined;
  readonly dataFile: OpenDataFile;
}

/**
 * Reads a data file and the write-ahead log beside it.
 * @throws StartupError when one of them is damaged, or of another contract; else what the operating system reports.
 */
export async function openDataFile(options: OpenDataFileOptions): Promise<LoadedDataFile> {
  const { files, path, contract, schedule } = options;
  const adapter = createLowdbAdapter(options);
  const found = await adapter.read();
  const { paths, changes, ...rest } = await readWal(options, found?.lastEntry ?? 0);
  const wal = createWriteAheadLog({ files, file: path, contract, oldPaths: paths, ...rest });
  const snapshot: Snapshot = found?.snapshot ?? { collections: {} };
  return {
    stored: found === undefined && changes.length === 0 ? undefined : { ...snapshot, changes },
    dataFile: new OpenDataFile(adapter, wal, schedule),
  };
}

/** A data file and its write-ahead log, which nobody else has open. */
export class OpenDataFile {
  readonly #adapter: LowdbAdapter;
  readonly #wal: WriteAheadLog;
  readonly #compaction: Compaction;
  /** What is stored after the last entry of the log. */
  #saved: Snapshot | undefined;

  constructor(adapter: LowdbAdapter, wal: WriteAheadLog, schedule: CompactionSchedule) {
    this.#adapter = adapter;
    this.#wal = wal;
    this.#compaction = createCompaction({
      schedule,
      wal,
      stored: adapter,
      compact: async () => {
        if (this.#saved !== undefined) await this.compact(this.#saved);
      },
    });
  }

  /** Appends a batch to the log; when somebody has removed that, writes everything to the data file. */
  async save(batch: Parameters<Persistence['save']>[0], next: Snapshot): Promise<void> {
    this.#compaction.pause();
    try {
      await this.#appendOrCompact(batch, next);
      this.#saved = next;
    } finally {
      this.#compaction.consider();
    }
  }

  /** Writes everything stored to the data file, then removes the log until here. */
  async compact(snapshot: Snapshot): Promise<void> {
    const { lastEntry } = this.#wal;
    const removeOldFiles = await this.#wal.rotate();
    await this.#adapter.write({ snapshot, lastEntry });
    await removeOldFiles();
  }

  /**
   * Compacts the log a last time, so that only the readable file remains.
   * @param last everything stored, where it was loaded
   * @param file the name of the data file, for messages
   * @throws SandboxError `storage-full` when the data file cannot be written.
   */
  async close(last: Snapshot | undefined, file: string): Promise<void> {
    await this.#compaction.stop();
    try {
      if (last !== undefined && (this.#wal.hasFiles || this.#wal.isLost)) await this.compact(last);
    } catch (error) {
      throw new SandboxError('storage-full', formatLastFailure(error, file, this.#wal.isLost), {
        cause: error,
      });
    } finally {
      await this.#wal.close();
    }
  }

  async #appendOrCompact(batch: Parameters<Persistence['save']>[0], next: Snapshot): Promise<void> {
    if (!this.#wal.isLost) {
      try {
        return await this.#wal.append(batch);
      } catch (error) {
        if (!this.#wal.isLost) throw error;
      }
    }
    await this.#compaction.settle();
    await this.compact(next);
  }
}

function formatLastFailure(error: unknown, file: string, isWalLost: boolean): string {
  const why = errnoOf(error) ?? 'for an unknown reason';
  return isWalLost
    ? `what is stored could not be written to ${file} (${why}), and its write-ahead log was removed`
    : `everything is stored, but not in ${file} alone: what could not be written there (${why}) is in its write-ahead log; start again with both`;
}
