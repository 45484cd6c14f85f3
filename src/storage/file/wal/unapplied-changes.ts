import type { Change, Persistence } from '../../store.ts';
import type { WalFile } from './read-wal-file.ts';

/** What journals have beyond a snapshot. */
export interface UnappliedChanges {
  /** In the order in which they were made. */
  readonly changes: readonly Change[];
  /** The number of the last entry, or that of the snapshot. */
  readonly last: number;
}

/** A journal and the name of its file. */
export interface NamedWalFile extends WalFile {
  readonly name: string;
}

/**
 * The changes that a snapshot does not have yet, of the journals that stand beside it, first to last. Entries that it
 * has are skipped; one that the next journal does not follow on was never acknowledged.
 * @throws StartupError, made by `refusal`, when entries are missing.
 */
export function unappliedChanges(
  snapshotLast: number,
  journals: readonly NamedWalFile[],
  startupError: Persistence['startupError'],
): UnappliedChanges {
  let last = snapshotLast;
  const changes: Change[] = [];
  for (const [i, { name, after, entries }] of journals.entries()) {
    if (after > last) {
      throw startupError(
        `${name} begins after entry ${after}, and what is before it ends with entry ${last}`,
      );
    }
    const end = journals[i + 1]?.after ?? Number.POSITIVE_INFINITY;
    for (const { entry, changeSets } of entries) {
      if (entry <= last || entry > end) continue;
      for (const changeSet of changeSets) changes.push(...changeSet);
      last = entry;
    }
  }
  return { changes, last };
}
