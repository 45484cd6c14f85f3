import type { Config } from '../config/parse-config.ts';
import type { Override } from '../engine/policies/overrides/override.ts';
import type { CustomHandlers } from '../handlers/custom/custom-handler.ts';
import type { RequestJournal } from '../http/journal/request-journal.ts';
import type { Log } from '../http/middleware/access-log.ts';
import type { HeldConnections } from '../http/response/faults/held-connections.ts';
import type { SessionRuntime } from '../session/session.ts';
import type { UploadStore } from '../uploads/upload-store.ts';

/** Seed data in the form of the state file; its version and contract may be left out. */
export interface SeedRows {
  readonly version?: number;
  readonly contract?: string;
  readonly collections: Readonly<Record<string, readonly object[]>>;
}

/** The options of a sandbox, with the defaults filled in. */
export interface Settings extends Omit<Config, 'quiet' | 'logFormat' | 'verbose' | 'journal' | 'handlers'> {
  /** The request journal, which outlives a reload of the contract; absent where requests are not captured. */
  readonly journal: RequestJournal | undefined;
  /** Handlers of the user's own, or the file that has them. */
  readonly handlers: string | CustomHandlers | undefined;
  readonly log: Log;
  /** What `--delay`, `--error-rate`, `--fault-rate` and `--rate-limit` are as overrides. */
  readonly generalOverrides?: readonly Override[];
  /** Where uploaded files are stored; absent where nothing is served. */
  readonly uploads?: UploadStore;
  /** The connections that faults keep open, which do not keep the sandbox from stopping. */
  readonly heldConnections?: HeldConnections;
  readonly runtime?: SessionRuntime;
  readonly seedRows?: SeedRows;
}
