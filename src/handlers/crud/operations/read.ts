import { SandboxError } from '../../../errors.ts';
import type { ReadRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { requireItem, requireParent } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import { currentSingleton } from '../items/singleton.ts';
import { buildListQuery } from '../query/build-list-query.ts';
import { parseSort } from '../query/sort.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/** Reads one item: that of the id in the path, the only one, or the one that the path's word picks. */
export async function readItem(request: CrudRequest<ReadRole>): Promise<Reply> {
  const { resource, idParameter = '', pick } = request.role;
  if (pick !== undefined) return itemReply(request, await requirePicked(request, pick));
  const row = resource.isSingleton
    ? await currentSingleton(request)
    : await requireItem(request, request.input.params[idParameter]);
  return itemReply(request, row);
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
  const { resource, nestedPath } = role;
  const sort = {
    by: { name: 'sort', standard: 'created' },
    direction: { name: 'order', standard: pick === 'newest' ? 'desc' : 'asc' },
  };
  const order = parseSort(sort, {}, (names) => crud.fieldsOf(resource).find(names));
  const where = nestedPath && { index: nestedPath.path, key: parentKey(values) };
  const plan = { rows: where === undefined ? {} : { where }, values, isWhole: false };
  const query = buildListQuery(role, plan, { offset: 0 }, order, 1);
  const [found] = await itemsOf(context, resource).list(query);
  if (found === undefined)
    throw new SandboxError('not-found', `${resource.name} has no items: create one first`);
  return found;
}
