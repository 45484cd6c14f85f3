import { SandboxError } from '../errors.ts';
import type { ReportProgress } from '../progress.ts';
import type { Session } from '../session/session.ts';
import type { Collections } from '../storage/store.ts';
import { inTurns, visitInTurns } from '../turns.ts';
import { truncateList } from './issue-list.ts';
import { parseState, type StateRows } from './parse-state.ts';
import type { StateSchema } from './state-schema.ts';

/** How many issues an error lists. */
const maxListed = 50;

/** After how many rows an insertion reports how far it is. */
const rowsPerReport = 1000;

/** Replaces all rows of a session with those of a document. */
export type ImportState = (session: Session, document: unknown) => Promise<void>;

/**
 * Prepares imports. A document is imported as a whole: one with any issue leaves the session as it was.
 * @throws SandboxError `invalid` from the import, with the location of each issue.
 */
export function createImportState(schema: StateSchema): ImportState {
  return async ({ store, runtime }, document) => {
    const { rows, issues } = await inTurns(parseState(schema, document, runtime.clock.now()));
    if (issues.length > 0) {
      const listed = truncateList(issues, maxListed);
      throw new SandboxError('invalid', `nothing was imported: ${listed.join('; ')}`, { issues: listed });
    }
    await store.reset((collections) => insertRows(collections, rows));
  };
}

/** Inserts rows into collections that have none, in turns with what the process does besides. */
export async function insertRows(
  collections: Collections,
  rows: StateRows,
  progress?: ReportProgress,
): Promise<void> {
  const total = [...rows.values()].reduce((sum, { length }) => sum + length, 0);
  let inserted = 0;
  for (const [name, each] of rows) {
    const collection = collections.collection(name);
    await visitInTurns(each, async (row) => {
      await collection.insert(row);
      inserted += 1;
      if (inserted % rowsPerReport === 0) progress?.('insert', inserted, total);
    });
  }
}
