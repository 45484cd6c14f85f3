import { basename, dirname, join } from 'node:path';
import type { FileSystem } from '../../fs/file-system.ts';
import { requireRegularFile } from '../../fs/read-file.ts';
import type { Change, Persistence } from '../../store.ts';
import { readWalFile, type WalFile } from './read-wal-file.ts';

export interface ReadWalOptions {
  readonly files: FileSystem;
  /** The data file that the write-ahead log is beside of. */
  readonly path: string;
  readonly contract: string;
  readonly startupError: Persistence['startupError'];
}

/** The changes of a write-ahead log that a snapshot does not have yet. */
export interface UnappliedChanges {
  /** In the order in which they were made. */
  readonly changes: readonly Change[];
  /** The number of the last entry of the log, or that of the snapshot. */
  readonly lastEntry: number;
}

/** What the write-ahead log beside a data file has, and its files. */
export interface FoundWal extends UnappliedChanges {
  /** First to last. */
  readonly paths: readonly string[];
  /** In bytes. */
  readonly size: number;
  /**
   * Makes what was read durable, since everything from here on builds on it, and gives back the space that was reserved
   * behind it: on a disk that is nearly full, the data file may need it. To be called by the owner of the files only.
   */
  settle(): Promise<void>;
}

/** How much of a file is read at once, in bytes. */
const chunkBytes = 262_144;

/**
 * Reads the write-ahead log beside a data file.
 * @param lastEntry the last entry that the data file has
 * @throws StartupError when a file of it is damaged or missing.
 */
export async function readWal(options: ReadWalOptions, lastEntry: number): Promise<FoundWal> {
  const { files, path, contract } = options;
  const paths = await findWalFiles(files, path);
  const lengths = new Map<string, number>();
  const found: NamedWalFile[] = [];
  for (const each of paths) {
    const name = basename(each);
    const startupError: Persistence['startupError'] = (problem, cause) =>
      options.startupError(`of its write-ahead log ${name}, ${problem}`, cause);
    await requireRegularFile(files, each, startupError);
    const { after, entries, length } = await readWalFile(
      files.chunks(each, chunkBytes),
      contract,
      startupError,
    );
    lengths.set(each, length);
    if (after !== undefined) found.push({ after, entries, name });
  }
  return {
    paths,
    size: [...lengths.values()].reduce((sum, length) => sum + length, 0),
    ...unappliedChanges(lastEntry, found, options.startupError),
    settle: async () => {
      for (const [each, length] of lengths) await files.cut(each, length);
    },
  };
}

/** The files of the write-ahead log beside a data file, first to last. */
export async function findWalFiles(files: FileSystem, file: string): Promise<string[]> {
  const start = `${basename(file)}.journal.`;
  const numbers = (await files.names(dirname(file))).flatMap((name) =>
    name.startsWith(start) && /^[1-9]\d{0,14}$/.test(name.slice(start.length))
      ? [Number(name.slice(start.length))]
      : [],
  );
  return numbers.sort((a, b) => a - b).map((number) => join(dirname(file), `${start}${number}`));
}

/** A file of the write-ahead log with a header, and its name for messages. */
interface NamedWalFile extends Pick<WalFile, 'entries'> {
  readonly after: number;
  readonly name: string;
}

/**
 * The changes that a snapshot does not have yet. Entries that it has are skipped, and so are those that the next file
 * does not follow on: they were never acknowledged.
 * @throws StartupError, made by `startupError`, when entries are missing.
 */
function unappliedChanges(
  snapshotEntry: number,
  walFiles: readonly NamedWalFile[],
  startupError: Persistence['startupError'],
): UnappliedChanges {
  let lastEntry = snapshotEntry;
  const changes: Change[] = [];
  for (const [i, { name, after, entries }] of walFiles.entries()) {
    if (after > lastEntry) {
      throw startupError(
        `${name} begins after entry ${after}, and what is before it ends with entry ${lastEntry}`,
      );
    }
    const end = walFiles[i + 1]?.after ?? Number.POSITIVE_INFINITY;
    for (const { entry, changeSets } of entries) {
      if (entry <= lastEntry || entry > end) continue;
      for (const change of changeSets.flat()) changes.push(change);
      lastEntry = entry;
    }
  }
  return { changes, lastEntry };
}
