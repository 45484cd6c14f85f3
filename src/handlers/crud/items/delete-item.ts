import type { HandlerContext } from '../../../context.ts';
import type { NestedPath, Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import { rememberNumber } from '../ids/sequence.ts';
import { childIndex, itemsOf, parentKey, type StoredItem } from './stored-item.ts';

/** Removes an item, first what stands in it, and that first in turn. */
export async function removeItem(
  context: HandlerContext,
  crud: CrudContext,
  resource: Resource,
  row: StoredItem,
): Promise<void> {
  for (const child of crud.resources.values()) {
    for (const nestedPath of child.nestedPaths) {
      for (const each of await childrenIn(context, resource, row, child, nestedPath)) {
        await removeItem(context, crud, child, each);
      }
    }
  }
  if (typeof row.key === 'number' && resource.id.assignedBy === 'server')
    await rememberNumber(context, resource, row.key);
  await itemsOf(context, resource).remove(row.key);
}

/** The items of a home that stand in an item. */
async function childrenIn(
  context: HandlerContext,
  { name }: Resource,
  { id, within }: StoredItem,
  child: Resource,
  nestedPath: NestedPath,
): Promise<readonly StoredItem[]> {
  const { parent } = nestedPath;
  const above = parent?.nestedPath === undefined ? [] : within[parent.nestedPath];
  if (parent?.resource !== name || above === undefined) return [];
  return itemsOf(context, child).list({
    where: { index: childIndex(nestedPath), key: parentKey([...above, String(id)]) },
  });
}
