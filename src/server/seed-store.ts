import type { Log } from '../http/middleware/access-log.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { Savepoint, Snapshot, Store } from '../storage/store.ts';
import type { InitialData } from './initial-data.ts';

/** Of a contract, what its rows begin with, and which of those that are stored are its own. */
export interface SeedTarget {
  readonly initialData?: InitialData;
  readonly stateSchema: Pick<StateSchema, 'collections'>;
}

/**
 * Lets a store without rows begin with what it is to begin with, and tells whether it did: nothing is ever replaced.
 * @returns the mark of what it began with; `undefined` when it began with nothing, or had rows already
 */
export async function seedStore(
  store: Store,
  { initialData, stateSchema }: SeedTarget,
  log: Log,
): Promise<Savepoint | undefined> {
  if (initialData === undefined) return undefined;
  const { name, fill } = initialData;
  const counts = () => countsIn(store.snapshot(), stateSchema);
  if (store.setAside().length > 0 || counts().length > 0) {
    log.notice(
      `${name} is not loaded, since there are rows already; POST /__admin/reset puts it in their place`,
    );
    return undefined;
  }
  const savepoint = await store.reset(fill);
  log.notice(`${name} is loaded: ${counts().join(', ') || 'no rows'}`);
  return savepoint;
}

function countOf(rows: Iterable<object>): number {
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
}

/** How many rows there are in each collection that has any: `20 customers`. */
function countsIn({ collections }: Snapshot, rules: SeedTarget['stateSchema']): readonly string[] {
  const shown = rules.collections.filter(({ isInternal }) => isInternal !== true);
  const counts = shown.map(({ name }) => ({ name, count: countOf(collections[name] ?? []) }));
  return counts.filter(({ count }) => count > 0).map(({ name, count }) => `${count} ${name}`);
}
