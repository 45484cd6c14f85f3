import type { NamedSnapshot, Session } from '../session/session.ts';
import { snapshotVersion } from '../storage/file/snapshot/parse-snapshot.ts';
import type { Row } from '../storage/store.ts';
import { mapInSteps, type Steps } from '../turns.ts';
import type { StateSchema } from './state-schema.ts';

/**
 * All rows of a session as a document. An export, a state file and seed data have this one form.
 * @example { version: 1, contract: 'City Library', collections: { authors: [{ key: 1, id: 1, within: {}, item: {…} }] } }
 */
export interface StateFile {
  readonly version: number;
  /** The title of the contract that the rows belong to. */
  readonly contract: string;
  readonly collections: Readonly<Record<string, readonly Row[]>>;
}

/** What a session has stored, or had when a snapshot of it was taken; in steps. */
export type ExportState = (from: Session | NamedSnapshot) => Steps<StateFile>;

/**
 * Prepares exports, which can be imported again. Quarantined rows are left out, since no response has them. So are
 * internal collections, except for those without which an id could be assigned twice.
 */
export function createExportState({ contract, collections, rowSchemas }: StateSchema): ExportState {
  return function* exportState(from) {
    const stored = 'savepoint' in from ? from.savepoint.snapshot : from.store.snapshot();
    const exported: (readonly [name: string, rows: readonly Row[]])[] = [];
    for (const { name } of collections) {
      const schema = rowSchemas.get(name);
      if (schema === undefined) continue;
      const rows = yield* mapInSteps(stored.collections[name] ?? [], (row) => row);
      if (schema.isInternal === true && rows.length === 0) continue;
      exported.push([name, schema.toExport === undefined ? rows : yield* schema.toExport(rows)]);
    }
    return { version: snapshotVersion, contract, collections: Object.fromEntries(exported) };
  };
}
