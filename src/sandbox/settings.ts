import type { Config } from '../config.ts';
import type { Log } from '../http/request-log.ts';
import type { Surroundings } from '../world.ts';

/** Everything that a sandbox is made with, nothing left open. */
export interface Settings extends Omit<Config, 'quiet'> {
  readonly log: Log;
  readonly surroundings?: Surroundings;
}
