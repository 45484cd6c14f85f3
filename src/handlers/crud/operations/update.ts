import { isDeepStrictEqual } from 'node:util';
import type { UpdateRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { requireItem } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import { currentSingleton, isStored } from '../items/singleton.ts';
import { jsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { type Item, singletonId } from '../stored-item.ts';
import { requireSameId } from './replace.ts';

/** Updates an item by JSON Merge Patch or JSON Patch. */
export async function updateItem(request: WriteRequest<UpdateRole>): Promise<Reply> {
  const { resource, idParameter = '' } = request.role;
  if (resource.isSingleton) return updateSingleton(request);
  const row = await requireItem(request, request.input.params[idParameter]);
  const { sent, item } = patchedItem(request, row.item);
  requireSameId(request, item, row.id);
  if (isDeepStrictEqual(item, row.item)) return itemReply(request, row);
  return itemReply(request, await saveItem(request, row, { item, sent, isWhole: false }));
}

async function updateSingleton(request: WriteRequest<UpdateRole>): Promise<Reply> {
  const current = await currentSingleton(request);
  const { sent, item } = patchedItem(request, current.item);
  const row = isStored(current)
    ? await saveItem(request, current, { item, sent, isWhole: false })
    : await insertItem(request, { sent: item, id: singletonId });
  return itemReply(request, row);
}

/** An item after the patch in a request body, and the properties that the patch changes. */
function patchedItem({ crud, role, input }: CrudRequest<UpdateRole>, old: Item): { item: Item; sent: Item } {
  const { headers, body } = input;
  if (/^application\/json-patch\+json\b/i.test(String(headers['content-type']))) {
    const patched = jsonPatch(old, body);
    const item = isObject(patched) ? patched : {};
    const changed = Object.entries(item).filter(([name, value]) => !isDeepStrictEqual(value, old[name]));
    return { item, sent: Object.fromEntries(changed) };
  }
  const sent = itemInBody(crud, role, body);
  return { item: mergePatch(crud.mergeSchema, role.sent.schema, old, sent), sent };
}
