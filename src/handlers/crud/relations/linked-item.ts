import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { idInItem } from '../ids/item-id.ts';
import type { Item } from '../stored-item.ts';

/** What is sent for a new item; where that is no more than the id of an item of a linked collection, that item. */
export async function linkedItem({ crud, context, role }: CrudRequest, sent: Item): Promise<Item> {
  const target = crud.resources.get(crud.links.get(role.resource.name) ?? '');
  const id = target && idInItem(target.id, sent);
  if (target === undefined || id === undefined || Object.keys(sent).length > 1) return sent;
  const found = await findById(context, target, [], id);
  return found === undefined ? sent : { ...found.item, ...sent };
}
