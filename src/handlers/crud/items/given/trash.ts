import type { HandlerContext } from '../../../../context.ts';
import { SandboxError } from '../../../../errors.ts';
import type { Resource } from '../../../../inference/resource.ts';
import { isObject, plainText } from '../../../../json.ts';
import type { RowSchema } from '../../../../state/state-schema.ts';
import type { CollectionSpec } from '../../../../storage/store.ts';
import { inOneStep } from '../../../../turns.ts';
import type { CrudRequest } from '../../crud-request.ts';
import { findById } from '../../find-item.ts';
import { idKey, itemsOf, type StoredItem, scopeIds } from '../../stored-item.ts';

/** An item that was deleted and can be restored. */
interface TrashedItem {
  /** The name of its collection and its id, after those of its parents where they are a part of it. */
  readonly key: string;
  readonly row: StoredItem;
}

/** Stores the items that were deleted and can be restored. Its name is none that a path could have. */
export const trash: CollectionSpec = {
  name: '(trash)',
  key: (row) => (row as TrashedItem).key,
  indexes: {},
  isInternal: true,
};

/** The rows of that collection. A state file written by a person has none. */
export const trashSchema: RowSchema = {
  isInternal: true,
  begin: inOneStep(() => (row) => {
    const { key, row: stored, ...others }: Record<string, unknown> = { ...row };
    const issues = [
      ...(typeof key === 'string' ? [] : ['/key must be a string']),
      ...(isObject(stored) && isObject(stored.item) ? [] : ['/row must be a stored item']),
      ...Object.keys(others).map((name) => `/${name} is not allowed`),
    ];
    return { row, issues };
  }),
};

/** Puts an item into the trash, where its resource has one. */
export async function trashItem(context: HandlerContext, resource: Resource, row: StoredItem): Promise<void> {
  if (resource.isRestorable !== true) return;
  const key = keyIn(resource, scopeIds(resource, row.within), row.id);
  await trashIn(context).remove(key);
  await trashIn(context).insert({ key, row });
}

/**
 * The deleted item of an id.
 * @throws SandboxError `not-found` for one that was not deleted, or is gone for good
 */
export async function requireTrashed(request: CrudRequest, id: unknown): Promise<StoredItem> {
  const found = await findTrashed(request, id);
  if (found !== undefined) return found;
  const { name } = request.role.resource;
  throw new SandboxError('not-found', `${name} has no deleted ${plainText(id)}`);
}

/**
 * Puts the deleted item of an id back into its collection; an id that is not in the trash changes nothing.
 * @throws SandboxError `conflict` where another item has that id by now
 */
export async function restoreItem(request: CrudRequest, id: unknown): Promise<void> {
  const { context, role } = request;
  const row = await findTrashed(request, id);
  if (row === undefined) return;
  const scope = scopeIds(role.resource, row.within);
  if ((await findById(context, role.resource, scope, row.id)) !== undefined)
    throw new SandboxError('conflict', `${role.resource.name} has another ${row.id}: delete it first`);
  await itemsOf(context, role.resource).insert(row);
  await removeForGood(request, row);
}

/** Removes an item from the trash. */
export async function removeForGood({ context, role }: CrudRequest, row: StoredItem): Promise<void> {
  await trashIn(context).remove(keyIn(role.resource, scopeIds(role.resource, row.within), row.id));
}

async function findTrashed(
  { context, role, parentIds }: CrudRequest,
  id: unknown,
): Promise<StoredItem | undefined> {
  const { resource, nestedPath } = role;
  if (resource.isRestorable !== true) return undefined;
  const scope = nestedPath?.path === resource.idScope ? parentIds : [];
  return (await trashIn(context).get(keyIn(resource, scope, id)))?.row;
}

function trashIn({ store }: HandlerContext) {
  return store.collection<TrashedItem>(trash.name);
}

function keyIn(resource: Resource, scope: readonly string[], id: unknown): string {
  return `${resource.name} ${idKey(resource, scope, id)}`;
}
