import { SandboxError } from '../../../errors.ts';
import { plainName } from '../../../inference/naming.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import { responseKey } from '../../../openapi/responses.ts';
import { createPause } from '../../../turns.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { findById, nestedPathsByProperties } from '../find-item.ts';
import { moveHolds } from '../holds/move-holds.ts';
import { requireFree } from '../holds/require-free.ts';
import { generateId } from '../ids/generate-id.ts';
import { withOwnAddress } from '../ids/item-address.ts';
import { identifiedItem, isOwnKey, sentId, undeclaredName, withItemId } from '../ids/item-id.ts';
import { uniqueAlternativeIds } from '../ids/second-ids.ts';
import { nextNumber } from '../ids/sequence.ts';
import { withFoundIds } from '../lines/found-ids.ts';
import { withLinePrices, withReferredValues } from '../lines/line-prices.ts';
import { withOwnPrice } from '../lines/own-price.ts';
import { withParentReferences } from '../lines/parent-references.ts';
import { requireRelated } from '../lines/require-related.ts';
import { withTakenNames } from '../lines/taken-names.ts';
import { withMovedAmount } from '../movements/move-amounts.ts';
import { settleOwner } from '../movements/settle-owner.ts';
import {
  movedWithin,
  withKnownParents,
  withNamedParents,
  withParentIds,
  withParentsById,
} from '../path-parents.ts';
import { arePeople } from '../people/find-person.ts';
import { type NamedPerson, namedPerson, withNamedPerson } from '../people/named-person.ts';
import { withHashedPasswords } from '../people/passwords.ts';

import { type Item, itemsOf, keyOfId, type StoredItem, scopeIds } from '../stored-item.ts';
import { withChangedValues } from '../values/changed-values.ts';
import type { Given } from '../values/missing-property.ts';
import { withNextPosition } from '../values/next-position.ts';
import { withOwnedName } from '../values/owned-name.ts';
import { pathValues } from '../values/path-value.ts';
import { withPlacedWithin } from '../values/placed-within.ts';
import { requestUser } from './current-item.ts';
import { withoutUnlinked } from './foreign-key.ts';
import { forgetDeletion } from './given/deleted-items.ts';
import { nestedIn, withoutNested } from './nested/nested-lists.ts';
import { storeNested } from './nested/store-nested.ts';
import { withRelatedChange, withRelatedProperties } from './related-properties.ts';
import { withDefaults } from './request-item.ts';
import { requireParents } from './require-parent.ts';
import { sentPointer } from './sent-pointer.ts';
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
  const { context, crud, role } = request;
  const { resource } = role;
  const pause = createPause();
  const isNumbered = resource.id.assignedBy === 'server' && !resource.isSingleton;
  const number = isNumbered ? await nextNumber(context, resource) : 1;
  const scope = scopeIds(resource, withinOf(request, withParentIds(request, sent)));
  const person = await namedPerson(request, sent);
  const sentBy = sentId(resource, sent) ?? undeclaredName(request, sent) ?? idOf(resource, person);
  const id = pathId ?? sentBy ?? (await generateId(request, { number, scope, sent }));
  if (id === '')
    throw new SandboxError('invalid', `${sentPointer(request, resource.id) || 'the id'} must not be empty`);
  if (resource.idScope === undefined || scope.length > 0) await requireFreeId(request, scope, id);
  const withId = isOwnKey(role) ? withItemId : identifiedItem;
  const identified = withParentIds(
    request,
    withId(resource, sent, id, scope.length > 0 ? scope : request.parentIds),
  );
  const defaulted = role.sent ? withDefaults(crud, role.sent.schema, identified) : identified;
  const complete = withNamedPerson(crud, resource, defaulted, person);
  const related = withRelatedProperties(crud, resource, complete);
  await pause();
  const given = await givenOf(request);
  const named = await withNamedParents(request, related);
  const placed = await withParentReferences(request, named);
  const referred = await withFoundIds(request, resource, placed, sent);
  const ordered = await withNextPosition(request, referred, () => withinOf(request, referred));
  const referring = await withReferredValues(request, ordered, sent);
  const { priced, unpriced } = await withLinePrices(
    request,
    await withTakenNames(request, resource, referring),
  );
  await pause();
  const filled = withPlacedWithin(
    crud,
    resource,
    unpriced(withServerFields(crud, resource, { id, item: priced }, given)),
    sent,
  );
  const linked = withoutUnlinked(crud, resource, pathOf(request), { filled, sent });
  const within = await withParentsById(request, withinOf(request, linked));
  const owned = withOwnedName(crud, resource, { id, within, item: linked }, sent);
  const item = withOwnAddress(resource, { id, within, item: owned }, sent);
  const ownScope = scopeIds(resource, within);
  if (ownScope.length > scope.length) await requireFreeId(request, ownScope, id);
  await requireFreeAlternatives(request, { scope: ownScope, item });
  await requireParents(request, within, sent);
  await requireRelated(request, sent);
  await pause();
  const key = isNumbered ? number : keyOfId(resource, ownScope, id);
  return storeNew(
    request,
    await withMovedAmount(request, { key, id, within, item: sealed(request, item) }, sent),
    sent,
  );
}

/** Stores a new item, and below it what was sent of the items that belong to it. */
async function storeNew(request: WriteRequest, whole: StoredItem, sent: Item): Promise<StoredItem> {
  const { context, role } = request;
  const { resource } = role;
  request.requireShowable(whole);
  await requireFree(request, { row: whole, sent });
  const nested = await nestedIn(request, sent);
  const row = withoutNested(whole, nested);
  await itemsOf(context, resource).insert(row);
  await moveHolds(request, resource, { after: row });
  await settleOwner(request, row);
  if (resource.isRemovable) await forgetDeletion(context, resource, scopeIds(resource, row.within), row.id);
  await storeNested(request, row, nested, { insertItem, saveItem, isNew: true });
  return row;
}

