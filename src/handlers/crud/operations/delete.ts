import { plainName } from '../../../inference/naming.ts';
import type { DeleteRole, Deletion } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { moveHolds } from '../holds/move-holds.ts';
import { withItemId } from '../ids/item-id.ts';
import { cascadeDelete } from '../items/cascade-delete.ts';
import { deletedBody, deletedIds } from '../items/counted-response.ts';
import { rememberDeletion } from '../items/given/deleted-items.ts';
import { removeForGood, requireTrashed } from '../items/given/trash.ts';
import { itemReply } from '../items/item-response.ts';
import { requireItem } from '../items/require-item.ts';
import { currentSingleton, isStored, requireSingleton } from '../items/singleton.ts';
import { type Item, itemsOf, type StoredItem, scopeIds, singletonId } from '../stored-item.ts';
import { propertiesOf, withChangedValues } from '../values/changed-values.ts';
import { operationOutcome, outcomeMember } from '../values/outcome.ts';
import { formatTimestamp } from '../values/timestamp-kind.ts';
import { requireChildless } from './require-childless.ts';

/** Deletes an item and the items nested under it. */
export async function deleteItem(request: CrudRequest<DeleteRole>): Promise<Reply> {
  const { context, crud, role } = request;
  const { resource, idParameter = '' } = role;
  if (resource.isSingleton) return resetSingleton(request);
  if (role.isOfDeleted) return deleteForGood(request);
  const row = await requireItem(request, request.input.params[idParameter]);
  await requireChildless(request, row);
  const left = role.deletion === undefined ? row.item : leftItem(request, row, role.deletion);
  if (role.deletion?.stays && !isForGood(request, role.deletion)) await keepDeleted(request, row, left);
  else await cascadeDelete(context, crud, resource, row);
  const shown = role.deletion?.isShown ? left : deletedItem(request, row);
  return itemReply(request, { id: row.id, item: shown });
}

/** Stores what a DELETE leaves of an item; it holds nothing any more. */
async function keepDeleted(request: CrudRequest<DeleteRole>, row: StoredItem, item: Item): Promise<void> {
  const { resource } = request.role;
  await itemsOf(request.context, resource).replace({ ...row, item });
  await moveHolds(request, resource, { before: row });
}

/** Whether the query asks for an item to be gone that would stay otherwise: by `permanent=true`, or without `enableUndo=true`. */
function isForGood({ input }: CrudRequest<DeleteRole>, { asked }: Deletion): boolean {
  if (asked === undefined) return false;
  const isSet = plainText(input.query[asked.parameter]) === 'true';
  return isSet !== asked.keeps;
}

/** Removes an item that was deleted, and could be restored until now. */
async function deleteForGood(request: CrudRequest<DeleteRole>): Promise<Reply> {
  const row = await requireTrashed(request, request.input.params[request.role.idParameter ?? '']);
  await removeForGood(request, row);
  return itemReply(request, { id: row.id, item: deletedItem(request, row) });
}

/** What a DELETE leaves of an item: its last state, with the time of it. */
function leftItem(
  { context, crud, role }: CrudRequest<DeleteRole>,
  { item }: StoredItem,
  deletion: Deletion,
): Item {
  const now = context.clock.now();
  const properties = propertiesOf(crud, role.resource);
  const marks = deletion.marks.flatMap((name): [string, unknown][] => {
    const merged = properties.get(name);
    const value = merged?.types.has('boolean') ? true : merged && formatTimestamp(now, name, merged);
    return value === undefined ? [] : [[name, value]];
  });
  const after = { ...item, ...deletion.changes, ...Object.fromEntries(marks) };
  return withChangedValues(crud, role.resource, { before: item, after, sent: {} }, now);
}

/** After a DELETE, a singleton is again the one generated from the contract, unless it is made and deleted as a lock is. */
async function resetSingleton(request: CrudRequest<DeleteRole>): Promise<Reply> {
  const current = await requireSingleton(request);
  const { context, crud, role, parentIds } = request;
  const { resource, nestedPath } = role;
  if (isStored(current)) await itemsOf(context, resource).remove(current.key);
  const within = nestedPath === undefined ? {} : { [nestedPath.path]: parentIds };
  if (resource.isRemovable)
    await rememberDeletion(context, resource, scopeIds(resource, within), singletonId);
  // A cart is emptied, and so it is shown.
  return itemReply(
    request,
    crud.itemLists.has(role.resource.name) ? await currentSingleton(request) : current,
  );
}

/** What a response says of a deletion beside the item, where items have no such property: `{id, message: "Boat deleted"}`. */
function saidOf(
  { mergeSchema }: CrudContext,
  role: DeleteRole,
  schema: Schema,
  item: Item,
): Readonly<Record<string, unknown>> {
  const given = { outcome: operationOutcome(role, role.response.status) };
  const said = [...mergeSchema(schema).properties].flatMap(([name, property]): [string, unknown][] => {
    const about = { plain: plainName(name), merged: mergeSchema(property), given };
    const found = Object.hasOwn(item, name) ? undefined : outcomeMember(about);
    return found === undefined ? [] : [[name, found.value]];
  });
  return Object.fromEntries(said);
}

/** What the response is made from: the deleted item, its id, and what confirms that it is deleted. */
function deletedItem({ crud, role }: CrudRequest<DeleteRole>, { id, item }: StoredItem): Item {
  const { response, resource } = role;
  const schema = response.item ?? response.schema ?? {};
  const confirmation = { ...deletedBody(crud, schema, 1), ...deletedIds(crud, resource, schema, [id]) };
  const said = saidOf(crud, role, schema, item);
  if (Object.keys(confirmation).length === 0) return { ...said, ...item };
  const identified = resource.id.property === undefined ? { id } : withItemId(resource, {}, id);
  return { ...said, ...item, ...identified, ...confirmation };
}
