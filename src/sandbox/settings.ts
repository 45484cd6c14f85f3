import type { Config } from '../config.ts';
import type { Log } from '../http/request-log.ts';
import type { Surroundings } from '../world.ts';

/** Rows to begin with, in the form of the state file; its version and contract may be left out. */
export interface SeedRows {
  readonly version?: number;
  readonly contract?: string;
  readonly collections: Readonly<Record<string, readonly object[]>>;
}

/** Everything that a sandbox is made with, nothing left open. */
export interface Settings extends Omit<Config, 'quiet'> {
  readonly log: Log;
  readonly surroundings?: Surroundings;
  readonly seedRows?: SeedRows;
}