/** What is known of a new item beside what was sent. */
async function givenOf(request: CrudRequest): Promise<Given & { readonly now: Date }> {
  const { context, role, input } = request;
  return {
    now: context.clock.now(),
    createdIn: role.resource.name,
    path: pathValues(request, role.resource.responseSchemas[0] ?? {}),
    ...actOf(role),
    flags: Object.fromEntries(Object.entries(input.query).filter(([, value]) => typeof value === 'boolean')),
    ...(await requestUser(request)),
  };
}

/** The act by which an item is made on another, whose path ends in it: `withdraw`. */
function actOf({ kind, operation, collectionPath }: Role): Pick<Given, 'act'> {
  const last = operation.path.slice(operation.path.lastIndexOf('/') + 1);
  const isAct = kind === 'create' && !last.includes('{') && !collectionPath.endsWith(`/${last}`);
  return isAct ? { act: plainName(last) } : {};
}

/** The id of a new item whose key is that of a person whom it names. */
function idOf({ id: { property } }: Resource, person: NamedPerson | undefined): string | number | undefined {
  return person?.property === property ? person?.row.id : undefined;
}

/** The ids of the parents of a stored item: those that are a part of its id, or those in the request's path. */
function parentsIn(
  { role: { resource }, parentIds }: CrudRequest,
  { within }: StoredItem,
): readonly string[] {
  const scope = scopeIds(resource, within);
  return scope.length > 0 ? scope : parentIds;
}

/** The nested path of a request, with the ids in it. */
function pathOf({ role: { nestedPath }, parentIds }: CrudRequest): StoredItem['within'] {
  return nestedPath === undefined ? {} : { [nestedPath.path]: parentIds };
}

/** The nested paths of a new item: those that its properties name, and that of the request. */
function withinOf(request: CrudRequest, item: Item): StoredItem['within'] {
  const own = pathOf(request);
  return { ...nestedPathsByProperties(request.role.resource, item, own), ...own };
}

/**
 * @param scope the ids of the parents that are a part of the id
 * @throws SandboxError `conflict` or `invalid` when another item has the id.
 */
export async function requireFreeId(
  request: CrudRequest,
  scope: readonly string[],
  id: string | number,
): Promise<void> {
  const { context, role } = request;
  if ((await findById(context, role.resource, scope, id)) !== undefined) throw idTaken(request, id);
}

/**
 * @param changed the item, and the ids of the parents that are a part of its id; its key where it is stored already
 * @throws SandboxError `conflict` or `invalid` when another item has a value that is unique, such as the `uid`.
 */
async function requireFreeAlternatives(
  request: CrudRequest,
  {
    item,
    scope,
    key,
  }: Pick<StoredItem, 'item'> & Partial<StoredItem> & { readonly scope: readonly string[] },
): Promise<void> {
  const { context, role } = request;
  for (const value of uniqueAlternativeIds(role.resource, item)) {
    const other = await findById(context, role.resource, scope, value);
    if (other !== undefined && other.key !== key) throw idTaken(request, value);
  }
}

/** An item as it is stored: the passwords of people are hashed. */
function sealed({ crud, role, context }: WriteRequest, item: Item): Item {
  return arePeople(crud, role.resource) ? withHashedPasswords(item, context.random) : item;
}

/** A duplicate is a conflict, unless the operation declares another status for what it refuses. */
function idTaken({ role: { operation, resource } }: CrudRequest, id: string | number): SandboxError {
  const isInvalid = [400, 422].some((status) => Object.hasOwn(operation.responses, `${status}`));
  const code = responseKey(operation, 409) === undefined && isInvalid ? 'invalid' : 'conflict';
  return new SandboxError(code, `${resource.name} has ${id} already: choose another id`);
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
  const nested = await nestedIn(request, change.item, row);
  const placedItem = await withKnownParents(request, row, change.item);
  const after = identifiedItem(resource, placedItem, row.id, parentsIn(request, row));
  const related = await withFoundIds(
    request,
    resource,
    withRelatedChange(crud, resource, after, change.sent),
    change.sent,
  );
  const referring = await withReferredValues(request, related, change.sent);
  const named = await withTakenNames(request, resource, referring);
  const placed = withPlacedWithin(crud, resource, named, change.sent);
  const [before, next] = [await withOwnPrice(request, row.item), await withOwnPrice(request, placed)];
  const transition = { before: before.priced, after: next.priced, sent: change.sent };
  const changed = next.unpriced(withChangedValues(crud, resource, transition, now));
  const filled = change.isWhole
    ? withServerFields(crud, resource, { id: row.id, item: changed }, { now })
    : changed;
  const item = withoutUnlinked(crud, resource, row.within, { filled, sent: change.item });
  const within = movedWithin(crud, resource, row, item);
  await requireFreeAlternatives(request, { item, scope: scopeIds(resource, within), key: row.key });
  await requireParents(request, within, change.sent);
  await requireRelated(request, change.sent);
  const whole = { ...row, item: sealed(request, item), within };
  request.requireShowable(whole);
  const saved = withoutNested(whole, nested);
  await requireFree(request, { row: saved, before: row, sent: change.sent });
  await itemsOf(context, resource).replace(saved);
  await moveHolds(request, resource, { before: row, after: saved });
  await storeNested(request, saved, nested, { insertItem, saveItem, isNew: false });
  return saved;
}
