import type { HandlerContext } from '../../../context.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { CollectionSpec } from '../../../storage/store.ts';
import { itemsOf } from '../stored-item.ts';

/** The highest number of a collection whose last item was deleted, so that the number is not assigned again. */
export interface LastNumber {
  readonly collection: string;
  readonly last: number;
}

/** Stores the numbers of deleted items. Its name is none that a path of a contract could have. */
export const lastNumbers: CollectionSpec = {
  name: '(last numbers)',
  key: (row) => (row as LastNumber).collection,
  indexes: {},
  isInternal: true,
};

/** The number of the next item of a collection: one more than any item has, or had. */
export async function nextNumber(context: HandlerContext, resource: Resource): Promise<number> {
  const last = await itemsOf(context, resource).last();
  const numbers = context.store.collection<LastNumber>(lastNumbers.name);
  const deleted = [(await numbers.get(resource.name))?.last ?? 0];
  for (const name of resource.otherNames) deleted.push((await numbers.get(name))?.last ?? 0);
  return Math.max(typeof last?.key === 'number' ? last.key : 0, ...deleted) + 1;
}

/** Stores the number of an item that is about to be deleted, if it is the last one. */
export async function rememberNumber(
  context: HandlerContext,
  resource: Resource,
  number: number,
): Promise<void> {
  const numbers = context.store.collection<LastNumber>(lastNumbers.name);
  if ((await nextNumber(context, resource)) !== number + 1) return;
  const known = await numbers.get(resource.name);
  const row = { collection: resource.name, last: number };
  if (known === undefined) await numbers.insert(row);
  else await numbers.replace(row);
}
