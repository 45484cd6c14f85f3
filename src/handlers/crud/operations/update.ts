import { isDeepStrictEqual } from 'node:util';
import type { UpdateRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { parentIds, requireItem, singletonId } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { sentItem } from '../items/request-item.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import type { Item } from '../items/stored-item.ts';
import { jsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { currentSingleton, isStored } from './read.ts';
import { requireSameId } from './replace.ts';

/** Changes what was sent of an item, by JSON Merge Patch or JSON Patch; the rest stays. */
export function createUpdate(crud: CrudContext, role: UpdateRole): BoundHandler {
  const { resource, response, idParameter } = role;
  return async (request, context) => {
    if (resource.isSingleton) {
      const current = await currentSingleton(context, crud, role, request);
      const { sent, item } = changedItem(crud, role, request, current.item);
      const row = isStored(current)
        ? await saveItem(context, crud, current, { role, item, sent, isWhole: false })
        : await insertItem(context, crud, {
            role,
            values: parentIds(role, request),
            sent: item,
            id: singletonId,
          });
      return itemReply(crud, response, resource, row);
    }
    const row = await requireItem(context, role, request, request.params[idParameter ?? '']);
    const { sent, item } = changedItem(crud, role, request, row.item);
    requireSameId(role, item, row.id);
    if (isDeepStrictEqual(item, row.item)) return itemReply(crud, response, resource, row);
    const saved = await saveItem(context, crud, row, { role, item, sent, isWhole: false });
    return itemReply(crud, response, resource, saved);
  };
}

function changedItem(crud: CrudContext, role: UpdateRole, { headers, body }: OperationRequest, old: Item) {
  const { resource, sent } = role;
  if (/^application\/json-patch\+json\b/i.test(String(headers['content-type']))) {
    const patched = jsonPatch(old, body);
    const item = isObject(patched) ? patched : {};
    const changed = Object.entries(item).filter(([name, value]) => !isDeepStrictEqual(value, old[name]));
    return { item, sent: Object.fromEntries(changed) };
  }
  const item = sentItem(crud, resource, sent, body);
  return { item: mergePatch(crud.mergeSchema, sent.schema, old, item), sent: item };
}
