import { isDeepStrictEqual } from 'node:util';
import type { UpdateRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { WriteRequest } from '../crud-request.ts';
import { restoreItem } from '../items/given/trash.ts';
import { itemReply } from '../items/item-response.ts';
import { withNested } from '../items/nested/nested-lists.ts';
import { withPathId } from '../items/path-id.ts';
import { requireItem } from '../items/require-item.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import { currentSingleton, isStored, unwrittenSingleton } from '../items/singleton.ts';
import { patchedItem } from '../patch/patched-item.ts';
import { singletonId } from '../stored-item.ts';
import { renamedRow } from './rename-item.ts';

/** Updates an item by the properties or the patch in the request body; a body that is neither changes nothing. */
export async function updateItem(request: WriteRequest<UpdateRole>): Promise<Reply> {
  const { resource, idParameter = '' } = request.role;
  if (resource.isSingleton) return updateSingleton(request);
  if (request.role.restores) await restoreItem(request, request.input.params[idParameter]);
  const stored = await requireItem(request, request.input.params[idParameter]);
  const row = await withNested(request, resource, stored);
  const patched = patchedItem(request, row.item);
  const renamed = await renamedRow(request, row, patched.item);
  const item = renamed ? patched.item : withPathId(request, patched.item, { id: row.id, stored: row.item });
  const { sent } = patched;
  if (isDeepStrictEqual(item, row.item)) return itemReply(request, row);
  return itemReply(request, await saveItem(request, renamed ?? row, { item, sent, isWhole: false }));
}

async function updateSingleton(request: WriteRequest<UpdateRole>): Promise<Reply> {
  const current = await currentSingleton(request);
  const before = isStored(current) ? current.item : unwrittenSingleton(request, current.item);
  const { sent, item } = patchedItem(request, before);
  const row = isStored(current)
    ? await saveItem(request, current, { item, sent, isWhole: false })
    : await insertItem(request, { sent: item, id: singletonId });
  return itemReply(request, row);
}
