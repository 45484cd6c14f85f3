import { basename } from 'node:path';
import type { Files } from './files.ts';
import { findJournals } from './journal.ts';
import { type MissedChanges, missedChanges, type NamedJournal } from './missed-changes.ts';
import { readBytes } from './read-bytes.ts';
import { readJournal } from './read-journal.ts';
import type { Disk } from './store.ts';

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
  const journals: NamedJournal[] = [];
  let size = 0;
  for (const each of paths) {
    const refusal: Disk['refusal'] = (problem, cause) =>
      options.refusal(`of its journal ${basename(each)}, ${problem}`, cause);
    const bytes = await readBytes(files, each, refusal);
    const journal = readJournal(bytes, contract, refusal);
    if (journal !== undefined) journals.push({ ...journal, name: basename(each) });
    // What was read is built on from here on, so no power cut may take it away any more.
    await files.sync(each);
    size += bytes.length;
  }
  return { paths, size, ...missedChanges(lastEntry, journals, options.refusal) };
}
