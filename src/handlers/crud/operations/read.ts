import { SandboxError } from '../../../errors.ts';
import type { LookUp, ReadRole } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { readItemList } from '../item-lists/read-item-list.ts';
import { itemReply } from '../items/item-response.ts';
import { requireItem } from '../items/require-item.ts';
import { requireParent } from '../items/require-parent.ts';
import { requireSingleton } from '../items/singleton.ts';
import { readPart } from '../json-api/part.ts';
import { buildListQuery } from '../query/build-list-query.ts';
import { matchesAny } from '../query/field-values.ts';
import { withListQuery } from '../query/list-query.ts';
import { planQuery } from '../query/query-plan.ts';
import { parseSort } from '../query/sort.ts';
import { requireItemThrough } from '../relations/through-owner.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/** Reads one item: that of the id in the path, the only one, or the one that the path's word picks. */
export async function readItem(request: CrudRequest<ReadRole>): Promise<Reply> {
  const { resource, idParameter = '', pick, lookUp, access, part, through } = request.role;
  if (part !== undefined) return readPart(request, part);
  if (through !== undefined) return itemReply(request, await requireItemThrough(request, through));
  if (access !== undefined) return readItemList(request, access);
  if (pick !== undefined) return itemReply(request, await requirePicked(request, pick));
  if (lookUp !== undefined) return itemReply(request, await requireLookedUp(request, lookUp));
  const row = resource.isSingleton
    ? await requireSingleton(request)
    : await requireItem(request, request.input.params[idParameter]);
  return itemReply(request, row);
}

/**
 * The first item with the value of the path in a property.
 * @throws SandboxError `not-found` where there is none.
 */
async function requireLookedUp(
  request: CrudRequest<ReadRole>,
  { parameter, path }: LookUp,
): Promise<StoredItem> {
  await requireParent(request);
  const { context, role, parentIds, input } = request;
  const { resource, nestedPath } = role;
  const value = plainText(input.params[parameter]);
  const values = new Set([value]);
  const [found] = await itemsOf(context, resource).list({
    ...(nestedPath && { where: { index: nestedPath.path, key: parentKey(parentIds) } }),
    matches: (row) => matchesAny((row as StoredItem).item, { path }, values),
    limit: 1,
  });
  if (found !== undefined) return found;
  throw new SandboxError('not-found', `${resource.name} has none whose ${path.join('.')} is ${value}`);
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
  if (found === undefined)
    throw new SandboxError('not-found', `${resource.name} has no items: create one first`);
  return found;
}
