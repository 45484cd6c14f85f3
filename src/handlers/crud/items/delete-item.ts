import type { World } from '../../../context.ts';
import type { Home, Resource } from '../../../inference/resource.ts';
import type { Served } from '../crud-context.ts';
import { rememberNumber } from '../ids/sequence.ts';
import { childIndex, homeKey, itemsOf, type StoredItem } from './stored-item.ts';

/** Removes an item, first what stands in it, and that first in turn. */
export async function removeItem(
  world: World,
  served: Served,
  resource: Resource,
  row: StoredItem,
): Promise<void> {
  for (const child of served.resources.values()) {
    for (const home of child.homes) {
      for (const each of await childrenIn(world, resource, row, child, home)) {
        await removeItem(world, served, child, each);
      }
    }
  }
  if (typeof row.key === 'number' && resource.id.giver === 'server')
    await rememberNumber(world, resource, row.key);
  await itemsOf(world, resource).remove(row.key);
}

/** The items of a home that stand in an item. */
async function childrenIn(
  world: World,
  { name }: Resource,
  { id, within }: StoredItem,
  child: Resource,
  home: Home,
): Promise<readonly StoredItem[]> {
  const { parent } = home;
  const above = parent?.home === undefined ? [] : within[parent.home];
  if (parent?.resource !== name || above === undefined) return [];
  return itemsOf(world, child).list({
    where: { index: childIndex(home), key: homeKey([...above, String(id)]) },
  });
}
