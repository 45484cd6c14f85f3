import { isDeepStrictEqual } from 'node:util';
import { plainName } from '../../../inference/naming.ts';
import type { ActionRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { requireItem } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { saveItem } from '../items/save-item.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import type { Item } from '../stored-item.ts';
import { formatTimestamp } from '../values/timestamp-kind.ts';

/**
 * Performs an action on an item: sets the state or the flag that the last word of the path names, as far as the item's
 * schema has one, and the properties in the request body.
 */
export async function performAction(request: WriteRequest<ActionRole>): Promise<Reply> {
  const { crud, role } = request;
  const { idParameter = '', changes } = role;
  const row = await requireItem(request, request.input.params[idParameter]);
  const sent = writableProperties(request);
  const patched = mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, row.item, sent);
  const item = { ...patched, ...changes };
  if (isDeepStrictEqual(item, row.item)) return itemReply(request, row);
  const timed = { ...item, ...actionTimes(request) };
  return itemReply(request, await saveItem(request, row, { item: timed, sent, isWhole: false }));
}

/** The properties in the request body that are properties of the item. */
function writableProperties({ crud, role, input }: CrudRequest<ActionRole>): Item {
  const sent = Object.entries(itemInBody(crud, role, input.body));
  return Object.fromEntries(sent.filter(([name]) => role.writes.has(name)));
}

/** The properties with the time of the action: `canceled_at` for a status that is now `canceled`. */
function actionTimes({ crud: { mergeSchema }, role, context }: CrudRequest<ActionRole>): Item {
  const { resource, changes } = role;
  const states = Object.entries(changes).map(([name, value]) =>
    plainName(typeof value === 'string' ? value : name),
  );
  const times = [...mergeSchema(resource.responseSchemas[0] ?? {}).properties].flatMap(
    ([name, schema]): [string, unknown][] => {
      const isTime = states.some((state) => [`${state}at`, `${state}on`].includes(plainName(name)));
      const time = isTime ? formatTimestamp(context.clock.now(), name, mergeSchema(schema)) : undefined;
      return time === undefined ? [] : [[name, time]];
    },
  );
  return Object.fromEntries(times);
}
