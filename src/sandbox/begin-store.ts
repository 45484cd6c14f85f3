import type { Log } from '../http/request-log.ts';
import type { Snapshot, Store } from '../store/store.ts';
import type { Beginning } from './beginning.ts';

/** Lets a store without rows begin with what it is to begin with, and tells whether it did: nothing is ever replaced. */
export async function beginStore(store: Store, beginning: Beginning | undefined, log: Log): Promise<void> {
  if (beginning === undefined) return;
  const { name, fill } = beginning;
  if (!isEmpty(store.snapshot())) {
    log.notice(
      `${name} is not loaded, since there are rows already; POST /__admin/reset puts it in their place`,
    );
    return;
  }
  await store.startOver(fill);
  log.notice(`${name} is loaded: ${countsIn(store.snapshot())}`);
}

function isEmpty({ collections, setAside = [] }: Snapshot): boolean {
  return setAside.length === 0 && Object.values(collections).every((rows) => countOf(rows) === 0);
}

function countOf(rows: Iterable<object>): number {
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
}

function countsIn({ collections }: Snapshot): string {
  const counts = Object.entries(collections).map(([name, rows]) => ({ name, count: countOf(rows) }));
  const told = counts.filter(({ count }) => count > 0).map(({ name, count }) => `${count} ${name}`);
  return told.join(', ') || 'no rows';
}
