import type { CollectionCounts } from '../context.ts';
import type { Store } from '../storage/store.ts';

/** How many rows a store has committed; what the sandbox keeps for itself, such as `(last numbers)`, does not count. */
export function countRows(store: Store): Promise<CollectionCounts> {
  const names = Object.keys(store.snapshot().collections).filter((name) => !name.startsWith('('));
  return store.read(async (rows) => {
    const counts = names.map(async (name) => [name, await rows.collection(name).count()] as const);
    return Object.fromEntries(await Promise.all(counts));
  });
}
