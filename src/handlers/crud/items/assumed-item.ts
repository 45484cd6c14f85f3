import type { Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { nestedPathsByProperties } from '../find-item.ts';
import { withOwnAddress } from '../ids/item-address.ts';
import { withItemId } from '../ids/item-id.ts';
import { nextNumber } from '../ids/sequence.ts';
import { withValueAtLocation } from '../property-location.ts';
import { type Item, itemsOf, keyOfId, type StoredItem, scopeIds } from '../stored-item.ts';
import { foreignKeyValue } from './foreign-key.ts';
import { givenItem } from './given/given-rows.ts';
import { withServerFields } from './server-fields.ts';

/** Where an item is that nobody has created, and that exists all the same. */
export interface AssumedPlace {
  readonly resource: Resource;
  readonly id: string;
  /** The nested path that it is under, with the ids in it; empty for a collection at the root. */
  readonly within: StoredItem['within'];
}

/** Such an item as a row: its id, those of its parents, and what the server sets in any new item. */
export function assumedItem(
  { crud, context }: Pick<CrudRequest, 'crud' | 'context'>,
  place: AssumedPlace,
): Omit<StoredItem, 'key'> {
  const { resource, within } = place;
  if (resource.isGiven)
    return { ...givenItem(crud, resource, Object.values(within)[0] ?? [], place.id), within };
  const id = typedId(resource, place.id);
  const identified = withItemId(resource, parentProperties(crud, place), id, scopeIds(resource, within));
  const filled = withServerFields(crud, resource, { id, item: identified }, { now: context.clock.now() });
  const own = { ...nestedPathsByProperties(resource, filled, within), ...within };
  return { id, item: withOwnAddress(resource, { id, within: own, item: filled }, {}), within: own };
}

/** Stores such an item, so that reads and lists show it from now on. */
export async function storeAssumedItem(
  request: Pick<CrudRequest, 'crud' | 'context'>,
  place: AssumedPlace,
): Promise<StoredItem> {
  const { context } = request;
  const { resource } = place;
  const row = assumedItem(request, place);
  const key =
    resource.id.assignedBy === 'server'
      ? await nextNumber(context, resource)
      : keyOfId(resource, scopeIds(resource, row.within), row.id);
  const stored = { key, ...row };
  await itemsOf(context, resource).insert(stored);
  return stored;
}

function typedId({ id: { type } }: Resource, id: string): string | number {
  return type === 'number' && id.trim() !== '' && Number.isFinite(Number(id)) ? Number(id) : id;
}

/** The properties in which the item has the ids of its own parents. */
function parentProperties(crud: CrudContext, { resource, within }: AssumedPlace): Item {
  return resource.nestedPaths.reduce<Item>((item, { path, parameters }) => {
    const ids = Object.hasOwn(within, path) ? within[path] : undefined;
    return (ids ?? []).reduce((linked, id, i) => {
      const location = parameters[i] ?? {};
      return withValueAtLocation(location, linked, foreignKeyValue(crud, resource, location, id));
    }, item);
  }, {});
}
