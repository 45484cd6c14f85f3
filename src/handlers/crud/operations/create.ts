import type { CreateRole } from '../../../inference/resource.ts';
import type { Handler } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { homeValues, requireParent } from '../items/find-item.ts';
import { itemReply, locationOf } from '../items/item-response.ts';
import { sentItem } from '../items/request-item.ts';
import { insertItem } from '../items/save-item.ts';

/** Makes an item of what was sent. */
export function createCreate(served: Served, role: CreateRole): Handler {
  const { resource, answer, readPath } = role;
  return async (call, world) => {
    const values = homeValues(role, call);
    await requireParent(world, served, role.home, values);
    const sent = sentItem(served, resource, role.sent, call.body);
    const row = await insertItem(world, served, { role, values, sent });
    const headers = answer.status === 201 ? locationOf(readPath, values, row.id) : {};
    return itemReply(served, answer, resource, row, headers);
  };
}
