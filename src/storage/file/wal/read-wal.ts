import { basename } from 'node:path';
import type { FileSystem } from '../../fs/file-system.ts';
import { readFileBytes } from '../../fs/read-file.ts';
import type { Persistence } from '../../store.ts';
import { readWalFile } from './read-wal-file.ts';
import { type NamedWalFile, type UnappliedChanges, unappliedChanges } from './unapplied-changes.ts';
import { findWalFiles } from './write-ahead-log.ts';

export interface ReadWalOptions {
  readonly files: FileSystem;
  /** The data file beside which they stand. */
  readonly path: string;
  readonly contract: string;
  readonly startupError: Persistence['startupError'];
}

/** What the journals beside a data file hold, and which files they are. */
export interface FoundWal extends UnappliedChanges {
  readonly paths: readonly string[];
  /** How many bytes they have. */
  readonly size: number;
}

/**
 * Reads the journals beside a data file, of which this holds everything up to an entry.
 * @throws StartupError when one is damaged or missing.
 */
export async function readWal(options: ReadWalOptions, lastEntry: number): Promise<FoundWal> {
  const { files, path, contract } = options;
  const paths = await findWalFiles(files, path);
  const lengths = new Map<string, number>();
  const journals: NamedWalFile[] = [];
  for (const each of paths) {
    const name = basename(each);
    const startupError: Persistence['startupError'] = (problem, cause) =>
      options.startupError(`of its journal ${name}, ${problem}`, cause);
    const bytes = withoutRoom(await readFileBytes(files, each, startupError));
    lengths.set(each, bytes.length);
    const journal = readWalFile(bytes, contract, startupError);
    if (journal !== undefined) journals.push({ ...journal, name });
  }
  const missed = unappliedChanges(lastEntry, journals, options.startupError);
  // What was read is built on from here on, so no power cut may take it away any more. The room behind it is given
  // back: on a disk that is nearly full, the data file may need it.
  for (const [each, length] of lengths) await files.cut(each, length);
  return { paths, size: [...lengths.values()].reduce((sum, length) => sum + length, 0), ...missed };
}

/** What was written of a journal: behind it are the bytes that were kept ready for more. */
function withoutRoom(content: Buffer): Buffer {
  let end = content.length;
  while (end > 0 && content[end - 1] === 0) end -= 1;
  return content.subarray(0, end);
}
