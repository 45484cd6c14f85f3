import { createStore } from '../../storage/open-store.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { StateRows } from '../parse-state.ts';
import { createRecorder, type DemoRecorder, type RecorderOptions } from './recorder.ts';

/** Records the requests of a demo with about `count` main items. */
export type DemoRecipe = (recorder: DemoRecorder, count: number) => Promise<void>;

/** What demo data is generated with. */
export interface DemoOptions extends Omit<RecorderOptions, 'store'> {
  readonly collections: readonly CollectionSpec[];
  readonly recipe: DemoRecipe;
}

/**
 * Generates the rows of a demo by calling the contract's own operations on a store of its own, so that each row is one
 * that requests could have created.
 */
export async function createDemoRows(options: DemoOptions, count: number): Promise<StateRows> {
  const { collections, recipe, ...others } = options;
  const store = await createStore({ specs: collections });
  await recipe(createRecorder({ ...others, store }), count);
  const { collections: made } = store.snapshot();
  return new Map(Object.entries(made).map(([name, rows]) => [name, [...rows]]));
}
