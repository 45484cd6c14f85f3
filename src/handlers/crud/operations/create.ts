import type { CreateRole } from '../../../inference/resource.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { parentIds, requireParent } from '../items/find-item.ts';
import { itemReply, locationOf } from '../items/item-response.ts';
import { sentItem } from '../items/request-item.ts';
import { insertItem } from '../items/save-item.ts';

/** Makes an item of what was sent. */
export function createCreate(crud: CrudContext, role: CreateRole): BoundHandler {
  const { resource, response, readPath } = role;
  return async (request, context) => {
    const values = parentIds(role, request);
    await requireParent(context, crud, role.nestedPath, values);
    const sent = sentItem(crud, resource, role.sent, request.body);
    const row = await insertItem(context, crud, { role, values, sent });
    const headers = response.status === 201 ? locationOf(readPath, values, row.id) : {};
    return itemReply(crud, response, resource, row, headers);
  };
}
