import { basename, dirname, join } from 'node:path';
import type { FileSystem } from '../../fs/file-system.ts';
import { readFileBytes } from '../../fs/read-file.ts';
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
}

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
    const bytes = withoutPadding(await readFileBytes(files, each, startupError));
    lengths.set(each, bytes.length);
    const file = readWalFile(bytes, contract, startupError);
    if (file !== undefined) found.push({ ...file, name });
  }
  const unapplied = unappliedChanges(lastEntry, found, options.startupError);
  // Everything from here on builds on what was read, so it must survive a power cut. The padding is given back: on a
  // disk that is nearly full, the data file may need the space.
  for (const [each, length] of lengths) await files.cut(each, length);
  return { paths, size: [...lengths.values()].reduce((sum, length) => sum + length, 0), ...unapplied };
}

/** The files of the write-ahead log beside a data file, first to last. */
async function findWalFiles(files: FileSystem, file: string): Promise<string[]> {
  const start = `${basename(file)}.journal.`;
  const numbers = (await files.names(dirname(file))).flatMap((name) =>
    name.startsWith(start) && /^[1-9]\d{0,14}$/.test(name.slice(start.length))
      ? [Number(name.slice(start.length))]
      : [],
  );
  return numbers.sort((a, b) => a - b).map((number) => join(dirname(file), `${start}${number}`));
}

/** What was written to a file, without the space that was reserved behind it. */
function withoutPadding(content: Buffer): Buffer {
  let end = content.length;
  while (end > 0 && content[end - 1] === 0) end -= 1;
  return content.subarray(0, end);
}

/** A file of the write-ahead log, and its name for messages. */
interface NamedWalFile extends WalFile {
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
      for (const changeSet of changeSets) changes.push(...changeSet);
      lastEntry = entry;
    }
  }
  return { changes, lastEntry };
}
