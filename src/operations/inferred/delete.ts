import type { DeleteRole, Home, Resource } from '../../contract/resource.ts';
import { plainName } from '../../contract/resources/words.ts';
import type { World } from '../../world.ts';
import type { Call, Handler, Reply } from '../handler.ts';
import { itemReply } from './answer.ts';
import { requireItem } from './places.ts';
import { currentSingleton, isStored } from './read.ts';
import { rememberNumber } from './sequence.ts';
import type { Served } from './served.ts';
import { childIndex, homeKey, type Item, itemsOf, type StoredItem } from './stored-item.ts';

/** Deletes an item and all that stands in it. */
export function createDelete(served: Served, role: DeleteRole): Handler {
  const { resource, answer, idParameter } = role;
  return async (call, world) => {
    if (resource.isSingleton) return resetSingleton(world, served, role, call);
    const row = await requireItem(world, role, call, call.params[idParameter ?? '']);
    await removeItem(world, served, resource, row);
    return itemReply(served, answer, resource, { id: row.id, item: farewell(served, role, row) });
  };
}

/** A single thing is there all the time: deleted, it is again what the contract shows. */
async function resetSingleton(world: World, served: Served, role: DeleteRole, call: Call): Promise<Reply> {
  const current = await currentSingleton(world, served, role, call);
  if (isStored(current)) await itemsOf(world, role.resource).remove(current.key);
  return itemReply(served, role.answer, role.resource, current);
}

/** What the answer to a deletion is made of: the item, or of another body what says that it is gone. */
function farewell({ shapeOf }: Served, { answer, resource }: DeleteRole, { id, item }: StoredItem): Item {
  const schema = answer.item ?? answer.schema ?? {};
  const { properties } = shapeOf(schema);
  const flags = [...properties.keys()].filter((name) =>
    /^(success|successful|succeeded|ok|deleted|isdeleted|removed|acknowledged)$/.test(plainName(name)),
  );
  const counts = [...properties.keys()].filter((name) =>
    /^(num|n)?(deleted|removed|affected)(count|rows)?$/.test(plainName(name)),
  );
  const gone = Object.fromEntries([
    ...flags.filter((name) => isFlag(name)).map((name) => [name, true]),
    ...counts.filter((name) => !isFlag(name)).map((name) => [name, 1]),
  ]);
  if (flags.length + counts.length === 0) return item;
  const { property = 'id' } = resource.id;
  const named = Object.entries(item).filter(([name]) => ['object', 'type'].includes(name));
  return { [property]: id, ...Object.fromEntries(named), ...gone };

  function isFlag(name: string): boolean {
    const { types } = shapeOf(properties.get(name) ?? {});
    return types.size === 0 || types.has('boolean');
  }
}

/** Removes an item, first what stands in it, and that first in turn. */
async function removeItem(world: World, served: Served, resource: Resource, row: StoredItem): Promise<void> {
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
