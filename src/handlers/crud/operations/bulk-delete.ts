import type { BulkDeleteRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { removeItem } from '../items/delete-item.ts';
import { deletedBody } from '../items/deleted-response.ts';
import { parentIds, requireParent } from '../items/find-item.ts';
import { manyResponse } from '../items/many-response.ts';
import { itemsOf } from '../items/stored-item.ts';
import { parseFilters } from '../query/parse-filters.ts';
import { planQuery } from '../query/query-plan.ts';
import { parseSearchBody } from '../query/search-body.ts';

/**
 * Deletes what is asked for of a home, and all of it when nothing is; what is asked for and not understood is nothing
 * that could be deleted.
 */
export function createBulkDelete(crud: CrudContext, role: BulkDeleteRole): BoundHandler {
  const { resource, response } = role;
  return async (sent, context) => {
    const request = parseSearchBody(sent, role);
    const values = parentIds(role, request);
    await requireParent(context, crud, role.nestedPath, values);
    const byDiscriminator = await planQuery(context, role, request, values);
    const found = isUnderstood(role, request)
      ? await itemsOf(context, resource).list(byDiscriminator.rows)
      : [];
    for (const row of found) await removeItem(context, crud, resource, row);
    return manyResponse(crud, role, found, deletedBody(crud, response.schema ?? {}, found.length));
  };
}

/** Whether all is known of what is to be deleted. `dry_run=true` is no flag, and no filter either. */
function isUnderstood({ filters, flags }: BulkDeleteRole, { query, body }: OperationRequest): boolean {
  if (body !== undefined && !isObject(body)) return false;
  const said = Object.entries(query).filter(([name, value]) => isSaid(value) && !flags.has(name));
  const isRead = (name: string) => filters.some(({ parameterPath }) => parameterPath[0] === name);
  if (said.some(([name, value]) => value === true && !isRead(name))) return false;
  return said.length === 0 || parseFilters(filters, query).length > 0;
}

/** Whether a parameter says anything: `dry_run=false` does not. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== false;
}
