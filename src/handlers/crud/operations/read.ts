import { SandboxError } from '../../../errors.ts';
import type { ReadRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { readItemList } from '../item-lists/read-item-list.ts';
import { requireTrashed } from '../items/given/trash.ts';
import { itemReply } from '../items/item-response.ts';
import { requireItem } from '../items/require-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { requireSingleton } from '../items/singleton.ts';
import { readPart } from '../parts/part.ts';
import { requireMark } from '../people/marks.ts';
import { buildListQuery } from '../query/build-list-query.ts';
import { withListQuery } from '../query/list-query.ts';
import { requireLookedUp } from '../query/looked-up-item.ts';
import { planQuery } from '../query/query-plan.ts';
import { parseSort } from '../query/sort.ts';
import { requireItemThrough } from '../relations/through-owner.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/** Reads one item: that of the id in the path, the only one, or the one that the path's word picks. */
export async function readItem(request: CrudRequest<ReadRole>): Promise<Reply> {
  const { resource, idParameter = '', pick, lookUp, access, part, through } = request.role;
  if (part !== undefined) return readPart(request, part);
  if (through !== undefined) return itemReply(request, await requireItemThrough(request, through));
  if (request.role.isOfDeleted)
    return itemReply(request, await requireTrashed(request, request.input.params[idParameter]));
  if (access !== undefined) return readItemList(request, access);
  if (pick !== undefined) return itemReply(request, await requirePicked(request, pick));
  if (lookUp !== undefined) return itemReply(request, await requireLookedUp(request, lookUp));
  const row = resource.isSingleton
    ? await requireSingleton(request)
    : await requireItem(request, request.input.params[idParameter]);
  await requireMark(request, row);
  if (request.role.hiddenBy?.some((name) => isMarked(row.item[name])))
    throw new SandboxError('not-found', `${resource.name} has no ${row.id}`);
  return itemReply(request, row);
}

/** Whether a property says that its item is deleted, by its time or as a flag. */
function isMarked(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

/**
 * The item that was created last or first, by its time of creation where it has one, else by its key.
 * @throws SandboxError `not-found` while there is none.
 */
async function requirePicked(
  request: CrudRequest<ReadRole>,
  pick: NonNullable<ReadRole['pick']>,
): Promise<StoredItem> {
  await requireParent(request);
  const { crud, context, role, parentIds: values } = request;
  const { resource, nestedPath, among } = role;
  const sort = {
    by: { name: 'sort', standard: 'created' },
    direction: { name: 'order', standard: pick === 'newest' ? 'desc' : 'asc' },
  };
  const order = parseSort(sort, {}, (names) => crud.fieldsOf(resource).find(names));
  const where = nestedPath && { index: nestedPath.path, key: parentKey(values) };
  const all = { rows: where === undefined ? {} : { where }, values };
  const planned = among && (await planQuery(withListQuery({ ...request, role: among })));
  // There is an index by time only where some list can be sorted.
  const plan = { ...(planned ?? all), isWhole: false };
  const query = buildListQuery(role, plan, { offset: 0 }, order, 1);
  const [found] = await itemsOf(context, resource).list(query);
  if (found === undefined) {
    const missing = planned === undefined ? 'no items: create one first' : 'none that the query selects';
    throw new SandboxError('not-found', `${resource.name} has ${missing}`);
  }
  return found;
}
