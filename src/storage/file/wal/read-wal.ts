import { basename } from 'node:path';
import type { Files } from '../../fs/file-system.ts';
import { readBytes } from '../../fs/read-file.ts';
import type { Disk } from '../../store.ts';
import { readJournal } from './read-wal-file.ts';
import { type MissedChanges, missedChanges, type NamedJournal } from './unapplied-changes.ts';
import { findJournals } from './write-ahead-log.ts';

export interface ReadJournalsOptions {
  readonly files: Files;
  /** The data file beside which they stand. */
  readonly path: string;
  readonly contract: string;
  readonly refusal: Disk['refusal'];
}

/** What the journals beside a data file hold, and which files they are. */
export interface FoundJournals extends MissedChanges {
  readonly paths: readonly string[];
  /** How many bytes they have. */
  readonly size: number;
}

/**
 * Reads the journals beside a data file, of which this holds everything up to an entry.
 * @throws StartupError when one is damaged or missing.
 */
export async function readJournals(options: ReadJournalsOptions, lastEntry: number): Promise<FoundJournals> {
  const { files, path, contract } = options;
  const paths = await findJournals(files, path);
  const lengths = new Map<string, number>();
  const journals: NamedJournal[] = [];
  for (const each of paths) {
    const name = basename(each);
    const refusal: Disk['refusal'] = (problem, cause) =>
      options.refusal(`of its journal ${name}, ${problem}`, cause);
    const bytes = withoutRoom(await readBytes(files, each, refusal));
    lengths.set(each, bytes.length);
    const journal = readJournal(bytes, contract, refusal);
    if (journal !== undefined) journals.push({ ...journal, name });
  }
  const missed = missedChanges(lastEntry, journals, options.refusal);
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
