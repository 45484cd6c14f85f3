import { isDeepStrictEqual } from 'node:util';
import type { World } from '../../../context.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ActionRole } from '../../../inference/resource.ts';
import type { Handler } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { requireItem } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { sentItem } from '../items/request-item.ts';
import { saveItem } from '../items/save-item.ts';
import type { Item } from '../items/stored-item.ts';
import { timeAs } from '../items/timestamp.ts';
import { mergePatch } from '../patch/merge-patch.ts';

/**
 * Does to an item what the last word of the path says, as far as its schema has a state or a flag for it, and writes
 * into it what was sent of it.
 */
export function createAction(served: Served, role: ActionRole): Handler {
  const { resource, answer, idParameter, changes } = role;
  return async (call, world) => {
    const row = await requireItem(world, role, call, call.params[idParameter ?? '']);
    const sent = writtenOf(served, role, call.body);
    const patched = mergePatch(served.shapeOf, role.sent?.schema ?? {}, row.item, sent);
    const item = { ...patched, ...changes };
    if (isDeepStrictEqual(item, row.item)) return itemReply(served, answer, resource, row);
    const timed = { ...item, ...timesOf(served, role, world) };
    const saved = await saveItem(world, served, row, { role, item: timed, sent, isWhole: false });
    return itemReply(served, answer, resource, saved);
  };
}

/** What was sent that is a property of the item. */
function writtenOf(served: Served, { resource, sent, writes }: ActionRole, body: unknown): Item {
  const item = Object.entries(sentItem(served, resource, sent, body));
  return Object.fromEntries(item.filter(([name]) => writes.has(name)));
}

/** The properties that tell when the action was: `canceled_at` for a status that is now `canceled`. */
function timesOf({ shapeOf }: Served, { resource, changes }: ActionRole, { clock }: World): Item {
  const states = Object.entries(changes).map(([name, value]) =>
    plainName(typeof value === 'string' ? value : name),
  );
  const times = [...shapeOf(resource.views[0] ?? {}).properties].flatMap(
    ([name, schema]): [string, unknown][] => {
      const isMeant = states.some((state) => [`${state}at`, `${state}on`].includes(plainName(name)));
      const time = isMeant ? timeAs(clock.now(), name, shapeOf(schema)) : undefined;
      return time === undefined ? [] : [[name, time]];
    },
  );
  return Object.fromEntries(times);
}
