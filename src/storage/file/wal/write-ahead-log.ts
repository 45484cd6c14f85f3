import { basename, dirname, join } from 'node:path';
import type { FileSystem, OpenFile } from '../../fs/file-system.ts';
import { type WalEntry, type WalHeader, walVersion } from './read-wal-file.ts';
import { formatWalRecord } from './wal-record.ts';

export interface WriteAheadLogOptions {
  readonly files: FileSystem;
  /** The data file beside which the journal stands, such as `data.json`: it is in `data.json.journal.1` and so on. */
  readonly file: string;
  /** The title of the contract whose rows these are. */
  readonly contract: string;
  /** The number of the last entry there is. */
  readonly last: number;
  /** The journal files that there are, first to last. None of them is written to any more. */
  readonly earlier: readonly string[];
  /** How many bytes they have. */
  readonly size: number;
}

/** Everything that was saved since the data file was last written: a line for each save, in one file or several. */
export interface WriteAheadLog {
  /** The number of the last entry that is on disk. */
  readonly last: number;
  /** How many bytes its files have. */
  readonly size: number;
  /** Whether there is any file of it. */
  readonly isThere: boolean;
  /** Whether there is a file of it that is not written to any more. */
  readonly isInPieces: boolean;
  /**
   * Whether somebody removed the file that was appended to. Nothing can be appended then until the data file holds
   * everything and the journal is turned over.
   */
  readonly isLost: boolean;
  /**
   * Appends an entry; resolves once it is on disk. Never called while an earlier call is under way.
   * @throws what the operating system reports; the journal is then as it was.
   */
  append(changeSets: WalEntry['changeSets']): Promise<void>;
  /**
   * Lets what comes next go to a new file, and gives back the room behind the one until here. Resolves to what removes
   * the files until here, once the data file holds all that is in them. Never called while an entry is being appended.
   */
  turnOver(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** How much of the disk is kept ready for what comes next, in bytes. */
const room = 262_144;

/** The file that is appended to. */
interface Current {
  readonly path: string;
  readonly file: OpenFile;
  /** How many of its bytes hold. */
  length: number;
  /** Whether there may be more in it than holds. */
  isLonger: boolean;
}

/** The journal files that stand beside a data file, first to last. */
export async function findWalFiles(files: FileSystem, file: string): Promise<string[]> {
  const start = `${basename(file)}.journal.`;
  const numbers = (await files.names(dirname(file))).flatMap((name) =>
    name.startsWith(start) && /^[1-9]\d{0,14}$/.test(name.slice(start.length))
      ? [Number(name.slice(start.length))]
      : [],
  );
  return numbers.sort((a, b) => a - b).map((number) => join(dirname(file), `${start}${number}`));
}

/** A journal that goes on after what there is of it; its first file is made with its first entry. */
export function createWriteAheadLog(options: WriteAheadLogOptions): WriteAheadLog {
  const { files, file, contract } = options;
  let { last, earlier, size } = options;
  let number = Number(earlier.at(-1)?.split('.').at(-1) ?? 0);
  let current: Current | undefined;
  let isLost = false;

  async function begin(): Promise<Current> {
    const path = `${file}.journal.${number + 1}`;
    await files.createFolder(dirname(file));
    const begun = await files.create(path, room);
    try {
      const header: WalHeader = { journal: walVersion, contract, after: last };
      const length = await begun.append(formatWalRecord(header));
      await begun.sync();
      await files.syncFolder(dirname(file));
      number += 1;
      size += length;
      return { path, file: begun, length, isLonger: false };
    } catch (error) {
      await begun.close();
      await files.remove(path);
      throw error;
    }
  }

  return {
    get last() {
      return last;
    },
    get size() {
      return size;
    },
    get isThere() {
      return earlier.length > 0 || current !== undefined;
    },
    get isLost() {
      return isLost;
    },
    get isInPieces() {
      return earlier.length > 0;
    },
    append: async (changeSets) => {
      const line = formatWalRecord({ entry: last + 1, changeSets } satisfies WalEntry);
      current ??= await begin();
      const [length, isGone] = await Promise.all([appendLine(current, line), current.file.isGone()]);
      isLost = isGone;
      if (isLost) throw new Error(`${current.path} was removed while it was in use`);
      size += length;
      last += 1;
    },
    turnOver: async () => {
      const [paths, open, past] = [[...earlier, ...(current ? [current.path] : [])], current, size];
      earlier = paths;
      current = undefined;
      if (open !== undefined) await endAt(open);
      return async () => {
        for (const path of paths) await files.remove(path);
        earlier = earlier.slice(paths.length);
        size -= past;
        isLost = false;
      };
    },
    close: async () => current?.file.close(),
  };
}

/** Appends a line whole and synced, or takes back what there is of it. */
async function appendLine(current: Current, line: string): Promise<number> {
  if (current.isLonger) await cutBack(current);
  current.isLonger = true;
  try {
    const length = await current.file.append(line);
    await current.file.sync();
    current.length += length;
    current.isLonger = false;
    return length;
  } catch (error) {
    // When even this fails, it is tried again before the next line, which must not come after half a one.
    await Promise.allSettled([cutBack(current)]);
    throw error;
  }
}

/** Closes a file that has its last line. Synced as it is, it has nothing to lose when either step fails. */
async function endAt({ file, length }: Current): Promise<void> {
  await Promise.allSettled([file.truncate(length)]);
  await Promise.allSettled([file.close()]);
}

async function cutBack(current: Current): Promise<void> {
  await current.file.truncate(current.length);
  await current.file.sync();
  current.isLonger = false;
}
