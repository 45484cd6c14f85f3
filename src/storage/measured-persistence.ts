import { approximateBytes } from '../json.ts';
import { inTurns, visitInSteps } from '../turns.ts';
import { createNullPersistence } from './null-persistence.ts';
import type { Change, CollectionSpec, Key, Persistence } from './store.ts';

/**
 * Persistence that stores nothing, and measures the rows that were put since it began: those that a fork shares with its
 * origin count nothing.
 * @param onChange called after each batch, with about how many bytes more there are, or fewer
 */
export function createMeasuredPersistence(
  specs: readonly CollectionSpec[],
  onChange: (bytes: number) => void,
): Persistence {
  const keyOf = new Map(specs.map(({ name, key }) => [name, key]));
  const measured = new Map<string, Map<Key, number>>(specs.map(({ name }) => [name, new Map()]));

  /** Notes the size of a row, 0 for one that is gone; returns how much it grew. */
  function note(collection: string, key: Key, bytes: number): number {
    const sizes = measured.get(collection);
    const before = sizes?.get(key) ?? 0;
    if (bytes === 0) sizes?.delete(key);
    else sizes?.set(key, bytes);
    return bytes - before;
  }

  function growthOf(change: Change): number {
    if (change.op === 'put') {
      const key = keyOf.get(change.collection)?.(change.row);
      return key === undefined ? 0 : note(change.collection, key, approximateBytes(change.row));
    }
    if (change.op === 'remove') return note(change.collection, change.key, 0);
    let freed = 0;
    for (const sizes of measured.values()) {
      for (const bytes of sizes.values()) freed += bytes;
      sizes.clear();
    }
    return -freed;
  }

  return {
    ...createNullPersistence(),
    save: async (batch) => {
      let growth = 0;
      const measure = (change: Change) => {
        growth += growthOf(change);
      };
      for (const changes of batch) await inTurns(visitInSteps(changes, measure));
      onChange(growth);
    },
  };
}
