import type { Log } from '../http/middleware/access-log.ts';
import { plainText } from '../json.ts';
import { createFilePersistence } from '../storage/file/file-persistence.ts';
import { createNullPersistence } from '../storage/null-persistence.ts';
import { createStore } from '../storage/open-store.ts';
import type { QuarantinedRow, Snapshot, Store } from '../storage/store.ts';
import type { PreparedApi } from './prepare-api.ts';

/** What was served and stored before, where a contract replaces another one. */
export interface Predecessor {
  readonly title: string;
  readonly stored: Snapshot;
}

/** Opens the store of an API. Made by `createStoreOpener`. */
export type StoreOpener = (contract: PreparedApi, before?: Predecessor) => Promise<Store>;

/**
 * Opens stores one after another, and logs the rows of each that do not match its contract.
 * @param file the state file; without one, rows are stored in memory only
 */
export function createStoreOpener(file: string | undefined, log: Log): StoreOpener {
  return async ({ title, collections: specs, unknownCollectionKey }, before) => {
    const previousContract = before?.title;
    const persistence =
      file === undefined
        ? createNullPersistence(before?.stored)
        : createFilePersistence({
            file,
            contract: title,
            onNotice: (line) => log.notice(line),
            ...(previousContract !== undefined && { previousContract }),
          });
    const store = await createStore({
      specs,
      persistence,
      ...(unknownCollectionKey && { unknownCollectionKey }),
    });
    // A file with the title of the former contract would be refused at the next start.
    if (previousContract !== undefined && previousContract !== title)
      await persistence.rewrite(store.snapshot());
    for (const line of formatQuarantined(store.quarantined())) log.notice(line);
    return store;
  };
}

/** How many quarantined rows a notice lists. */
const maxListed = 10;

function formatQuarantined(rows: readonly QuarantinedRow[]): readonly string[] {
  const lines = rows.slice(0, maxListed).map(({ collection, reason, row }) => {
    const { id = 'a row' } = row as { readonly id?: unknown };
    return `quarantined: ${plainText(id)} of ${collection}, since ${reason}`;
  });
  const left = rows.length - lines.length;
  const advice = 'they stay in the state file, and return when they match the contract';
  if (rows.length === 0) return [];
  return [...lines, left > 0 ? `and ${left} more; ${advice}` : advice];
}
