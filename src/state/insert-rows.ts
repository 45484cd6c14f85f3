import type { Collections } from '../storage/store.ts';
import type { StateRows } from './parse-state.ts';

/** Puts rows into collections that have none. */
export async function insertRows(collections: Collections, rows: StateRows): Promise<void> {
  for (const [name, each] of rows) {
    const collection = collections.collection(name);
    for (const row of each) await collection.insert(row);
  }
}
