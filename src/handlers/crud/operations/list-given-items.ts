import type { ListRole, Role } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import { collectionSpec, selectionsOf } from '../collection-spec.ts';
import type { CrudRequest } from '../crud-request.ts';
import { storeAssumedItem } from '../items/assumed-item.ts';
import { isGone, rowsUnder } from '../items/given/given-rows.ts';
import { requireParent } from '../items/require-parent.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';
import { listFewRows, withRows } from './list-few-rows.ts';

/**
 * Lists the items of a collection that are there without being made: those that were changed as they are stored, the
 * others as they were generated, and none that was deleted.
 */
export async function listGivenItems(request: CrudRequest<ListRole>): Promise<Reply> {
  await requireParent(request);
  return listFewRows(request, await givenItems(request), true);
}

/** The same request with all of these items in its store, for what reads there. */
export async function amongGivenItems<R extends Role>(request: CrudRequest<R>): Promise<CrudRequest<R>> {
  const { context, crud } = request;
  const role: Role = request.role;
  await requireParent(request);
  const spec = collectionSpec(
    role.resource,
    selectionsOf(role),
    () => crud.propertiesOf(role.resource).known,
  );
  const store = await withRows(context, spec, await givenItems(request));
  return { ...request, context: { ...context, store } };
}

/** Stores all of these items, for what writes many at once. */
export async function storeGivenItems(request: CrudRequest): Promise<void> {
  await requireParent(request);
  const { nestedPath, resource } = request.role;
  const stored = new Set((await storedItems(request)).map(({ id }) => plainText(id)));
  const within = nestedPath === undefined ? {} : { [nestedPath.path]: request.parentIds };
  for (const { id } of await givenItems(request))
    if (!stored.has(plainText(id))) await storeAssumedItem(request, { resource, id: plainText(id), within });
}

async function givenItems(request: CrudRequest): Promise<readonly StoredItem[]> {
  const { crud, context, role, parentIds } = request;
  const byId = new Map((await storedItems(request)).map((row) => [plainText(row.id), row]));
  const rows: StoredItem[] = [];
  for (const row of rowsUnder(crud, role.resource, parentIds)) {
    const own = byId.get(plainText(row.id));
    byId.delete(plainText(row.id));
    if (own !== undefined) rows.push(own);
    else if (!(await isGone(context, role.resource, row.within, row.id))) rows.push(row);
  }
  return [...rows, ...byId.values()].map((row, i) => ({ ...row, key: i + 1 }));
}

function storedItems({ context, role, parentIds }: CrudRequest): Promise<readonly StoredItem[]> {
  const { nestedPath, resource } = role;
  const where = nestedPath && { index: nestedPath.path, key: parentKey(parentIds) };
  return itemsOf(context, resource).list(where === undefined ? {} : { where });
}
