import { SandboxError, StartupError } from '../../errors.ts';
import { errnoOf } from '../fs/errno.ts';
import { type FileSystem, nodeFileSystem } from '../fs/file-system.ts';
import { acquireLock } from '../fs/lock/file-lock.ts';
import type { Lock } from '../fs/lock/held-lock.ts';
import { requireRegularFile } from '../fs/read-file.ts';
import type { Persistence } from '../store.ts';
import { type CompactionSchedule, defaultCompactionSchedule } from './compaction.ts';
import { lockUnlessUnwritable } from './lock-unless-unwritable.ts';
import { type OpenDataFile, openDataFile } from './open-data-file.ts';
import { Ownership } from './ownership.ts';

export interface FilePersistenceOptions {
  readonly file: string;
  /** The title of the contract that the rows belong to; the file of another contract is rejected. */
  readonly contract: string;
  /** The earlier title of the contract, where the document changed while it was served. */
  readonly previousContract?: string;
  /** The file system, the lock and the schedule; those of Node, and the default one, unless others are given. */
  readonly files?: FileSystem;
  readonly lock?: (path: string) => Promise<Lock>;
  readonly schedule?: CompactionSchedule;
  /** Is given a line about what a person should know of the file, such as that it cannot be written. */
  readonly onNotice?: (line: string) => void;
}

/**
 * A readable JSON file and a write-ahead log beside it. A save appends to the log. From time to time, and at the end,
 * the log is compacted: the JSON file is written and the log removed. A lock keeps other processes out.
 */
export function createFilePersistence(options: FilePersistenceOptions): Persistence {
  const { file, files = nodeFileSystem, lock: acquire = acquireLock, onNotice = () => {} } = options;
  let ownership: Ownership | undefined;
  let opened: OpenDataFile | undefined;

  const startupError: Persistence['startupError'] = (problem, cause) => {
    const advice = 'fix or move it, or start with --data other.json';
    return new StartupError(`the data file ${file} cannot be used: ${problem}; ${advice}`, { cause });
  };

  /** The file, through links; what is not a file is rejected before anything is created beside it. */
  async function locateFile(): Promise<string> {
    const path = await files.locate(file);
    await requireRegularFile(files, path, startupError);
    return path;
  }

  function requireOpen(): OpenDataFile {
    if (opened === undefined) throw new Error('the data file is not open');
    return opened;
  }

  return {
    load: async () => {
      const { schedule = defaultCompactionSchedule, contract, previousContract } = options;
      const path = await attempt('read', startupError, locateFile);
      const lock = await attempt('locked', startupError, () =>
        lockUnlessUnwritable({ path, file, acquire, onNotice }),
      );
      const owned = new Ownership({ files, path, lock, acquire: () => acquire(path) });
      ownership = owned;
      const rest = { contract, previousContract, schedule, startupError, onNotice };
      const loaded = await attempt('read', startupError, () =>
        openDataFile({ files, path, ownership: owned, ...rest }),
      );
      opened = loaded.dataFile;
      return loaded.stored;
    },
    startupError,
    save: async (batch, next, before) => requireOpen().save(batch, next, before),
    rewrite: async (next) => requireOpen().compact(next),
    close: async (last) => {
      const [closed] = await Promise.allSettled([opened?.close(last, file)]);
      const [released] = await Promise.allSettled([ownership?.release()]);
      opened = undefined;
      ownership = undefined;
      if (closed.status === 'rejected') throw closed.reason;
      if (released.status === 'rejected') throw toLeftLock(released.reason, file);
    },
  };
}

/** A lock that stays is no loss: the process that it names has ended when the next one looks. */
function toLeftLock(error: unknown, file: string): unknown {
  const code = errnoOf(error);
  if (code === undefined) return error;
  const left = `everything is stored in ${file}, but its lock ${file}.lock could not be removed (${code})`;
  return new SandboxError('unavailable', `${left}: the next start takes it over`, { cause: error });
}

/** Does what the operating system may refuse, and throws that as a StartupError. */
async function attempt<T>(
  action: string,
  startupError: Persistence['startupError'],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errnoOf(error);
    if (code === undefined) throw error;
    throw startupError(`it cannot be ${action} (${code})`, error);
  }
}
