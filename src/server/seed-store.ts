import type { Log } from '../http/middleware/access-log.ts';
import type { Savepoint, Store } from '../storage/store.ts';
import type { InitialData } from './initial-data.ts';

/**
 * Puts the initial data, where there is any, into a store that has no rows, and logs what it did. Rows that are there
 * already are never replaced.
 * @returns the savepoint after it, to reset to; `undefined` when nothing was put in
 */
export async function seedStore(
  store: Store,
  initialData: InitialData | undefined,
  log: Log,
): Promise<Savepoint | undefined> {
  if (initialData === undefined) return undefined;
  const { name, fill } = initialData;
  if (store.quarantined().length > 0 || formatCounts(store).length > 0) {
    log.notice(
      `${name} is not loaded, since there are rows already; POST /__admin/reset puts it in their place`,
    );
    return undefined;
  }
  const savepoint = await store.reset(fill);
  log.notice(`${name} is loaded: ${formatCounts(store).join(', ') || 'no rows'}`);
  return savepoint;
}

/** How many rows there are in each collection that has any: `20 customers`. */
function formatCounts(store: Store): readonly string[] {
  const counts = Object.entries(store.countRows()).filter(([, count]) => count > 0);
  return counts.map(([name, count]) => `${count} ${name}`);
}
