import type { HandlerContext } from '../../../context.ts';
import type { ReadRole, Resource, Role } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findItem, parentIds, requireItem, requireParent, singletonId } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import type { StoredItem } from '../items/stored-item.ts';

/** Shows one item. */
export function createRead(crud: CrudContext, role: ReadRole): BoundHandler {
  const { resource, response, idParameter } = role;
  return async (request, context) => {
    const row = resource.isSingleton
      ? await currentSingleton(context, crud, role, request)
      : await requireItem(context, role, request, request.params[idParameter ?? '']);
    return itemReply(crud, response, resource, row);
  };
}

/** The one item of a singleton: what was written, or what the contract shows of it. */
export async function currentSingleton(
  context: HandlerContext,
  crud: CrudContext,
  role: Role,
  request: OperationRequest,
): Promise<Pick<StoredItem, 'id' | 'item'>> {
  const values = parentIds(role, request);
  await requireParent(context, crud, role.nestedPath, values);
  const found = await findItem(context, role.resource, role.nestedPath?.path, values, singletonId);
  return found ?? { id: singletonId, item: shownItem(crud, role.resource, values) };
}

function shownItem({ sample }: CrudContext, { name, responseSchemas }: Resource, values: readonly string[]) {
  const shown = sample(responseSchemas[0] ?? {}, { name, key: [name, ...values].join(' ') });
  return isObject(shown) ? shown : {};
}

/** Whether the item of a singleton was written, and is not only shown. */
export function isStored(row: Pick<StoredItem, 'id' | 'item'>): row is StoredItem {
  return 'key' in row;
}
