import type { NamedSnapshot, Session } from '../session/session.ts';
import { snapshotVersion } from '../storage/file/snapshot/parse-snapshot.ts';
import type { StateFile } from './state-file.ts';
import type { StateSchema } from './state-schema.ts';

/** What a session has stored, or had when a snapshot of it was taken. */
export type ExportState = (from: Session | NamedSnapshot) => StateFile;

/**
 * Prepares exports, which are to be kept, or imported again. What is set aside is not in them, since no answer shows it,
 * nor are the sandbox's own notes, but for those without which ids would be given twice.
 */
export function createExportState({ contract, collections, forms }: StateSchema): ExportState {
  return (from) => {
    const stored = 'savepoint' in from ? from.savepoint.snapshot : from.store.snapshot();
    const rows = collections.flatMap(({ name }) => {
      const form = forms.get(name);
      const all = [...(stored.collections[name] ?? [])];
      const isShown = form !== undefined && (form.isInternal !== true || all.length > 0);
      return isShown ? [[name, all] as const] : [];
    });
    return { version: snapshotVersion, contract, collections: Object.fromEntries(rows) };
  };
}
