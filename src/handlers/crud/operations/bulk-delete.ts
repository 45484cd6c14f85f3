import { valueAt } from '../../../inference/body-path.ts';
import type { BulkDeleteRole } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import type { OperationRequest, Reply } from '../../../operation.ts';
import { visitInTurns } from '../../../turns.ts';
import { unknownIds } from '../bulk/unknown-ids.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { cascadeDelete } from '../items/cascade-delete.ts';
import { deletedBody } from '../items/counted-response.ts';
import { manyReply } from '../items/many-response.ts';
import { requireParent } from '../items/require-parent.ts';
import { withListQuery } from '../query/list-query.ts';
import { usesFilter } from '../query/parse-filters.ts';
import { planQuery } from '../query/query-plan.ts';
import { itemsOf, type StoredItem } from '../stored-item.ts';

/**
 * Deletes the items that the request's filters select, or all of the collection when it has none. A request with a
 * parameter that is not understood deletes nothing: it might have selected fewer.
 */
export async function deleteItems(received: CrudRequest<BulkDeleteRole>): Promise<Reply> {
  const request = withListQuery(received);
  const { context, crud, role } = request;
  const { resource, response } = role;
  await requireParent(request);
  const found = role.itemsPath ? await namedItems(request, role.itemsPath) : await selectedItems(request);
  await visitInTurns(found, (row) => cascadeDelete(context, crud, resource, row));
  const { schema = {} } = response;
  return manyReply(request, found, {
    ...deletedBody(crud, schema, found.length),
    ...unknownIds(crud, schema, idsWithout(request, found)),
  });
}

async function selectedItems(request: CrudRequest<BulkDeleteRole>): Promise<readonly StoredItem[]> {
  const { context, role, input } = request;
  const plan = await planQuery(request);
  return isUnderstood(role, input) ? itemsOf(context, role.resource).list(plan.rows) : [];
}

/** The items whose ids are in those that the body has: `{groups: [{id}]}`. */
async function namedItems(
  request: CrudRequest<BulkDeleteRole>,
  itemsPath: readonly string[],
): Promise<readonly StoredItem[]> {
  const { role, input } = request;
  const found: StoredItem[] = [];
  for (const each of [valueAt(input.body, itemsPath)].flat()) {
    const id = isObject(each) ? ownValue(each, role.resource.id.property ?? 'id') : each;
    const row = id === undefined || id === null ? undefined : await findItem(request, id);
    if (row !== undefined && !found.some(({ key }) => key === row.key)) found.push(row);
  }
  return found;
}

/** The ids in a request that no item has which it found. */
function idsWithout(
  { role, input }: CrudRequest<BulkDeleteRole>,
  found: readonly StoredItem[],
): readonly string[] {
  const { property } = role.resource.id;
  const known = new Set(found.map(({ id }) => plainText(id)));
  const asked = role.filters.flatMap((filter) => {
    const isOfId = filter.kind === 'value' && filter.path.length === 1 && filter.path[0] === property;
    const [name = ''] = filter.parameterPath;
    return isOfId ? [input.query[name]].flat() : [];
  });
  return [...new Set(asked.filter((each) => each !== undefined && !isObject(each)).map(plainText))].filter(
    (id) => !known.has(id),
  );
}

/** Whether every parameter is a known flag or a filter; `dry_run=true` is neither. */
function isUnderstood({ filters, flags }: BulkDeleteRole, { query, body }: OperationRequest): boolean {
  if (body !== undefined && !isObject(body)) return false;
  const set = Object.entries(query).filter(([name, value]) => isSet(value) && !flags.has(name));
  const isFilter = (name: string) => filters.some(({ parameterPath }) => parameterPath[0] === name);
  if (set.some(([name, value]) => value === true && !isFilter(name))) return false;
  return set.length === 0 || usesFilter(filters, query);
}

/** Whether a parameter has an effect: `dry_run=false` has none. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== false;
}
