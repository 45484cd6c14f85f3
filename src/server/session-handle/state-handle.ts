import type { Session } from '../../session/session.ts';
import { requireSnapshotName } from '../../session/session-names.ts';
import { restoreSnapshot, takeSnapshot } from '../../session/snapshots.ts';
import type { StateFile } from '../../state/export-state.ts';
import { createExportState } from '../../state/export-state.ts';
import { createImportState } from '../../state/import-state.ts';
import type { StateSchema } from '../../state/state-schema.ts';
import { atOnce } from '../../turns.ts';
import type { SeedRows } from '../server-settings.ts';

/** The stored rows of a session, for a test to set and inspect. */
export interface StateHandle {
  /** A copy of all that is stored. */
  export(): StateFile;
  /**
   * Replaces all stored rows with those of an export, or with rows that the test wrote.
   * @throws SandboxError `invalid` with every issue; nothing is changed then.
   */
  import(rows: SeedRows): Promise<void>;
  /** Takes a snapshot of what is stored now. @throws SandboxError for an invalid name. */
  snapshot(name: string): Promise<void>;
  /** Restores a snapshot. @throws SandboxError `not-found`, with the names that there are. */
  restore(name: string): Promise<void>;
}

export function createStateHandle(session: () => Session, rules: () => StateSchema): StateHandle {
  return {
    export: () => structuredClone(atOnce(createExportState(rules())(session()))),
    import: (rows) => createImportState(rules())(session(), rows),
    snapshot: async (name) => {
      await takeSnapshot(session(), requireSnapshotName(name));
    },
    restore: (name) => restoreSnapshot(session(), name),
  };
}
