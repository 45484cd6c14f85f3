import type { NamedSnapshot, Session } from '../session/session.ts';
import { snapshotVersion } from '../storage/file/snapshot/parse-snapshot.ts';
import type { Row } from '../storage/store.ts';
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

/** What a session has stored, or had when a snapshot of it was taken. */
export type ExportState = (from: Session | NamedSnapshot) => StateFile;

/**
 * Prepares exports, which can be imported again. Quarantined rows are left out, since no response has them. So are
 * internal collections, except for those without which an id could be assigned twice.
 */
export function createExportState({ contract, collections, rowSchemas }: StateSchema): ExportState {
  return (from) => {
    const stored = 'savepoint' in from ? from.savepoint.snapshot : from.store.snapshot();
    const exported = collections.flatMap(({ name }) => {
      const schema = rowSchemas.get(name);
      const rows = [...(stored.collections[name] ?? [])];
      const isExported = schema !== undefined && (schema.isInternal !== true || rows.length > 0);
      return isExported ? [[name, schema.toExport?.(rows) ?? rows] as const] : [];
    });
    return { version: snapshotVersion, contract, collections: Object.fromEntries(exported) };
  };
}
