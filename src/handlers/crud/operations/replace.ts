import { SandboxError } from '../../../errors.ts';
import type { ReplaceRole } from '../../../inference/resource.ts';
import type { Call, Handler } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from '../items/fill-defaults.ts';
import { findItem, homeValues, requireParent, singletonId } from '../items/find-item.ts';
import { itemReply, locationOf } from '../items/item-response.ts';
import { sentItem, withDefaults } from '../items/request-item.ts';
import { insertItem, saveItem } from '../items/save-item.ts';
import type { Item, StoredItem } from '../items/stored-item.ts';

/** Puts what was sent in the place of an item; of the old one, the id and what only the server sets stay. */
export function createReplace(served: Served, role: ReplaceRole): Handler {
  const { resource, answer, created, readPath } = role;
  return async (call, world) => {
    const values = homeValues(role, call);
    await requireParent(world, served, role.home, values);
    const sent = sentItem(served, resource, role.sent, call.body);
    const id = idOf(role, call);
    requireSameId(role, sent, id);
    const found = await findItem(world, resource, role.home?.path, values, id);
    if (found !== undefined) {
      const item = { ...kept(served, role, found), ...withDefaults(served, role.sent.schema, sent) };
      const row = await saveItem(world, served, found, { role, item, sent, isWhole: true });
      return itemReply(served, answer, resource, row);
    }
    const making = resource.isSingleton ? answer : created;
    if (making === undefined) throw new SandboxError('not-found', `${resource.name} has no ${id}`);
    const row = await insertItem(world, served, { role, values, sent, id });
    const headers = making.status === 201 ? locationOf(readPath, values, id) : {};
    return itemReply(served, making, resource, row, headers);
  };
}

/**
 * The id that a path or a body names, as the contract types it. A body names it even where the contract says that only
 * the server sets it: how else would it say what to replace.
 */
function idOf(role: ReplaceRole, { params, body }: Call): string | number {
  const { resource, idParameter } = role;
  if (resource.isSingleton) return singletonId;
  const told = idParameter === undefined ? idIn(role, body) : params[idParameter];
  if (resource.id.type === 'string') return String(told);
  if (Number.isFinite(Number(told))) return Number(told);
  throw new SandboxError('invalid', `${String(told)} is no id of ${resource.name}: send a number`);
}

function idIn({ resource, sent }: ReplaceRole, body: unknown): unknown {
  const { property = '' } = resource.id;
  const item = sent.wrapper === undefined || !isItem(body) ? body : body[sent.wrapper];
  const id = isItem(item) && Object.hasOwn(item, property) ? item[property] : undefined;
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
  const told = property === undefined || resource.isSingleton ? undefined : sent[property];
  if (told === undefined || String(told) === String(id)) return;
  throw new SandboxError('invalid', `/${property} is not ${id}, as the path says: an id never changes`);
}

/** What of an item a request cannot say, and so does not take away. */
function kept(served: Served, { resource, sent }: ReplaceRole, { item }: StoredItem): Item {
  const { properties } = served.shapeOf(sent.schema);
  const views = resource.views.map((view) => served.shapeOf(view).properties);
  const isServers = (name: string) =>
    [properties, ...views].some((known) => served.shapeOf(known.get(name) ?? {}).keywords.readOnly === true);
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => {
      const isKnown = views.some((known) => known.has(name));
      return name === resource.id.property || isServers(name) || (isKnown && !properties.has(name));
    }),
  );
}
