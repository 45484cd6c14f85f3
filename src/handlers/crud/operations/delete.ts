import type { HandlerContext } from '../../../context.ts';
import type { DeleteRole } from '../../../inference/resource.ts';
import type { BoundHandler, OperationRequest, Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { removeItem } from '../items/delete-item.ts';
import { deletedBody } from '../items/deleted-response.ts';
import { requireItem } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { type Item, itemsOf, type StoredItem } from '../items/stored-item.ts';
import { currentSingleton, isStored } from './read.ts';

/** Deletes an item and all that stands in it. */
export function createDelete(crud: CrudContext, role: DeleteRole): BoundHandler {
  const { resource, response, idParameter } = role;
  return async (request, context) => {
    if (resource.isSingleton) return resetSingleton(context, crud, role, request);
    const row = await requireItem(context, role, request, request.params[idParameter ?? '']);
    await removeItem(context, crud, resource, row);
    return itemReply(crud, response, resource, { id: row.id, item: farewell(crud, role, row) });
  };
}

/** A single thing is there all the time: deleted, it is again what the contract shows. */
async function resetSingleton(
  context: HandlerContext,
  crud: CrudContext,
  role: DeleteRole,
  request: OperationRequest,
): Promise<Reply> {
  const current = await currentSingleton(context, crud, role, request);
  if (isStored(current)) await itemsOf(context, role.resource).remove(current.key);
  return itemReply(crud, role.response, role.resource, current);
}

/** What the answer to a deletion is made of: the item, or of another body what says that it is gone. */
function farewell(crud: CrudContext, { response, resource }: DeleteRole, { id, item }: StoredItem): Item {
  const gone = deletedBody(crud, response.item ?? response.schema ?? {}, 1);
  if (Object.keys(gone).length === 0) return item;
  const { property = 'id' } = resource.id;
  const named = Object.entries(item).filter(([name]) => ['object', 'type'].includes(name));
  return { [property]: id, ...Object.fromEntries(named), ...gone };
}
