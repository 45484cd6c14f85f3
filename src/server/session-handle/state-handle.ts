import type { Session } from '../../session/session.ts';
import { requireSnapshotName } from '../../session/session-names.ts';
import { restoreSnapshot, takeSnapshot } from '../../session/snapshots.ts';
import type { StateFile } from '../../state/export-state.ts';
import { createExportState } from '../../state/export-state.ts';
import { createImportState } from '../../state/import-state.ts';
import type { StateSchema } from '../../state/state-schema.ts';
import type { SeedRows } from '../server-settings.ts';

/** What is stored in a world, as a test holds it. */
export interface StateHandle {
  /** A copy of all that is stored. */
  export(): StateFile;
  /**
   * Puts rows in the place of all that is stored; such as an export gave them, or as a person writes them.
   * @throws SandboxError `invalid` that names each fault; nothing is changed then.
   */
  import(rows: SeedRows): Promise<void>;
  /** Keeps what is stored now by a name, to go back to. @throws SandboxError for a name that cannot be one. */
  snapshot(name: string): Promise<void>;
  /** Goes back to what was kept. @throws SandboxError `not-found`, naming what there is. */
  restore(name: string): Promise<void>;
}

export function createStateHandle(session: () => Session, rules: () => StateSchema): StateHandle {
  return {
    export: () => structuredClone(createExportState(rules())(session())),
    import: (rows) => createImportState(rules())(session(), rows),
    snapshot: async (name) => {
      await takeSnapshot(session(), requireSnapshotName(name));
    },
    restore: (name) => restoreSnapshot(session(), name),
  };
}
