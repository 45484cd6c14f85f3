import type { CreateRole } from '../../contract/resource.ts';
import type { Handler } from '../handler.ts';
import { itemReply, locationOf } from './answer.ts';
import { homeValues, requireParent } from './places.ts';
import { sentItem } from './sent-item.ts';
import type { Served } from './served.ts';
import { insertItem } from './write-item.ts';

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
