import type { ListRole } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { isGone, rowsUnder } from '../items/given/given-rows.ts';
import { requireParent } from '../items/require-parent.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';
import { listFewRows } from './list-few-rows.ts';

/**
 * Lists the items of a collection that are there without being made: those that were changed as they are stored, the
 * others as they were generated, and none that was deleted.
 */
export async function listGivenItems(request: CrudRequest<ListRole>): Promise<Reply> {
  await requireParent(request);
  const { crud, context, role, parentIds } = request;
  const { resource, nestedPath, envelope } = role;
  const where = nestedPath && { index: nestedPath.path, key: parentKey(parentIds) };
  const stored = await itemsOf(context, resource).list(where === undefined ? {} : { where });
  const byId = new Map(stored.map((row) => [plainText(row.id), row]));
  const rows: StoredItem[] = [];
  for (const row of rowsUnder(crud, resource, parentIds, envelope.rowSchema)) {
    const own = byId.get(plainText(row.id));
    byId.delete(plainText(row.id));
    if (own !== undefined) rows.push(own);
    else if (!(await isGone(context, resource, row.within, row.id))) rows.push(row);
  }
  const all = [...rows, ...byId.values()].map((row, i) => ({ ...row, key: i + 1 }));
  return listFewRows(request, all, true);
}
