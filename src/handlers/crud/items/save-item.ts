import { SandboxError } from '../../../errors.ts';
import { responseKey } from '../../../openapi/responses.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { generateId } from '../ids/generate-id.ts';
import { identifiedItem, idPointer, sentId, withItemId } from '../ids/item-id.ts';
import { nextNumber } from '../ids/sequence.ts';
import { type Item, itemsOf, keyOfId, type StoredItem } from '../stored-item.ts';
import { withChangedValues } from '../values/changed-values.ts';
import { findById, nestedPathsByProperties, requireParents } from './find-item.ts';
import { foreignKeyValue, referenceTo, withoutUnlinked } from './foreign-key.ts';
import { withRelatedProperties } from './related-properties.ts';
import { withDefaults } from './request-item.ts';
import { withServerFields } from './server-fields.ts';

/** What a new item is made from. */
interface NewItem {
  /** What the client sent of it. */
  readonly sent: Item;
  /** The id in the path. */
  readonly id?: string | number;
}

/**
 * Stores a new item: what was sent, the defaults of what was not, and what the server sets.
 * @throws SandboxError when the id is taken, a parent is missing, or no read could show the item.
 */
export async function insertItem(request: WriteRequest, { sent, id: pathId }: NewItem): Promise<StoredItem> {
  const { context, crud, role, parentIds } = request;
  const { resource, nestedPath } = role;
  const isNumbered = resource.id.assignedBy === 'server' && !resource.isSingleton;
  const number = isNumbered ? await nextNumber(context, resource) : 1;
  const id = pathId ?? sentId(resource, sent) ?? (await generateId(request, number));
  if (id === '') throw new SandboxError('invalid', `${idPointer(resource.id)} must not be empty`);
  if ((await findById(context, resource, parentIds, id)) !== undefined) throw idTaken(request, id);
  const identified = withParentIds(request, withItemId(resource, sent, id));
  const complete = role.sent ? withDefaults(crud, role.sent.schema, identified) : identified;
  const related = withRelatedProperties(crud, resource, complete);
  const filled = withServerFields(crud, resource, { id, item: related }, { now: context.clock.now() });
  const inPath = nestedPath === undefined ? {} : { [nestedPath.path]: parentIds };
  const item = withoutUnlinked(crud, resource, inPath, filled);
  const within = { ...nestedPathsByProperties(resource, item), ...inPath };
  await requireParents(request, within);
  const row = { key: isNumbered ? number : keyOfId(resource, parentIds, id), id, within, item };
  request.requireShowable(row);
  await itemsOf(context, resource).insert(row);
  return row;
}

/** A duplicate is a conflict, unless the operation declares another status for what it refuses. */
function idTaken({ role: { operation, resource } }: CrudRequest, id: string | number): SandboxError {
  const isInvalid = [400, 422].some((status) => Object.hasOwn(operation.responses, `${status}`));
  const code = responseKey(operation, 409) === undefined && isInvalid ? 'invalid' : 'conflict';
  return new SandboxError(code, `${resource.name} has ${id} already: choose another id`);
}

/**
 * Sets the properties of an item that hold its parents' ids: `customerId` in `/customers/{customerId}/orders`.
 * @throws SandboxError `invalid` when the item has another id there.
 */
function withParentIds({ crud, role, parentIds }: CrudRequest, item: Item): Item {
  const linked = new Map(Object.entries(item));
  for (const [i, { property, references }] of (role.nestedPath?.parameters ?? []).entries()) {
    const id = parentIds[i];
    if (references !== undefined && id !== undefined && !linked.has(references)) {
      linked.set(references, referenceTo(crud, role.resource, references, id));
    }
    if (property === undefined || id === undefined) continue;
    const sent = linked.get(property);
    if (sent !== undefined && String(sent) !== id) {
      throw new SandboxError('invalid', `/${property} is not ${id}, as the path says: leave it out`);
    }
    const value = foreignKeyValue(crud, role.resource, property, id);
    if (value !== undefined) linked.set(property, value);
  }
  return Object.fromEntries(linked);
}

/** A change of a stored item. */
export interface ItemChange {
  /** The whole item after the change. */
  readonly item: Item;
  /** The item that the client sent: a timestamp of the change in it is not overwritten. */
  readonly sent: Item;
  /** Whether missing properties are filled in, as in a new item. */
  readonly isWhole: boolean;
}

/**
 * Stores a changed item, under the nested paths that its properties now name.
 * @throws SandboxError when a parent is missing, or no read could show the item.
 */
export async function saveItem(
  request: WriteRequest,
  row: StoredItem,
  change: ItemChange,
): Promise<StoredItem> {
  const { context, crud, role } = request;
  const { resource } = role;
  const now = context.clock.now();
  const after = identifiedItem(resource, change.item, row.id);
  const changed = withChangedValues(crud, resource, { before: row.item, after, sent: change.sent }, now);
  const filled = change.isWhole
    ? withServerFields(crud, resource, { id: row.id, item: changed }, { now })
    : changed;
  const item = withoutUnlinked(crud, resource, row.within, filled);
  const named = nestedPathsByProperties(resource, row.item);
  const fixed = Object.entries(row.within).filter(([path]) => !Object.hasOwn(named, path));
  const within = { ...nestedPathsByProperties(resource, item), ...Object.fromEntries(fixed) };
  await requireParents(request, within);
  const saved = { ...row, item, within };
  request.requireShowable(saved);
  await itemsOf(context, resource).replace(saved);
  return saved;
}
