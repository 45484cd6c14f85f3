import { SandboxError } from '../../../errors.ts';
import type { BulkCreateRole, CreateRole } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import { mergePatch } from '../../../schema/merge-patch.ts';
import type { WriteRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { idInItem, sentId, toItemId } from '../ids/item-id.ts';
import { withNested } from '../items/nested/nested-lists.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/** What an upsert stored. */
export interface Upserted {
  readonly row: StoredItem;
  /** Whether the item was there already. */
  readonly isUpdated: boolean;
}

/**
 * Updates the item whose id was sent with what was sent; creates it where there is none, unless
 * the operation only updates.
 */
export async function upsertItem(
  request: WriteRequest<CreateRole | BulkCreateRole>,
  sent: Item,
): Promise<Upserted> {
  const { crud, role } = request;
  const { resource } = role;
  const isUpdate = role.kind === 'bulk-create' && role.isUpdate === true;
  const id = idOfStored(request, sent);
  const stored = id === undefined ? undefined : await findItem(request, id);
  const found = stored && (await withNested(request, resource, stored));
  if (found === undefined && isUpdate) {
    throw new SandboxError('not-found', `${resource.name} has no ${id ?? 'item without an id'}`);
  }
  if (found === undefined) return { row: await insertItem(request, { sent }), isUpdated: false };
  const item = mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, found.item, sent);
  return { row: await saveItem(request, found, { item, sent, isWhole: false }), isUpdated: true };
}

/** The id by which an upsert finds what is stored. */
function idOfStored(
  { role }: WriteRequest<CreateRole | BulkCreateRole>,
  sent: Item,
): StoredItem['id'] | undefined {
  const { resource } = role;
  const isOfMany = role.kind === 'bulk-create';
  // What only updates, and a PUT of many, is sent ids that no create may be sent.
  const namesStored = isOfMany && (role.isUpdate === true || role.operation.method === 'put');
  return namesStored ? toItemId(idInItem(resource.id, sent)) : sentId(resource, sent);
}

/** The id that was sent of an item, where there is none of that id. */
export async function unknownId(
  request: WriteRequest<BulkCreateRole>,
  sent: Item,
): Promise<string | undefined> {
  const id = idOfStored(request, sent);
  const isThere = id !== undefined && (await findItem(request, id)) !== undefined;
  return isThere || id === undefined ? undefined : plainText(id);
}
