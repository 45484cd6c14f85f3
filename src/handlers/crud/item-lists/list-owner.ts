import type { ListAccess } from '../../../inference/resource.ts';
import type { CrudRequest, WriteRequest } from '../crud-request.ts';
import { requireItem } from '../items/require-item.ts';
import { insertItem } from '../items/save-item.ts';
import { currentSingleton, isStored } from '../items/singleton.ts';
import { type Item, type StoredItem, singletonId } from '../stored-item.ts';

/** The item that has the list which a request is about. @throws SandboxError `not-found` when there is none. */
export function requireOwner(request: CrudRequest): Promise<Pick<StoredItem, 'id' | 'item'>> {
  const { role, input } = request;
  const idParameter = 'idParameter' in role ? role.idParameter : undefined;
  if (role.resource.isSingleton) return currentSingleton(request);
  return requireItem(request, input.params[idParameter ?? '']);
}

/** The same for a change: a single item that nobody has written yet is stored as it is shown. */
export async function requireStoredOwner(request: WriteRequest): Promise<StoredItem> {
  const owner = await requireOwner(request);
  return isStored(owner) ? owner : insertItem(request, { sent: owner.item, id: singletonId });
}

/** The elements of a list in an item. */
export function listElements(item: Item, { list }: ListAccess): readonly unknown[] {
  const value = Object.hasOwn(item, list.property) ? item[list.property] : undefined;
  return Array.isArray(value) ? value : [];
}

/** A request as one about an element of the list, as if that were an item of a collection. */
export function elementRequest<R extends CrudRequest>(request: R, { list }: ListAccess): R {
  return { ...request, role: { ...request.role, resource: list.element }, parentIds: [] };
}
