import type { ServedOperation } from '../../contract/serving.ts';
import type { Reply } from '../../operations/handler.ts';
import type { ExportState } from '../../operations/state/export-state.ts';
import type { ImportState } from '../../operations/state/import-state.ts';
import type { Sessions } from '../../world/sessions.ts';

/** What the admin API is handed of the sandbox, so that it need not know the store. */
export interface AdminParts {
  readonly sessions: Sessions;
  /** The contract's title. */
  readonly contract: string;
  /** How each operation of the contract is served. */
  readonly operations: readonly ServedOperation[];
  readonly exportState: ExportState;
  readonly importState: ImportState;
  /** The only tokens accepted; none means that none is asked for. */
  readonly tokens: readonly string[];
}

/** Answers one operation of the admin API, for the base or the session that is named. */
export type AdminHandler = (parts: AdminParts, sessionName?: string) => Reply | Promise<Reply>;
