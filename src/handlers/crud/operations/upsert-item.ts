import { SandboxError } from '../../../errors.ts';
import type { BulkCreateRole, CreateRole } from '../../../inference/resource.ts';
import { mergePatch } from '../../../schema/merge-patch.ts';
import type { WriteRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { idInItem, sentId, toItemId } from '../ids/item-id.ts';
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
  // What only updates, and a PUT of many, is sent ids that no create may be sent.
  const namesStored = isUpdate || (role.kind === 'bulk-create' && role.operation.method === 'put');
  const id = namesStored ? toItemId(idInItem(resource.id, sent)) : sentId(resource, sent);
  const found = id === undefined ? undefined : await findItem(request, id);
  if (found === undefined && isUpdate) {
    throw new SandboxError('not-found', `${resource.name} has no ${id ?? 'item without an id'}`);
  }
  if (found === undefined) return { row: await insertItem(request, { sent }), isUpdated: false };
  const item = mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, found.item, sent);
  return { row: await saveItem(request, found, { item, sent, isWhole: false }), isUpdated: true };
}
