import type { HandlerContext } from '../../../../context.ts';
import type { Resource } from '../../../../inference/resource.ts';
import type { RowSchema } from '../../../../state/state-schema.ts';
import type { CollectionSpec } from '../../../../storage/store.ts';
import { inOneStep } from '../../../../turns.ts';
import { idKey } from '../../stored-item.ts';

/** That an item was deleted which nothing had made. */
interface DeletedItem {
  /** The name of its collection and its id, after those of its parents where they are a part of it. */
  readonly key: string;
}

/** Stores which items are gone that would be there without being made. Its name is none that a path could have. */
export const deletedItems: CollectionSpec = {
  name: '(deleted items)',
  key: (row) => (row as DeletedItem).key,
  indexes: {},
  isInternal: true,
};

/** The rows of that collection. A state file written by a person has none. */
export const deletedItemSchema: RowSchema = {
  isInternal: true,
  begin: inOneStep(() => (row) => {
    const { key, ...others }: Record<string, unknown> = { ...row };
    const issues = [
      ...(typeof key === 'string' ? [] : ['/key must be a string']),
      ...Object.keys(others).map((name) => `/${name} is not allowed`),
    ];
    return { row, issues };
  }),
};

/** @param scope the ids of the parents that are a part of the id */
export async function isDeletedItem(
  context: HandlerContext,
  resource: Resource,
  scope: readonly string[],
  id: unknown,
): Promise<boolean> {
  return (await deletedIn(context).get(keyOf(resource, scope, id))) !== undefined;
}

/** Remembers that such an item was deleted. */
export async function rememberDeletion(
  context: HandlerContext,
  resource: Resource,
  scope: readonly string[],
  id: unknown,
): Promise<void> {
  const key = keyOf(resource, scope, id);
  if ((await deletedIn(context).get(key)) === undefined) await deletedIn(context).insert({ key });
}

/** Forgets that an item was deleted: it was made again. */
export async function forgetDeletion(
  context: HandlerContext,
  resource: Resource,
  scope: readonly string[],
  id: unknown,
): Promise<void> {
  await deletedIn(context).remove(keyOf(resource, scope, id));
}

/** Whether it has to be stored which items of some resources were deleted. */
export function areDeletionsStored(resources: readonly Resource[]): boolean {
  return resources.some(({ isGiven, isRemovable }) => isGiven || isRemovable);
}

function deletedIn({ store }: HandlerContext) {
  return store.collection<DeletedItem>(deletedItems.name);
}

function keyOf(resource: Resource, scope: readonly string[], id: unknown): string {
  return `${resource.name} ${idKey(resource, scope, id)}`;
}
