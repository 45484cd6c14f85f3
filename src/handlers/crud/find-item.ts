import type { HandlerContext } from '../../context.ts';
import { sharedParents } from '../../inference/relations/shared-parents.ts';
import type { Resource } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { CrudRequest } from './crud-request.ts';
import { hasAlternativeIds } from './ids/second-ids.ts';
import { valueAtLocation } from './property-location.ts';
import { referencedParents } from './related-ids.ts';
import { type Item, idKey, itemsOf, type StoredItem } from './stored-item.ts';

/**
 * Finds an item by its id.
 * @param parentIds are part of the id where ids are unique only under a parent; without them, the first item of the id
 */
export async function findById(
  context: HandlerContext,
  resource: Resource,
  parentIds: readonly string[],
  id: unknown,
): Promise<StoredItem | undefined> {
  const key = idKey(resource, parentIds, id);
  const limit = hasAlternativeIds(resource) ? {} : { limit: 1 };
  const found = await itemsOf(context, resource).list({ where: { index: 'id', key }, ...limit });
  return found.find((row) => plainText(row.id) === plainText(id)) ?? found[0];
}

/**
 * Finds the item that another names by its id. One whose id is unique only under a parent is below the same parents: the
 * label of an issue is one of its repository.
 */
export async function findNamed(
  { context, role, parentIds }: Pick<CrudRequest, 'context' | 'role' | 'parentIds'>,
  resource: Resource,
  id: unknown,
): Promise<StoredItem | undefined> {
  const shared = sharedParents(resource, role.nestedPath?.path);
  return shared === undefined ? undefined : findById(context, resource, parentIds.slice(0, shared), id);
}

/** Finds the item of an id under the parents in the request's path. */
export async function findItem(
  { context, role, parentIds }: CrudRequest,
  id: unknown,
): Promise<StoredItem | undefined> {
  const { resource, nestedPath } = role;
  const scope = nestedPath?.path === resource.idScope ? parentIds : [];
  const found = await findById(context, resource, scope, id);
  if (found === undefined || isNestedUnder(found, nestedPath?.path, parentIds)) return found;
  const isReferred =
    nestedPath !== undefined && referencedParents(found, nestedPath).includes(parentIds[0] ?? '');
  return isReferred ? found : undefined;
}

/** Whether an item is found under a nested path with these parents; every item is where there is no nested path. */
export function isNestedUnder(
  { within }: StoredItem,
  path: string | undefined,
  parentIds: readonly string[],
): boolean {
  if (path === undefined) return true;
  const own = Object.hasOwn(within, path) ? within[path] : undefined;
  return own?.join('\n') === parentIds.join('\n');
}

/**
 * The nested paths under which an item is found by its own properties, such as `shelfId`, with the ids they hold.
 * @param within those that are known otherwise: the beginnings of longer ones
 */
export function nestedPathsByProperties(
  resource: Resource,
  item: Item,
  within: StoredItem['within'] = {},
): Readonly<Record<string, readonly string[]>> {
  const named: [string, readonly string[]][] = [];
  for (const { path, parameters } of resource.nestedPaths) {
    const ids = parameters.map(
      (parameter, i) =>
        valueAtLocation(parameter, item) ??
        (parameter.sharedWith === undefined ? undefined : within[parameter.sharedWith]?.[i]),
    );
    const isComplete = ids.every((id) => typeof id === 'string' || typeof id === 'number');
    if (isComplete) named.push([path, ids.map(String)]);
  }
  return Object.fromEntries(named);
}
