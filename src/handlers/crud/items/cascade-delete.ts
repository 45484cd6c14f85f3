import type { HandlerContext } from '../../../context.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import { moveHolds } from '../holds/move-holds.ts';
import { rememberNumber } from '../ids/sequence.ts';
import { itemsOf, type StoredItem, scopeIds } from '../stored-item.ts';
import { childrenOf, listNaming } from './children.ts';
import { rememberDeletion } from './given/deleted-items.ts';
import { trashItem } from './given/trash.ts';

/**
 * Deletes an item, and first the items nested under it, and those that it shows and that cannot be without it, with theirs.
 * Each once: a folder that was moved into one of its own is below itself.
 * @param visited the items that are on their way out, as `collection key`
 */
export async function cascadeDelete(
  context: HandlerContext,
  crud: CrudContext,
  resource: Resource,
  row: StoredItem,
  visited = new Set<string>(),
): Promise<void> {
  const place = `${resource.name} ${row.key}`;
  if (visited.has(place)) return;
  visited.add(place);
  for (const child of crud.resources.values()) {
    for (const nestedPath of child.nestedPaths) {
      if (nestedPath.parent?.resource !== resource.name) continue;
      for (const each of await childrenOf(context, row, child, nestedPath)) {
        await cascadeDelete(context, crud, child, each, visited);
      }
    }
  }
  await deleteOwned(context, crud, { resource, row }, visited);
  if (typeof row.key === 'number' && resource.id.assignedBy === 'server')
    await rememberNumber(context, resource, row.key);
  await itemsOf(context, resource).remove(row.key);
  await moveHolds({ crud, context }, resource, { before: row });
  await trashItem(context, resource, row);
  if (resource.isGiven) await rememberDeletion(context, resource, scopeIds(resource, row.within), row.id);
}

/** Deletes the items of the lists of an item which have to name one: the exercises of a workout. */
async function deleteOwned(
  context: HandlerContext,
  crud: CrudContext,
  { resource, row }: { readonly resource: Resource; readonly row: StoredItem },
  visited: Set<string>,
): Promise<void> {
  for (const { resource: name, namedIn, isOwned } of crud.childLists.get(resource.name) ?? []) {
    const child = isOwned && crud.resources.get(name);
    if (!child || namedIn === undefined) continue;
    for (const each of await listNaming(context, row, child, namedIn))
      await cascadeDelete(context, crud, child, each, visited);
  }
}
