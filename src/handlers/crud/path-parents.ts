import { isDeepStrictEqual } from 'node:util';
import { plainName, singularsOf } from '../../inference/naming.ts';
import type { Resource } from '../../inference/resource.ts';
import { ownValue } from '../../json.ts';
import type { CrudContext } from './crud-context.ts';
import type { CrudRequest } from './crud-request.ts';
import { findById, nestedPathsByProperties } from './find-item.ts';
import { foreignKeyValue, referenceTo } from './items/foreign-key.ts';
import { valueAtLocation, withValueAtLocation } from './property-location.ts';
import { relatedIds } from './related-ids.ts';
import type { Item, StoredItem } from './stored-item.ts';

/**
 * Sets the properties of an item that hold its parents' ids: `customerId` in `/customers/{customerId}/orders`. The path
 * says where an item is: another id that was sent there refuses nothing, and is that of the path from then on. What names
 * no single item, such as an object or a list, stays as it was sent.
 */
export function withParentIds(request: CrudRequest, item: Item): Item {
  const { crud, role, parentIds } = request;
  return (role.nestedPath?.parameters ?? []).reduce((linked, parameter, i) => {
    const id = parentIds[i];
    if (id === undefined) return linked;
    const { references } = parameter;
    if (references !== undefined && !Object.hasOwn(linked, references)) {
      const value = referenceTo(crud, role.resource, references, id);
      return withValueAtLocation({ property: references }, linked, value);
    }
    const sent = valueAtLocation(parameter, linked);
    if (typeof sent === 'object' && sent !== null) return linked;
    return withValueAtLocation(parameter, linked, foreignKeyValue(crud, role.resource, parameter, id));
  }, item);
}

/**
 * A new item with the ids of the parents that it names otherwise: `projectId` for the `project: "EX"` that was sent, where
 * `/projects/{id}/components` lists it. What names no parent, or several, stays as it is.
 */
export async function withNamedParents(request: CrudRequest, item: Item): Promise<Item> {
  const { crud, context, role } = request;
  let linked = item;
  for (const { parameters, parent } of role.resource.nestedPaths) {
    const above = crud.resources.get(parent?.resource ?? '');
    const [parameter, ...others] = parameters;
    const isOne = others.length === 0 && above?.idScope === undefined;
    if (above === undefined || parameter?.property === undefined || !isOne) continue;
    if (valueAtLocation(parameter, linked) !== undefined) continue;
    const words = singularsOf(above.name.slice(above.name.lastIndexOf('/') + 1));
    const name = Object.keys(item).find((each) => words.includes(plainName(each)));
    const [key] = name === undefined ? [] : relatedIds(ownValue(item, name));
    const row = key === undefined ? undefined : await findById(context, above, [], key);
    if (row === undefined) continue;
    linked = withValueAtLocation(
      parameter,
      linked,
      foreignKeyValue(crud, role.resource, parameter, `${row.id}`),
    );
  }
  return linked;
}

/**
 * The nested paths of a new item by the ids of its parents, where it names one by something else that identifies it:
 * `project: "EX"` is below the project whose key that is, as the path of its id says.
 */
export async function withParentsById(
  { crud, context, role }: CrudRequest,
  within: StoredItem['within'],
): Promise<StoredItem['within']> {
  const known: [string, readonly string[]][] = [];
  for (const { path, parent } of role.resource.nestedPaths) {
    const above = crud.resources.get(parent?.resource ?? '');
    const [id, ...others] = (Object.hasOwn(within, path) ? within[path] : undefined) ?? [];
    const isOne = others.length === 0 && above?.idScope === undefined;
    if (above === undefined || id === undefined || !isOne || above.id.alternatives.length === 0) continue;
    const row = await findById(context, above, [], id);
    if (row !== undefined) known.push([path, [`${row.id}`]]);
  }
  return { ...within, ...Object.fromEntries(known) };
}

/**
 * A changed item with the parents of the request's path, where it names one there that does not exist: that moves it
 * nowhere. One that exists is where the item moves to.
 * @param row the item before the change
 */
export async function withKnownParents(request: CrudRequest, row: StoredItem, item: Item): Promise<Item> {
  const { context, crud, role } = request;
  const { nestedPath, resource } = role;
  const parent = nestedPath?.parent;
  if (nestedPath === undefined || parent === undefined) return item;
  const before = nestedPathsByProperties(resource, row.item, row.within)[nestedPath.path];
  const after = nestedPathsByProperties(resource, item, row.within)[nestedPath.path];
  if (after === undefined || after.join('\n') === before?.join('\n')) return item;
  const above = crud.resources.get(parent.resource);
  const id = after[parent.depth - 1];
  if (above === undefined || id === undefined) return item;
  const scope = parent.nestedPath === above.idScope ? after.slice(0, parent.depth - 1) : [];
  const isKnown = (await findById(context, above, scope, id)) !== undefined;
  return isKnown ? item : withParentIds(request, item);
}

/**
 * The nested paths of a changed item. It moves where a change names another parent; where its property is a number and the
 * path has names (`teamId` of `/teams/{slug}/players`), that says nothing of its place.
 * @param row the item before the change
 */
export function movedWithin(
  crud: CrudContext,
  resource: Resource,
  row: StoredItem,
  item: Item,
): StoredItem['within'] {
  const before = nestedPathsByProperties(resource, row.item, row.within);
  const after = nestedPathsByProperties(resource, item, row.within);
  const isFixed = (path: string) =>
    !Object.hasOwn(before, path) ||
    isDeepStrictEqual(before[path], after[path]) ||
    !isNamedByItems(resource, path) ||
    isUnlinked(crud, resource, path, row.within[path]);
  const fixed = Object.fromEntries(Object.entries(row.within).filter(([path]) => isFixed(path)));
  return { ...nestedPathsByProperties(resource, item, fixed), ...fixed };
}

/** Whether a property of the items holds an id of a nested path, and not only another path does. */
function isNamedByItems({ nestedPaths }: Resource, path: string): boolean {
  const parameters = nestedPaths.find((each) => each.path === path)?.parameters ?? [];
  return parameters.some(({ property }) => property !== undefined);
}

/** Whether a property of the items cannot hold one of these ids of a nested path. */
function isUnlinked(
  crud: CrudContext,
  resource: Resource,
  path: string,
  ids: readonly string[] = [],
): boolean {
  const parameters = resource.nestedPaths.find((each) => each.path === path)?.parameters ?? [];
  return parameters.some((parameter, i) => {
    const id = ids[i];
    const isNamed = parameter.property !== undefined && id !== undefined;
    return isNamed && foreignKeyValue(crud, resource, parameter, id) === undefined;
  });
}
