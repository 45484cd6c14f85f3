import { isDeepStrictEqual } from 'node:util';
import type { HandlerContext } from '../../../context.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ActionRole } from '../../../inference/resource.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { requireItem } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { sentItem } from '../items/request-item.ts';
import { saveItem } from '../items/save-item.ts';
import type { Item } from '../items/stored-item.ts';
import { formatTimestamp } from '../items/timestamp-kind.ts';
import { mergePatch } from '../patch/merge-patch.ts';

/**
 * Does to an item what the last word of the path says, as far as its schema has a state or a flag for it, and writes
 * into it what was sent of it.
 */
export function createAction(crud: CrudContext, role: ActionRole): BoundHandler {
  const { resource, response, idParameter, changes } = role;
  return async (request, context) => {
    const row = await requireItem(context, role, request, request.params[idParameter ?? '']);
    const sent = writtenOf(crud, role, request.body);
    const patched = mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, row.item, sent);
    const item = { ...patched, ...changes };
    if (isDeepStrictEqual(item, row.item)) return itemReply(crud, response, resource, row);
    const timed = { ...item, ...timesOf(crud, role, context) };
    const saved = await saveItem(context, crud, row, { role, item: timed, sent, isWhole: false });
    return itemReply(crud, response, resource, saved);
  };
}

/** What was sent that is a property of the item. */
function writtenOf(crud: CrudContext, { resource, sent, writes }: ActionRole, body: unknown): Item {
  const item = Object.entries(sentItem(crud, resource, sent, body));
  return Object.fromEntries(item.filter(([name]) => writes.has(name)));
}

/** The properties that tell when the action was: `canceled_at` for a status that is now `canceled`. */
function timesOf(
  { mergeSchema }: CrudContext,
  { resource, changes }: ActionRole,
  { clock }: HandlerContext,
): Item {
  const states = Object.entries(changes).map(([name, value]) =>
    plainName(typeof value === 'string' ? value : name),
  );
  const times = [...mergeSchema(resource.responseSchemas[0] ?? {}).properties].flatMap(
    ([name, schema]): [string, unknown][] => {
      const matches = states.some((state) => [`${state}at`, `${state}on`].includes(plainName(name)));
      const time = matches ? formatTimestamp(clock.now(), name, mergeSchema(schema)) : undefined;
      return time === undefined ? [] : [[name, time]];
    },
  );
  return Object.fromEntries(times);
}
