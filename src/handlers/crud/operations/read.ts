import type { ReadRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { requireItem } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { currentSingleton } from '../items/singleton.ts';

/** Reads one item. */
export async function readItem(request: CrudRequest<ReadRole>): Promise<Reply> {
  const { resource, idParameter = '' } = request.role;
  const row = resource.isSingleton
    ? await currentSingleton(request)
    : await requireItem(request, request.input.params[idParameter]);
  return itemReply(request, row);
}
