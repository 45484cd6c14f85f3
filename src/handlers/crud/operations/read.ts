import type { World } from '../../../context.ts';
import type { ReadRole, Resource, Role } from '../../../inference/resource.ts';
import type { Call, Handler } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from '../items/fill-defaults.ts';
import { findItem, homeValues, requireItem, requireParent, singletonId } from '../items/find-item.ts';
import { itemReply } from '../items/item-response.ts';
import type { StoredItem } from '../items/stored-item.ts';

/** Shows one item. */
export function createRead(served: Served, role: ReadRole): Handler {
  const { resource, answer, idParameter } = role;
  return async (call, world) => {
    const row = resource.isSingleton
      ? await currentSingleton(world, served, role, call)
      : await requireItem(world, role, call, call.params[idParameter ?? '']);
    return itemReply(served, answer, resource, row);
  };
}

/** The one item of a singleton: what was written, or what the contract shows of it. */
export async function currentSingleton(
  world: World,
  served: Served,
  role: Role,
  call: Call,
): Promise<Pick<StoredItem, 'id' | 'item'>> {
  const values = homeValues(role, call);
  await requireParent(world, served, role.home, values);
  const found = await findItem(world, role.resource, role.home?.path, values, singletonId);
  return found ?? { id: singletonId, item: shownItem(served, role.resource, values) };
}

function shownItem({ sample }: Served, { name, views }: Resource, values: readonly string[]) {
  const shown = sample(views[0] ?? {}, { name, key: [name, ...values].join(' ') });
  return isItem(shown) ? shown : {};
}

/** Whether the item of a singleton was written, and is not only shown. */
export function isStored(row: Pick<StoredItem, 'id' | 'item'>): row is StoredItem {
  return 'key' in row;
}
