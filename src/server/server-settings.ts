import type { Config } from '../config/parse-config.ts';
import type { RequestJournal } from '../http/journal/request-journal.ts';
import type { Log } from '../http/middleware/access-log.ts';
import type { SessionRuntime } from '../session/session.ts';

/** Rows to begin with, in the form of the state file; its version and contract may be left out. */
export interface SeedRows {
  readonly version?: number;
  readonly contract?: string;
  readonly collections: Readonly<Record<string, readonly object[]>>;
}

/** Everything that a sandbox is made with, nothing left open. */
export interface Settings extends Omit<Config, 'quiet' | 'journal'> {
  /** What clients sent; it outlives a change of the contract. Absent where it is not to be kept. */
  readonly journal: RequestJournal | undefined;
  readonly log: Log;
  readonly runtime?: SessionRuntime;
  readonly seedRows?: SeedRows;
}
