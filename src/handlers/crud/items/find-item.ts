import type { HandlerContext } from '../../../context.ts';
import { debugValidation } from '../../../debug.ts';
import { SandboxError } from '../../../errors.ts';
import { namesParent, unknownParentRefusal } from '../../../inference/relations/unknown-parents.ts';
import type { NestedPath, Parent, Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { valueAtLocation } from '../property-location.ts';
import { referencedParents } from '../related-ids.ts';
import { type Item, idKey, itemsOf, type StoredItem } from '../stored-item.ts';

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
  const limit = resource.id.alternatives.length === 0 ? { limit: 1 } : {};
  const found = await itemsOf(context, resource).list({ where: { index: 'id', key }, ...limit });
  return found.find((row) => String(row.id) === String(id)) ?? found[0];
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
 * The item of an id under the parents in the request's path.
 * @throws SandboxError `not-found`, for an item of another parent too.
 */
export async function requireItem(request: CrudRequest, id: unknown): Promise<StoredItem> {
  const found = await findItem(request, id);
  if (found !== undefined) return found;
  throw new SandboxError('not-found', `${request.role.resource.name} has no ${String(id)}`);
}

/** @throws SandboxError `not-found` when the parent in the request's path does not exist. */
export function requireParent({ crud, context, role, parentIds }: CrudRequest): Promise<void> {
  return requireParentAt(context, crud, role.nestedPath?.parent, parentIds);
}

/**
 * @param parentIds those in a path, up to the parent's at least
 * @throws SandboxError `not-found` when the parent does not exist.
 */
export async function requireParentAt(
  context: HandlerContext,
  crud: CrudContext,
  parent: Parent | undefined,
  parentIds: readonly string[],
): Promise<void> {
  const resource = parent && crud.resources.get(parent.resource);
  if (parent === undefined || resource === undefined) return;
  const id = parentIds[parent.depth - 1];
  const grandparentIds = parentIds.slice(0, parent.depth - 1);
  const scope = parent.nestedPath === resource.idScope ? grandparentIds : [];
  const found = await findById(context, resource, scope, id);
  if (found !== undefined && isNestedUnder(found, parent.nestedPath, grandparentIds)) return;
  throw new SandboxError('not-found', `${resource.name} has no ${id}: create it first`);
}

/** The nested paths under which an item is found by its own properties, such as `shelfId`, with the ids they hold. */
export function nestedPathsByProperties(
  resource: Resource,
  item: Item,
): Readonly<Record<string, readonly string[]>> {
  const within: [string, readonly string[]][] = [];
  for (const { path, parameters } of resource.nestedPaths) {
    const ids = parameters.map((parameter) => valueAtLocation(parameter, item));
    const isComplete = ids.every((id) => typeof id === 'string' || typeof id === 'number');
    if (isComplete) within.push([path, ids.map(String)]);
  }
  return Object.fromEntries(within);
}

function refersToParents({ parameters }: NestedPath): boolean {
  return parameters.every(({ property }) => property !== undefined && namesParent(property));
}

/**
 * Requires the parents that an item is nested under to exist, where the operation declares a status for that. Elsewhere
 * an unknown id is stored, and logged: many contracts refer to what only another service creates.
 * @throws SandboxError of the failure that `unknownParentRefusal` gives.
 */
export async function requireParents(
  { context, crud, role }: CrudRequest,
  within: StoredItem['within'],
): Promise<void> {
  for (const nestedPath of role.resource.nestedPaths) {
    const parentIds = Object.hasOwn(within, nestedPath.path) ? within[nestedPath.path] : undefined;
    const isOwnPath = nestedPath.path === role.nestedPath?.path;
    if (parentIds === undefined || (!isOwnPath && !refersToParents(nestedPath))) continue;
    try {
      await requireParentAt(context, crud, nestedPath.parent, parentIds);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      const refusal = unknownParentRefusal(role.operation);
      if (refusal !== undefined) throw new SandboxError(refusal, error.message);
      debugValidation('%s: stored with an unknown reference: %s', role.operation.id, error.message);
    }
  }
}
