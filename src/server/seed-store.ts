import type { Log } from '../http/middleware/access-log.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { Savepoint, Store } from '../storage/store.ts';
import type { InitialData } from './initial-data.ts';

/** What a store is seeded with, and what counts as state. */
export interface SeedSource {
  readonly initialData?: InitialData;
  readonly stateSchema: Pick<StateSchema, 'rowSchemas'>;
}

/**
 * Puts the initial data, where there is any, into a store without state, and logs what it did. State that is there
 * already is never replaced.
 * @returns the savepoint after it, to reset to; `undefined` when nothing was put in
 */
export async function seedStore(
  store: Store,
  { initialData, stateSchema }: SeedSource,
  log: Log,
): Promise<Savepoint | undefined> {
  if (initialData === undefined) return undefined;
  const { name, fill } = initialData;
  if (store.quarantined().length > 0 || hasState(store, stateSchema)) {
    log.notice(
      `${name} is not loaded, since there are rows already; POST /__admin/reset puts it in their place`,
    );
    return undefined;
  }
  const savepoint = await store.reset(fill);
  log.notice(`${name} is loaded: ${formatCounts(store).join(', ') || 'no rows'}`);
  return savepoint;
}

/** Whether the store has rows that an export would have: stored responses are no state, the last numbers of ids are. */
function hasState(store: Store, { rowSchemas }: SeedSource['stateSchema']): boolean {
  const stored = Object.entries(store.snapshot().collections).filter(([name]) => rowSchemas.has(name));
  return stored.some(([, rows]) => rows[Symbol.iterator]().next().done !== true);
}

/** How many rows there are in each collection that has any: `20 customers`. */
function formatCounts(store: Store): readonly string[] {
  const counts = Object.entries(store.countRows()).filter(([, count]) => count > 0);
  return counts.map(([name, count]) => `${count} ${name}`);
}
