import { debugValidation } from '../../../debug.ts';
import { SandboxError } from '../../../errors.ts';
import { isCurrentId } from '../../../inference/people/people-words.ts';
import { namesParent, unknownParentRefusal } from '../../../inference/relations/unknown-parents.ts';
import type { NestedPath, Parent, Resource } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById, isNestedUnder } from '../find-item.ts';
import { type CredentialRequest, isNamedByCredentials } from '../people/named-by-credentials.ts';
import { valueAtLocation } from '../property-location.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { storeAssumedItem } from './assumed-item.ts';
import { isDeletedItem } from './given/deleted-items.ts';

/** @throws SandboxError `not-found` when the parent in the request's path does not exist. */
export function requireParent(request: CrudRequest): Promise<void> {
  return requireParentAt(request, request.role.nestedPath?.parent, request.parentIds);
}

/**
 * Requires that a parent exists. One that nobody created exists where no response would show its id, where the
 * credentials name it, where the path says `me`, and where the sandbox is to create unknown parents; a write stores it.
 * @param parentIds those in a path, up to the parent's at least
 * @throws SandboxError `not-found` when the parent does not exist.
 */
export async function requireParentAt(
  request: CredentialRequest,
  parent: Parent | undefined,
  parentIds: readonly string[],
): Promise<void> {
  const { context, crud } = request;
  const resource = parent && crud.resources.get(parent.resource);
  const id = parent && parentIds[parent.depth - 1];
  if (parent === undefined || resource === undefined || id === undefined) return;
  const grandparentIds = parentIds.slice(0, parent.depth - 1);
  const scope = parent.nestedPath === resource.idScope ? grandparentIds : [];
  const found = await findById(context, resource, scope, id);
  if (found !== undefined && isNestedUnder(found, parent.nestedPath, grandparentIds)) return;
  const isAssumed = found === undefined && (await isAssumedParent(request, resource, { scope, id }));
  if (!isAssumed) throw new SandboxError('not-found', `${resource.name} has no ${id}: create it first`);
  const own = resource.nestedPaths.find(({ path }) => path === parent.nestedPath);
  await requireParentAt(request, own?.parent, grandparentIds);
  if (resource.hasHiddenIds || isCurrentId(id) || request.input.operation.method === 'get') return;
  const within = own === undefined ? {} : { [own.path]: grandparentIds };
  await storeAssumedItem(request, { resource, id, within });
}

async function isAssumedParent(
  request: CredentialRequest,
  resource: Resource,
  { scope, id }: { readonly scope: readonly string[]; readonly id: string },
): Promise<boolean> {
  if (resource.isGiven) return !(await isDeletedItem(request.context, resource, scope, id));
  if (request.crud.createsParents || resource.hasHiddenIds || isCurrentId(id)) return true;
  return isNamedByCredentials(request, resource, id);
}

function refersToParents({ parameters }: NestedPath): boolean {
  return parameters.every(({ property }) => property !== undefined && namesParent(property));
}

/** Whether a request sends the id of a parent; one that it does not send was generated. */
function sendsParents({ parameters }: NestedPath, sent: Item): boolean {
  return parameters.some((parameter) => valueAtLocation(parameter, sent) !== undefined);
}

/**
 * Requires the parents that an item is nested under to exist, where the operation declares a status for that. Elsewhere
 * an unknown id is stored, and logged: many contracts refer to what only another service creates. A parent that is
 * neither in the path nor in what was sent was generated with the item, and refuses nothing.
 * @throws SandboxError of the failure that `unknownParentRefusal` gives.
 */
export async function requireParents(
  request: CrudRequest,
  within: StoredItem['within'],
  sent: Item,
): Promise<void> {
  const { resource, nestedPath: own } = request.role;
  for (const nestedPath of resource.nestedPaths) {
    const parentIds = Object.hasOwn(within, nestedPath.path) ? within[nestedPath.path] : undefined;
    const isInPath = nestedPath.path === own?.path;
    if (parentIds === undefined || (!isInPath && !refersToParents(nestedPath))) continue;
    if (isInPath || sendsParents(nestedPath, sent)) await requireGiven(request, nestedPath, parentIds);
  }
}

async function requireGiven(
  request: CrudRequest,
  { parent }: NestedPath,
  parentIds: readonly string[],
): Promise<void> {
  const { operation } = request.role;
  try {
    await requireParentAt(request, parent, parentIds);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    const refusal = unknownParentRefusal(operation);
    if (refusal !== undefined) throw new SandboxError(refusal, error.message);
    debugValidation('%s: stored with an unknown reference: %s', operation.id, error.message);
  }
}
