import type { HandlerContext } from '../../../context.ts';
import { plainName } from '../../../inference/naming.ts';
import type { Relation } from '../../../inference/relations/infer-relations.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import { responseItem } from '../../../inference/wrapper/response-item.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { type CrudRequest, parentIdsOf } from '../crud-request.ts';
import { findById, findNamed } from '../find-item.ts';
import { hasTakenNames, takenNames } from '../lines/taken-names.ts';
import { shownFlags } from '../people/requester-view.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import { type Item, singletonId } from '../stored-item.ts';
import { changeItems } from './change-items.ts';
import { shownChildren, withCounts } from './shown-children.ts';

/**
 * A handler whose replies show the related items as they are stored: a task with the id of a project shows that
 * project's name, an order the lines below it. An id that names no item stays as it is. Handlers of roles without
 * relations are returned unchanged.
 */
export function withRelated(crud: CrudContext, role: Role, handler: BoundHandler): BoundHandler {
  const item = responseItem(role);
  if (!hasRelated(crud, role.resource) || item === undefined) return handler;
  return async (request, context) => {
    const reply = await handler(request, context);
    if (reply.body === undefined) return reply;
    const id = idInPath(role, request);
    const place = { crud, role, input: request, context, parentIds: parentIdsOf(role, request), id };
    const change = (each: unknown) => showRelated(place, role.resource, each);
    return { ...reply, body: await changeItems(reply.body, item.path, change) };
  };
}

/** The id of the one item that a path leads to, which a response may show without it: a cart `{items, total}`. */
function idInPath(role: Role, { params }: OperationRequest): unknown {
  if (role.kind !== 'read' && role.kind !== 'replace' && role.kind !== 'update') return undefined;
  const { idParameter, idInput, lookUp } = role;
  const { access, part, through, isOfDeleted, isView } = role.kind === 'read' ? role : {};
  const isOther = [idInput, lookUp, access, part, through, isOfDeleted, isView].some((each) => each);
  return isOther || idParameter === undefined ? undefined : params[idParameter];
}

/** Whether the items of a resource show others, or the elements of their lists do. */
function hasRelated(crud: CrudContext, resource: Resource): boolean {
  const { name } = resource;
  const elements = (crud.itemLists.get(name) ?? []).map(({ element }) => element.name);
  if (hasTakenNames(crud, resource) || crud.personalFlagsOf(resource).size > 0) return true;
  return crud.childLists.has(name) || [name, ...elements].some((each) => crud.relations.has(each));
}

/** Where items are shown: below which parents. */
type Place = Pick<CrudRequest, 'crud' | 'role' | 'input' | 'context' | 'parentIds'> & {
  /** The id of the item that the path leads to. */
  readonly id?: unknown;
};

/** An item of a resource as a response has it, with the related items in place of their ids, in its lists too. */
export async function showRelated(place: Place, resource: Resource, shown: unknown): Promise<unknown> {
  const { crud, context } = place;
  if (!isObject(shown)) return shown;
  const related = await withOthers(place, resource, shown);
  const known = resource === place.role.resource ? place.id : undefined;
  const whole = (child: Resource, each: Item) => withOthers(place, child, each);
  return { ...related, ...(await shownChildren(crud, resource.name, shown, { context, known, whole })) };
}

/** An item as a response has it, with the items that it names, but not with what is below it. */
async function withOthers(place: Place, resource: Resource, shown: Item): Promise<Item> {
  const { crud } = place;
  const { name } = resource;
  const taken = Object.entries(await takenNames(place, resource, shown));
  const related = taken.filter(([property, value]) => value !== undefined && Object.hasOwn(shown, property));
  for (const relation of crud.relations.get(name) ?? []) {
    const value = await shownBy(place, relation, ownValue(shown, relation.property));
    if (value !== undefined) related.push([relation.property, value]);
  }
  for (const { property, element } of crud.itemLists.get(name) ?? []) {
    const elements = ownValue(shown, property);
    if (!Array.isArray(elements) || !crud.relations.has(element.name)) continue;
    const all: unknown[] = [];
    for (const each of elements) all.push(await showRelated(place, element, each));
    related.push([property, all]);
  }
  return { ...shown, ...Object.fromEntries(related), ...(await ownFlags(place, resource, shown)) };
}

