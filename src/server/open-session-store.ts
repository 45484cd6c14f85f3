import { StartupError } from '../errors.ts';
import type { Log } from '../http/middleware/access-log.ts';
import { createFileDisk } from '../storage/file/file-persistence.ts';
import { createStore } from '../storage/open-store.ts';
import type { Disk, SetAside, Snapshot, Store } from '../storage/store.ts';
import type { PreparedContract } from './prepare-api.ts';

/** What was served and stored until now, where a contract takes the place of another one. */
export interface Predecessor {
  readonly title: string;
  readonly stored: Snapshot;
}

/** Opens the rows of a contract. */
export type OpenStore = (contract: PreparedContract, before?: Predecessor) => Promise<Store>;

/**
 * Prepares to open stores, one after another; each tells of the rows that do not fit its contract.
 * @param file where rows are kept; in memory only, unless it is given
 */
export function createOpenStore(file: string | undefined, log: Log): OpenStore {
  return async ({ title, collections: specs, strangeKey }, before) => {
    const formerly = before?.title;
    const disk =
      file === undefined
        ? diskOf(before?.stored)
        : createFileDisk({ file, contract: title, ...(formerly !== undefined && { formerly }) });
    const store = await createStore({ specs, disk, ...(strangeKey && { strangeKey }) });
    // A file that bears the former title would not be opened at the next start.
    if (formerly !== undefined && formerly !== title) await disk.rewrite(store.snapshot());
    for (const line of setAsideInWords(store.setAside())) log.notice(line);
    return store;
  };
}

/** How many rows are told one by one. */
const mostTold = 10;

function setAsideInWords(rows: readonly SetAside[]): readonly string[] {
  const told = rows.slice(0, mostTold).map(({ collection, reason, row }) => {
    const { id = 'a row' } = row as { readonly id?: unknown };
    return `set aside: ${String(id)} of ${collection}, since ${reason}`;
  });
  const left = rows.length - told.length;
  const advice = 'they are kept in the data file, and served again when they fit';
  if (rows.length === 0) return [];
  return [...told, left > 0 ? `and ${left} more; ${advice}` : advice];
}

/** A disk in memory: it has what was stored before, and keeps nothing more. */
function diskOf(before: Snapshot | undefined): Disk {
  return {
    load: async () => before,
    refusal: (problem, cause) => new StartupError(problem, { cause }),
    save: async () => {},
    rewrite: async () => {},
    close: async () => {},
  };
}
