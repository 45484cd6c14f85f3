import type { HandlerContext } from '../../../context.ts';
import { SandboxError } from '../../../errors.ts';
import type { NestedPath, Resource, Role } from '../../../inference/resource.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { responseKey } from '../../../openapi/responses.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { type Item, idKey, itemsOf, type StoredItem } from './stored-item.ts';

/** The id under which the one item of a singleton is stored. */
export const singletonId = 'singleton';

/** The values of the path parameters that say in which home an operation works. */
export function parentIds(role: Role, { params }: OperationRequest): readonly string[] {
  return role.nestedPath === undefined ? [] : role.parentParameters.map((name) => String(params[name]));
}

/** Finds an item by its id, in a home where one is given. */
export async function findItem(
  context: HandlerContext,
  resource: Resource,
  nestedPath: string | undefined,
  values: readonly string[],
  id: unknown,
): Promise<StoredItem | undefined> {
  const key = idKey(resource, values, id);
  const [found] = await itemsOf(context, resource).list({ where: { index: 'id', key }, limit: 1 });
  if (found === undefined || nestedPath === undefined) return found;
  const stands = Object.hasOwn(found.within, nestedPath) ? found.within[nestedPath] : undefined;
  return stands?.join('\n') === values.join('\n') ? found : undefined;
}

/**
 * The item that the path of a call leads to.
 * @throws SandboxError `not-found`, for an item of another parent too.
 */
export async function requireItem(
  context: HandlerContext,
  role: Role,
  request: OperationRequest,
  id: unknown,
): Promise<StoredItem> {
  const values = parentIds(role, request);
  const found = await findItem(context, role.resource, role.nestedPath?.path, values, id);
  if (found === undefined) throw new SandboxError('not-found', `${role.resource.name} has no ${String(id)}`);
  return found;
}

/** @throws SandboxError `not-found` when the item does not exist in which a home stands. */
export async function requireParent(
  context: HandlerContext,
  crud: CrudContext,
  nestedPath: NestedPath | undefined,
  values: readonly string[],
): Promise<void> {
  const parent = nestedPath?.parent;
  const resource = parent && crud.resources.get(parent.resource);
  if (parent === undefined || resource === undefined) return;
  const id = values[parent.depth - 1];
  const found = await findItem(context, resource, parent.nestedPath, values.slice(0, parent.depth - 1), id);
  if (found === undefined)
    throw new SandboxError('not-found', `${resource.name} has no ${id}: create it first`);
}

/** The homes in which an item stands by its own properties, beside the one that a path says. */
export function nestedPathsByProperties(
  resource: Resource,
  item: Item,
): Readonly<Record<string, readonly string[]>> {
  const within: [string, readonly string[]][] = [];
  for (const { path, parameters } of resource.nestedPaths) {
    const values = parameters.map(({ property }) => (property === undefined ? undefined : item[property]));
    const isFilled = values.every((value) => typeof value === 'string' || typeof value === 'number');
    if (isFilled) within.push([path, values.map(String)]);
  }
  return Object.fromEntries(within);
}

/**
 * Sees to it that the parents exist which an item names in its properties.
 * @throws SandboxError `not-found` where the operation declares that, else `invalid`.
 */
export async function requireParents(
  context: HandlerContext,
  crud: CrudContext,
  resource: Resource,
  within: StoredItem['within'],
  operation: Operation,
): Promise<void> {
  for (const nestedPath of resource.nestedPaths) {
    const values = Object.hasOwn(within, nestedPath.path) ? within[nestedPath.path] : undefined;
    if (values === undefined) continue;
    try {
      await requireParent(context, crud, nestedPath, values);
    } catch (error) {
      if (!(error instanceof SandboxError) || responseKey(operation, 404) !== undefined) throw error;
      throw new SandboxError('invalid', error.message);
    }
  }
}
