import type { ReadRole, Resource, Role } from '../../contract/resource.ts';
import type { World } from '../../world.ts';
import type { Call, Handler } from '../handler.ts';
import { itemReply } from './answer.ts';
import { isItem } from './complete.ts';
import { findItem, homeValues, requireItem, requireParent, singletonId } from './places.ts';
import type { Served } from './served.ts';
import type { StoredItem } from './stored-item.ts';

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
