import { SandboxError } from '../../../errors.ts';
import { plainText } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findItem } from '../find-item.ts';
import { isNamedByCredentials } from '../people/named-by-credentials.ts';
import type { StoredItem } from '../stored-item.ts';
import { assumedItem, storeAssumedItem } from './assumed-item.ts';
import { isGone } from './given/given-rows.ts';
import { requireParent } from './require-parent.ts';

/**
 * The item of an id under the parents in the request's path.
 * @throws SandboxError `not-found`, for an item of another parent too.
 */
export async function requireItem(request: CrudRequest, id: unknown): Promise<StoredItem> {
  const found = (await findItem(request, id)) ?? (await assumedAt(request, plainText(id)));
  if (found !== undefined) return found;
  throw new SandboxError('not-found', `${request.role.resource.name} has no ${plainText(id)}`);
}

/**
 * The item that exists though nobody created it: any that no operation can make, and the one that the credentials name,
 * such as the account whose id is the user name, where others are nested in it.
 */
async function assumedAt(request: CrudRequest, id: string): Promise<StoredItem | undefined> {
  const { crud, role } = request;
  const { resource, nestedPath, operation } = role;
  if (nestedPath !== undefined && !resource.isGiven) return undefined;
  const isNamed = async () => isParent(request) && (await isNamedByCredentials(request, resource, id));
  if (!resource.isGiven && !(await isNamed())) return undefined;
  const within = nestedPath === undefined ? {} : { [nestedPath.path]: request.parentIds };
  if (resource.isGiven) {
    await requireParent(request);
    if (await isGone(request.context, resource, within, id)) return undefined;
  }
  const place = { resource, id, within };
  return operation.method === 'get'
    ? { key: id, ...assumedItem({ crud, context: request.context }, place) }
    : storeAssumedItem(request, place);
}

function isParent({ crud, role: { resource } }: CrudRequest): boolean {
  return [...crud.resources.values()].some(({ nestedPaths }) =>
    nestedPaths.some(({ parent }) => parent?.resource === resource.name),
  );
}
