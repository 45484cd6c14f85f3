import { SandboxError, StartupError } from '../../errors.ts';
import { errnoOf } from '../fs/errno.ts';
import { type FileSystem, nodeFileSystem } from '../fs/file-system.ts';
import { acquireLock, type Lock } from '../fs/lock/file-lock.ts';
import { requireReadable } from '../fs/read-file.ts';
import type { Persistence, Snapshot } from '../store.ts';
import {
  type Compaction,
  type CompactionSchedule,
  createCompaction,
  defaultCompactionSchedule,
} from './compaction.ts';
import { createLowdbAdapter, type LowdbAdapter } from './snapshot/lowdb-adapter.ts';
import { readWal } from './wal/read-wal.ts';
import { createWriteAheadLog, type WriteAheadLog } from './wal/write-ahead-log.ts';

export interface FilePersistenceOptions {
  readonly file: string;
  /** The title of the contract whose rows these are; the file of another one is refused. */
  readonly contract: string;
  /** The title that the contract had until now, where it was changed while it was served. */
  readonly formerly?: string;
  /** The file system, the lock and the pace; the usual ones unless told otherwise. */
  readonly files?: FileSystem;
  readonly lock?: (path: string) => Promise<Lock>;
  readonly pace?: CompactionSchedule;
}

/** A data file that is read, and that nobody else has open. */
interface OpenDisk {
  readonly journal: WriteAheadLog;
  readonly compaction: Compaction;
  /** Notes what is stored after the last entry of the journal. */
  note(saved: Snapshot): void;
  /** Puts everything stored into the data file, and then removes the journal until here. */
  compact(saved: Snapshot): Promise<void>;
}

/**
 * A readable JSON file and a journal beside it: a save appends to the journal; from time to time, and at the end, the
 * JSON file is written anew and the journal removed. A lock keeps other processes out as long as it is open.
 */
export function createFilePersistence(options: FilePersistenceOptions): Persistence {
  const {
    file,
    contract,
    formerly,
    files = nodeFileSystem,
    lock: acquire = acquireLock,
    pace = defaultCompactionSchedule,
  } = options;
  let lock: Lock | undefined;
  let opened: OpenDisk | undefined;

  const startupError: Persistence['startupError'] = (problem, cause) => {
    const advice = 'fix or move it, or start with --data other.json';
    return new StartupError(`the data file ${file} cannot be used: ${problem}; ${advice}`, { cause });
  };

  /** Does what the operating system may not allow, and tells of that as a refusal. */
  async function reported<T>(failure: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const code = errnoOf(error);
      if (code === undefined) throw error;
      throw startupError(`it cannot be ${failure} (${code})`, error);
    }
  }

  /** Takes hold of the file; what is no file at all is told before anything is put beside it. */
  async function takeHold(): Promise<string> {
    const path = await reported('read', async () => {
      const located = await files.locate(file);
      await requireReadable(files, located, startupError);
      return located;
    });
    lock = await reported('locked', () => acquire(path));
    return path;
  }

  async function load(path: string): ReturnType<Persistence['load']> {
    const location = { files, path, contract, startupError };
    const dataFile = createLowdbAdapter({ ...location, formerly });
    const found = await dataFile.read();
    const { paths, changes, ...rest } = await readWal(location, found?.lastEntry ?? 0);
    const journal = createWriteAheadLog({ files, file: path, contract, earlier: paths, ...rest });
    opened = openDisk(dataFile, journal, pace);
    const nothing: Snapshot = { collections: {} };
    return found === undefined && changes.length === 0
      ? undefined
      : { ...(found?.snapshot ?? nothing), changes };
  }

  function requireOpen(): OpenDisk {
    if (opened === undefined) throw new Error('the disk is not open');
    return opened;
  }

  /** Writes the journal off, so that only the readable file is left. */
  async function finish(
    { journal, compaction, compact }: OpenDisk,
    last: Snapshot | undefined,
  ): Promise<void> {
    await compaction.stop();
    try {
      if (last !== undefined && (journal.isThere || journal.isLost)) await compact(last);
    } catch (error) {
      const why = errnoOf(error) ?? 'for an unknown reason';
      const message = journal.isLost
        ? `what is stored could not be written to ${file} (${why}), and its journal was removed`
        : `everything is stored, but not in ${file} alone: what could not be written there (${why}) is in its journal; start again with both`;
      throw new SandboxError('storage-full', message, { cause: error });
    } finally {
      await journal.close();
    }
  }

  return {
    load: async () => {
      const path = await takeHold();
      return reported('read', () => load(path));
    },
    startupError,
    save: async (batch, next) => {
      const { compaction, note } = requireOpen();
      compaction.pause();
      try {
        await keep(requireOpen(), batch, next);
        note(next);
      } finally {
        compaction.consider();
      }
    },
    rewrite: (next) => requireOpen().compact(next),
    close: async (last) => {
      try {
        if (opened !== undefined) await finish(opened, last);
      } finally {
        opened = undefined;
        await lock?.release();
        lock = undefined;
      }
    },
  };
}

/** Appends to the journal; when somebody has removed that, writes everything anew. */
async function keep(
  { journal, compaction, compact }: OpenDisk,
  batch: Parameters<Persistence['save']>[0],
  next: Snapshot,
): Promise<void> {
  if (!journal.isLost) {
    try {
      return await journal.append(batch);
    } catch (error) {
      if (!journal.isLost) throw error;
    }
  }
  await compaction.settle();
  await compact(next);
}

function openDisk(dataFile: LowdbAdapter, journal: WriteAheadLog, pace: CompactionSchedule): OpenDisk {
  let saved: Snapshot | undefined;

  async function compact(snapshot: Snapshot): Promise<void> {
    const lastEntry = journal.last;
    const removeEarlier = await journal.turnOver();
    await dataFile.write({ snapshot, lastEntry });
    await removeEarlier();
  }

  const compaction = createCompaction({
    pace,
    journal,
    stored: dataFile,
    compact: async () => {
      if (saved !== undefined) await compact(saved);
    },
  });
  return { journal, compaction, compact, note: (next) => (saved = next) };
}
