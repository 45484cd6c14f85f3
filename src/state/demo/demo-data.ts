import { createStore } from '../../storage/open-store.ts';
import type { CollectionSpec } from '../../storage/store.ts';
import type { StateRows } from '../parse-state.ts';
import { createRecorder, type DemoRecorder, type RecorderOptions } from './recorder.ts';

/** Fills a stage with so many of what the contract is about. */
export type DemoRecipe = (stage: DemoRecorder, count: number) => Promise<void>;

/** What demos are made with. */
export interface DemoOptions extends Omit<RecorderOptions, 'store'> {
  readonly collections: readonly CollectionSpec[];
  readonly recipe: DemoRecipe;
}

/**
 * Makes up the rows of a demo. They come from the contract's own operations, which are asked for them in a store of
 * their own: so every row is one that could have come about.
 */
export async function createDemoRows(options: DemoOptions, count: number): Promise<StateRows> {
  const { collections, recipe, ...others } = options;
  const store = await createStore({ specs: collections });
  await recipe(createRecorder({ ...others, store }), count);
  const { collections: made } = store.snapshot();
  return new Map(Object.entries(made).map(([name, rows]) => [name, [...rows]]));
}
