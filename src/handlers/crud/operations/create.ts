import type { CreateRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { WriteRequest } from '../crud-request.ts';
import { requireParent } from '../items/find-item.ts';
import { itemReply, locationHeader } from '../items/item-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { insertItem } from '../items/save-item.ts';

/** Creates an item from the request body. */
export async function createItem(request: WriteRequest<CreateRole>): Promise<Reply> {
  const { crud, role, parentIds } = request;
  await requireParent(request);
  const sent = itemInBody(crud, role, request.input.body);
  const row = await insertItem(request, { sent });
  const headers = role.response.status === 201 ? locationHeader(role.readPath, parentIds, row.id) : {};
  return itemReply(request, row, headers);
}
