import { StartupError } from '../errors.ts';
import type { Persistence, Snapshot } from './store.ts';

/**
 * Persistence that stores nothing: rows are in memory only.
 * @param loaded the rows to load, such as those of a contract that is replaced; without them, the store is new
 */
export function createNullPersistence(loaded?: Snapshot): Persistence {
  return {
    load: async () => loaded,
    startupError: (problem, cause) => new StartupError(problem, { cause }),
    save: async () => {},
    rewrite: async () => {},
    close: async () => {},
  };
}
