import type { HandlerContext } from '../../../context.ts';
import type { NestedPath, Resource } from '../../../inference/resource.ts';
import { childIndex, itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/** The items nested under an item by a path of its children. */
export async function childrenOf(
  context: HandlerContext,
  { id, within }: StoredItem,
  child: Resource,
  nestedPath: NestedPath,
): Promise<readonly StoredItem[]> {
  const { parent } = nestedPath;
  const parentIds = parent?.nestedPath === undefined ? [] : within[parent.nestedPath];
  if (parentIds === undefined) return [];
  return itemsOf(context, child).list({
    where: { index: childIndex(nestedPath), key: parentKey([...parentIds, String(id)]) },
  });
}
