import { isDeepStrictEqual } from 'node:util';
import type { UpdateRole } from '../../../inference/resource.ts';
import type { Call, Handler } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from '../items/fill-defaults.ts';
import { homeValues, requireItem, singletonId } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { sentItem } from '../items/request-item.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import type { Item } from '../items/stored-item.ts';
import { jsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { currentSingleton, isStored } from './read.ts';
import { requireSameId } from './replace.ts';

/** Changes what was sent of an item, by JSON Merge Patch or JSON Patch; the rest stays. */
export function createUpdate(served: Served, role: UpdateRole): Handler {
  const { resource, answer, idParameter } = role;
  return async (call, world) => {
    if (resource.isSingleton) {
      const current = await currentSingleton(world, served, role, call);
      const { sent, item } = changedItem(served, role, call, current.item);
      const row = isStored(current)
        ? await saveItem(world, served, current, { role, item, sent, isWhole: false })
        : await insertItem(world, served, {
            role,
            values: homeValues(role, call),
            sent: item,
            id: singletonId,
          });
      return itemReply(served, answer, resource, row);
    }
    const row = await requireItem(world, role, call, call.params[idParameter ?? '']);
    const { sent, item } = changedItem(served, role, call, row.item);
    requireSameId(role, item, row.id);
    if (isDeepStrictEqual(item, row.item)) return itemReply(served, answer, resource, row);
    const saved = await saveItem(world, served, row, { role, item, sent, isWhole: false });
    return itemReply(served, answer, resource, saved);
  };
}

function changedItem(served: Served, role: UpdateRole, { headers, body }: Call, old: Item) {
  const { resource, sent } = role;
  if (/^application\/json-patch\+json\b/i.test(String(headers['content-type']))) {
    const patched = jsonPatch(old, body);
    const item = isItem(patched) ? patched : {};
    const changed = Object.entries(item).filter(([name, value]) => !isDeepStrictEqual(value, old[name]));
    return { item, sent: Object.fromEntries(changed) };
  }
  const item = sentItem(served, resource, sent, body);
  return { item: mergePatch(served.shapeOf, sent.schema, old, item), sent: item };
}
