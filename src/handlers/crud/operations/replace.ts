import { SandboxError } from '../../../errors.ts';
import type { ReplaceRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findItem, parentIds, requireParent, singletonId } from '../items/find-item.ts';
import { itemReply, locationOf } from '../items/item-response.ts';
import { sentItem, withDefaults } from '../items/request-item.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import type { Item, StoredItem } from '../items/stored-item.ts';

/** Puts what was sent in the place of an item; of the old one, the id and what only the server sets stay. */
export function createReplace(crud: CrudContext, role: ReplaceRole): BoundHandler {
  const { resource, response, created, readPath } = role;
  return async (request, context) => {
    const values = parentIds(role, request);
    await requireParent(context, crud, role.nestedPath, values);
    const sent = sentItem(crud, resource, role.sent, request.body);
    const id = idOf(role, request);
    requireSameId(role, sent, id);
    const found = await findItem(context, resource, role.nestedPath?.path, values, id);
    if (found !== undefined) {
      const item = { ...kept(crud, role, found), ...withDefaults(crud, role.sent.schema, sent) };
      const row = await saveItem(context, crud, found, { role, item, sent, isWhole: true });
      return itemReply(crud, response, resource, row);
    }
    const making = resource.isSingleton ? response : created;
    if (making === undefined) throw new SandboxError('not-found', `${resource.name} has no ${id}`);
    const row = await insertItem(context, crud, { role, values, sent, id });
    const headers = making.status === 201 ? locationOf(readPath, values, id) : {};
    return itemReply(crud, making, resource, row, headers);
  };
}

/**
 * The id that a path or a body names, as the contract types it. A body names it even where the contract says that only
 * the server sets it: how else would it say what to replace.
 */
function idOf(role: ReplaceRole, { params, body }: OperationRequest): string | number {
  const { resource, idParameter } = role;
  if (resource.isSingleton) return singletonId;
  const declared = idParameter === undefined ? idIn(role, body) : params[idParameter];
  if (resource.id.type === 'string') return String(declared);
  if (Number.isFinite(Number(declared))) return Number(declared);
  throw new SandboxError('invalid', `${String(declared)} is no id of ${resource.name}: send a number`);
}

function idIn({ resource, sent }: ReplaceRole, body: unknown): unknown {
  const { property = '' } = resource.id;
  const item = sent.envelopeKey === undefined || !isObject(body) ? body : body[sent.envelopeKey];
  const id = isObject(item) && Object.hasOwn(item, property) ? item[property] : undefined;
  if (id !== undefined) return id;
  throw new SandboxError(
    'invalid',
    `/${property} is required: it says which of ${resource.name} is replaced`,
  );
}

/** @throws SandboxError `invalid` for a body with another id than the path's. */
export function requireSameId(
  { resource }: Pick<ReplaceRole, 'resource'>,
  sent: Item,
  id: string | number,
): void {
  const { property } = resource.id;
  const declared = property === undefined || resource.isSingleton ? undefined : sent[property];
  if (declared === undefined || String(declared) === String(id)) return;
  throw new SandboxError('invalid', `/${property} is not ${id}, as the path says: an id never changes`);
}

/** What of an item a request cannot say, and so does not take away. */
function kept(crud: CrudContext, { resource, sent }: ReplaceRole, { item }: StoredItem): Item {
  const { properties } = crud.mergeSchema(sent.schema);
  const views = resource.responseSchemas.map((view) => crud.mergeSchema(view).properties);
  const isServerGiven = (name: string) =>
    [properties, ...views].some(
      (known) => crud.mergeSchema(known.get(name) ?? {}).keywords.readOnly === true,
    );
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => {
      const isKnown = views.some((known) => known.has(name));
      return name === resource.id.property || isServerGiven(name) || (isKnown && !properties.has(name));
    }),
  );
}
