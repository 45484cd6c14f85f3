import { SandboxError } from '../../errors.ts';
import { errnoOf } from '../fs/errno.ts';
import type { FileSystem } from '../fs/file-system.ts';
import type { Persistence, Snapshot, Stored } from '../store.ts';
import { AlteredFileError } from './altered-file-error.ts';
import { type Compaction, type CompactionSchedule, createCompaction } from './compaction.ts';
import type { Ownership } from './ownership.ts';
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
  readonly ownership: Ownership;
  readonly startupError: Persistence['startupError'];
  /** Is given a line about what somebody did to the files while they were in use. */
  readonly onNotice: (line: string) => void;
}

/** A batch: the changes of each of its transactions. */
type ChangeSets = Parameters<Persistence['save']>[0];

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
  const { files, path, contract, ownership } = options;
  const adapter = createLowdbAdapter({
    ...options,
    around: async (replace) => {
      await ownership.require();
      await keepForeignFile(options);
      await ownership.replaceDataFile(replace);
    },
  });
  const found = await adapter.read();
  const { paths, changes, settle, ...rest } = await readWal(options, found?.lastEntry ?? 0);
  const wal = createWriteAheadLog({ files, file: path, contract, oldPaths: paths, ...rest });
  await ownership.begin({
    settle: async () => {
      await settle();
      await wal.noteOldFiles();
    },
    hasForeignFiles: () => wal.hasForeignFiles(),
  });
  const snapshot: Snapshot = found?.snapshot ?? { collections: {} };
  return {
    stored: found === undefined && changes.length === 0 ? undefined : { ...snapshot, changes },
    dataFile: new OpenDataFile(adapter, wal, options),
  };
}

/**
 * Copies a data file that somebody edited or replaced while it was in use, before it is overwritten. What is no file is
 * moved there: a folder cannot be overwritten, and whoever reads a fifo waits for a writer.
 */
async function keepForeignFile({ files, path, ownership, onNotice }: OpenDataFileOptions): Promise<void> {
  if (await ownership.isDataFileKnown()) return;
  const found = await files.find(path);
  if (found === undefined) return;
  const copy = `${path}.replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  if (found.kind === 'file') await files.copy(path, copy);
  else await files.rename(path, copy);
  onNotice(`${path} was changed by somebody else while it was in use: ${copy} has what was in it`);
}

/** A data file and its write-ahead log, which nobody else has open. */
export class OpenDataFile {
  readonly #path: string;
  readonly #adapter: LowdbAdapter;
  readonly #wal: WriteAheadLog;
  readonly #ownership: Ownership;
  readonly #onNotice: OpenDataFileOptions['onNotice'];
  readonly #compaction: Compaction;
  /** What is stored after the last entry of the log; `undefined` before the first save, and while one is under way. */
  #saved: Snapshot | undefined;

  constructor(
    adapter: LowdbAdapter,
    wal: WriteAheadLog,
    {
      path,
      schedule,
      ownership,
      onNotice,
    }: Pick<OpenDataFileOptions, 'path' | 'schedule' | 'ownership' | 'onNotice'>,
  ) {
    this.#path = path;
    this.#adapter = adapter;
    this.#wal = wal;
    this.#ownership = ownership;
    this.#onNotice = onNotice;
    this.#compaction = createCompaction({
      schedule,
      wal,
      stored: adapter,
      compact: async () => {
        // A lock that somebody removed is put back first, and a save may begin meanwhile.
        await this.#ownership.require();
        if (this.#saved !== undefined) await this.#compactNow(this.#saved);
      },
    });
  }

  /**
   * Appends a batch to the log; where that is not possible, writes everything to the data file.
   * @param before everything stored before the batch, `next` after it
   * @throws SandboxError `unavailable` when another process owns the file by now, or when somebody meddled with it or with
   * the log; else what the operating system reports.
   */
  async save(batch: ChangeSets, next: Snapshot, before: Snapshot): Promise<void> {
    this.#compaction.pause();
    this.#saved = undefined;
    let stored = before;
    try {
      await this.#ownership.require();
      await this.#appendOrCompact(batch, next, before);
      stored = next;
      await this.#ownership.require(); // the process may have been suspended in between
    } finally {
      this.#saved = stored;
      this.#compaction.consider();
    }
  }

  /** Writes everything stored to the data file, then removes the log until here. */
  async compact(snapshot: Snapshot): Promise<void> {
    await this.#ownership.require();
    await this.#compactNow(snapshot);
  }

  /**
   * Compacts the log a last time, so that only the readable file remains.
   * @param last everything stored, where it was loaded
   * @param file the name of the data file, for messages
   * @throws SandboxError `storage-full` when the data file cannot be written.
   */
  async close(last: Snapshot | undefined, file: string): Promise<void> {
    await this.#compaction.stop();
    const isLogGone = this.#wal.state !== 'intact';
    try {
      if (last !== undefined && (this.#wal.hasFiles || isLogGone)) await this.compact(last);
    } catch (error) {
      if (error instanceof SandboxError) throw error;
      const isLost = isLogGone || !(await this.#wal.isOnDisk());
      throw new SandboxError('storage-full', formatLastFailure(error, file, isLost), { cause: error });
    } finally {
      // All of it was synced: a failure to close it loses nothing.
      await Promise.allSettled([this.#wal.close()]);
    }
  }

  /** @param snapshot what is stored after the last entry that the log has at this moment */
  async #compactNow(snapshot: Snapshot): Promise<void> {
    const { lastEntry } = this.#wal;
    const removeOldFiles = await this.#wal.rotate();
    await this.#adapter.write({ snapshot, lastEntry });
    await removeOldFiles();
  }

  async #appendOrCompact(batch: ChangeSets, next: Snapshot, before: Snapshot): Promise<void> {
    try {
      if (!(await this.#ownership.isDataFileKnown())) throw new AlteredFileError(this.#path);
      if (this.#wal.state === 'intact' && (await this.#wal.append(batch))) return;
    } catch (error) {
      if (error instanceof AlteredFileError) await this.#reportAltered(error, before);
      if (this.#wal.state === 'intact') throw error;
    }
    await this.#compaction.settle();
    await this.compact(next);
  }

  /** Writes everything acknowledged to the data file, and lets whoever sends the next write know what happened. */
  async #reportAltered(error: AlteredFileError, before: Snapshot): Promise<never> {
    await this.#compaction.settle();
    await this.compact(before);
    this.#onNotice(`${error.message}: everything stored before is in the data file again`);
    const reason = `could not be stored, because ${error.message}, and nothing was changed`;
    throw new SandboxError('unavailable', `${reason}: send it again`, { cause: error });
  }
}

function formatLastFailure(error: unknown, file: string, isLogGone: boolean): string {
  const why = errnoOf(error) ?? 'for an unknown reason';
  return isLogGone
    ? `what is stored could not be written to ${file} (${why}), and its write-ahead log was removed`
    : `everything is stored, but not in ${file} alone: what could not be written there (${why}) is in its write-ahead log; start again with both`;
}
