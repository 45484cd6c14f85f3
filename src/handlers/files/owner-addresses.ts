import type { HandlerContext } from '../../context.ts';
import { shapeOf } from '../../inference/files/file-paths.ts';
import { plainName } from '../../inference/naming.ts';
import { currentItem } from '../../inference/people/infer-people.ts';
import { isCurrentId } from '../../inference/people/people-words.ts';
import type { ReadRole, Role } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';
import { isUploadAddress } from '../../upload-address.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { findById } from '../crud/find-item.ts';
import { userOf } from '../crud/people/find-person.ts';
import { sentAddresses } from '../crud/sent-files/sent-addresses.ts';
import { itemsOf, type StoredItem } from '../crud/stored-item.ts';
import { propertiesOf } from '../crud/values/changed-values.ts';
import { addressNamesAt } from '../echo/file-addresses.ts';

/** Writes the addresses of the files of a request into the item that they are of, or takes them out of it. */
export type ChangeOwner = (request: OperationRequest, context: HandlerContext) => Promise<void>;

/**
 * What an upload below an item changes in it, where that is nothing of its own: `PUT /users/{id}/avatar` sets the
 * `avatarUrl` that `GET /users/{id}` shows, and its DELETE unsets it.
 * @param role what reads the item
 */
export function createChangeOwner(
  crud: CrudContext,
  role: ReadRole,
  { path, method }: Operation,
): ChangeOwner {
  const { resource } = role;
  return async (request, context) => {
    const row = await ownerOf(role, request, context);
    if (row === undefined) return;
    const changes =
      method === 'delete' ? unset(crud, role, row, path) : sentAddresses(crud, resource, request, {});
    if (Object.keys(changes).length === 0) return;
    const item = Object.entries({ ...row.item, ...changes }).filter(([, value]) => value !== undefined);
    await itemsOf(context, resource).replace({ ...row, item: Object.fromEntries(item) });
  };
}

/** What reads the nearest item above a path. */
export function findOwnerRole(roles: Iterable<Role>, path: string): ReadRole | undefined {
  const all = [...roles];
  const segments = path.split('/').slice(1);
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const shape = shapeOf(`/${segments.slice(0, length).join('/')}`);
    const found = all.find((each) => each.kind === 'read' && shapeOf(each.operation.path) === shape);
    if (found?.kind === 'read') return found;
  }
  return undefined;
}

/** The item that a role reads, by the ids in the path of a request. */
export function ownerOf(
  { resource, idParameter }: ReadRole,
  request: OperationRequest,
  context: HandlerContext,
): Promise<StoredItem | undefined> {
  const ids = [...request.operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) =>
    plainText(request.params[name]),
  );
  const id = ids.at(-1);
  if (idParameter === currentItem || isCurrentId(id)) return userOf(request, context, resource);
  return idParameter === undefined
    ? itemsOf(context, resource)
        .list({ limit: 1 })
        .then(([only]) => only)
    : findById(context, resource, ids.slice(0, -1), id);
}

/** The properties with the address of what is deleted: `null` where they may be, else they are gone. */
function unset(crud: CrudContext, { resource }: ReadRole, { item }: StoredItem, path: string) {
  const names = new Set(addressNamesAt(path));
  const properties = propertiesOf(crud, resource);
  const unset = Object.entries(item).filter(
    ([name, value]) => names.has(plainName(name)) && isUploadAddress(value),
  );
  return Object.fromEntries(
    unset.map(([name]) => [name, properties.get(name)?.isNullable === true ? null : undefined]),
  );
}
