import type { World } from '../../../context.ts';
import type { DeleteRole } from '../../../inference/resource.ts';
import type { Call, Handler, Reply } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { removeItem } from '../items/delete-item.ts';
import { goneOf } from '../items/deleted-response.ts';
import { requireItem } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { type Item, itemsOf, type StoredItem } from '../items/stored-item.ts';
import { currentSingleton, isStored } from './read.ts';

/** Deletes an item and all that stands in it. */
export function createDelete(served: Served, role: DeleteRole): Handler {
  const { resource, answer, idParameter } = role;
  return async (call, world) => {
    if (resource.isSingleton) return resetSingleton(world, served, role, call);
    const row = await requireItem(world, role, call, call.params[idParameter ?? '']);
    await removeItem(world, served, resource, row);
    return itemReply(served, answer, resource, { id: row.id, item: farewell(served, role, row) });
  };
}

/** A single thing is there all the time: deleted, it is again what the contract shows. */
async function resetSingleton(world: World, served: Served, role: DeleteRole, call: Call): Promise<Reply> {
  const current = await currentSingleton(world, served, role, call);
  if (isStored(current)) await itemsOf(world, role.resource).remove(current.key);
  return itemReply(served, role.answer, role.resource, current);
}

/** What the answer to a deletion is made of: the item, or of another body what says that it is gone. */
function farewell(served: Served, { answer, resource }: DeleteRole, { id, item }: StoredItem): Item {
  const gone = goneOf(served, answer.item ?? answer.schema ?? {}, 1);
  if (Object.keys(gone).length === 0) return item;
  const { property = 'id' } = resource.id;
  const named = Object.entries(item).filter(([name]) => ['object', 'type'].includes(name));
  return { [property]: id, ...Object.fromEntries(named), ...gone };
}
