import type { HandlerContext } from '../../../context.ts';
import type { NestedPath, Resource } from '../../../inference/resource.ts';
import { ownValue, plainText } from '../../../json.ts';
import type { Row, RowQuery } from '../../../storage/store.ts';
import { childIndex, itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/** The items nested under an item by a path of its children. */
export async function childrenOf(
  context: HandlerContext,
  row: StoredItem,
  child: Resource,
  nestedPath: NestedPath,
): Promise<readonly StoredItem[]> {
  return rowsAt(context, child, placeBelow(row, nestedPath));
}

/** The items that the list on a path below an item shows: those that are nested there, and those that name the item by its id. */
export async function listedBelow(
  context: HandlerContext,
  row: StoredItem,
  child: Resource,
  nestedPath: NestedPath,
): Promise<readonly StoredItem[]> {
  return rowsAt(context, child, placeListed(row, nestedPath));
}

/** How many items the list on a path below an item shows. */
export async function countListed(
  context: HandlerContext,
  row: StoredItem,
  child: Resource,
  nestedPath: NestedPath,
): Promise<number> {
  const where = placeListed(row, nestedPath);
  return where === undefined ? 0 : itemsOf(context, child).count({ where });
}

/** How many items of a collection name an item by its id in a property. */
export async function countNaming(
  context: HandlerContext,
  { id }: StoredItem,
  child: Resource,
  property: string,
): Promise<number> {
  const matches = (other: Row) => plainText(ownValue((other as StoredItem).item, property)) === plainText(id);
  return itemsOf(context, child).count({ matches });
}

/** The items of a collection that name an item by its id in a property. */
export async function listNaming(
  context: HandlerContext,
  { id }: StoredItem,
  child: Resource,
  property: string,
): Promise<readonly StoredItem[]> {
  const matches = (other: Row) => plainText(ownValue((other as StoredItem).item, property)) === plainText(id);
  return itemsOf(context, child).list({ matches });
}

async function rowsAt(
  context: HandlerContext,
  child: Resource,
  where: RowQuery['where'],
): Promise<readonly StoredItem[]> {
  return where === undefined ? [] : itemsOf(context, child).list({ where });
}

/** Where an index has what the list on a path shows, where it is the item's own: what names the item is in no other. */
function placeListed(row: StoredItem, nestedPath: NestedPath): RowQuery['where'] {
  const where = placeBelow(row, nestedPath);
  const isOwn = nestedPath.parent?.depth === nestedPath.parameters.length;
  return where && isOwn ? { ...where, index: nestedPath.path } : where;
}

/** Where an index has the items nested under an item; `undefined` where its own place is not known. */
function placeBelow({ id, within }: StoredItem, nestedPath: NestedPath): RowQuery['where'] {
  const { parent } = nestedPath;
  const parentIds = parent?.nestedPath === undefined ? [] : within[parent.nestedPath];
  return parentIds && { index: childIndex(nestedPath), key: parentKey([...parentIds, String(id)]) };
}