/** The flags of a shown item as whoever asks has set them. */
async function ownFlags(place: Place, resource: Resource, shown: Item): Promise<Item> {
  if (place.crud.personalFlagsOf(resource).size === 0) return {};
  const id = ownValue(shown, resource.id.property ?? 'id');
  return shownFlags(
    place,
    resource,
    shown,
    id === undefined ? undefined : await findNamed(place, resource, id),
  );
}

/** A relation and the resource of the items that it shows. */
interface Target {
  readonly relation: Relation;
  readonly resource: Resource;
}

/** What a property of an item shows of the items that it is related to; `undefined` where it shows nothing of them. */
async function shownBy(place: Place, relation: Relation, value: unknown): Promise<unknown> {
  const { crud, context } = place;
  const resource = crud.resources.get(relation.resource);
  if (resource === undefined) return undefined;
  if (relation.only !== undefined) return onlyOne(crud, context, { relation, resource });
  return value === undefined ? undefined : relatedValue(place, { relation, resource }, value);
}

/** What a property shows of the only thing of its kind; `undefined` until somebody has written that. */
async function onlyOne(
  crud: CrudContext,
  context: HandlerContext,
  { relation, resource }: Target,
): Promise<unknown> {
  const found = await findById(context, resource, [], singletonId);
  if (found === undefined) return undefined;
  if (relation.only === 'id') return ownValue(found.item, resource.id.property ?? 'id');
  return project(crud, relation.schema, found.item, projectOptionsOf(crud, resource, found.id));
}

/** What a property shows with the stored items in place of those that only have their ids. */
async function relatedValue(place: Place, target: Target, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) {
    const all: unknown[] = [];
    for (const each of value) all.push(await relatedValue(place, target, each));
    return all;
  }
  const { relation, resource } = target;
  const rows = rowsIn(value, resource);
  if (rows !== undefined)
    return { ...rows.envelope, [rows.name]: await relatedValue(place, target, rows.list) };
  if (relation.isMaker && !isObject(value)) return value;
  if (relation.isObject && !isBare(value, resource)) return value;
  const id = isObject(value) ? ownValue(value, resource.id.property ?? 'id') : undefined;
  const found = id === undefined ? undefined : await findNamed(place, resource, id);
  if (found === undefined) return value;
  const { crud } = place;
  const shown = project(crud, relation.schema, found.item, projectOptionsOf(crud, resource, found.id));
  if (shown === undefined) return value;
  const flags = isObject(shown) ? await shownFlags(place, resource, shown, found) : {};
  const counted = await withCounts(crud, resource, relation.schema, {
    shown,
    row: found,
    context: place.context,
  });
  return isObject(counted) ? { ...counted, ...flags } : counted;
}

/** The only list in an object that is no item itself: `companies: {data: [{id}], total_count}`. */
function rowsIn(
  value: unknown,
  { id: { property = 'id' } }: Resource,
): { readonly envelope: Item; readonly name: string; readonly list: readonly unknown[] } | undefined {
  if (!isObject(value) || Object.hasOwn(value, property)) return undefined;
  const [found, ...others] = Object.entries(value).filter(([, each]) => Array.isArray(each));
  if (found === undefined || others.length > 0) return undefined;
  const [name, list] = found;
  return Array.isArray(list) ? { envelope: value, name, list } : undefined;
}

/** What an object that only names an item has beside its id: what kind of thing that is, and where it is found. */
const besideId = /^(?:type|kind|object|resourcetype|href|url|uri|self|link)$/;

/** Whether an object does no more than name an item: nothing in it was sent that would be lost. Flags and counters begin so. */
function isBare(value: unknown, { id }: Resource): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).every(
    ([name, each]) =>
      name === id.property ||
      id.alternatives.includes(name) ||
      each === false ||
      each === 0 ||
      besideId.test(plainName(name)),
  );
}
