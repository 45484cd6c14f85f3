import { StartupError } from '../errors.ts';
import { createLowdbFile } from '../store/lowdb-file.ts';
import { createStore } from '../store/memory-store.ts';
import type { Disk, Snapshot, Store } from '../store/store.ts';
import type { PreparedContract } from './prepare-contract.ts';

/** Opens the rows of a contract: `before` is what was stored until now, where another contract was served. */
export type OpenStore = (contract: PreparedContract, before?: Snapshot) => Promise<Store>;

/**
 * Prepares to open stores, one after another.
 * @param file where rows are kept; in memory only, unless it is given
 */
export function createOpenStore(file: string | undefined): OpenStore {
  return ({ title, collections }, before) => {
    const disk = file === undefined ? diskOf(before) : createLowdbFile({ file, contract: title });
    return createStore({ specs: collections, disk });
  };
}

/** A disk in memory: it has what was stored before, and keeps nothing more. */
function diskOf(before: Snapshot | undefined): Disk {
  return {
    load: async () => before,
    refusal: (problem, cause) => new StartupError(problem, { cause }),
    save: async () => {},
    close: async () => {},
  };
}
