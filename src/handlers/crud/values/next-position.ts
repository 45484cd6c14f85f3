import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { scalarNumber } from '../../../json.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { type Item, itemsOf, parentKey, type StoredItem } from '../stored-item.ts';
import { propertiesOf } from './changed-values.ts';
import { fitsProperty } from './fits-property.ts';

/** Plain names of integers that say where an item stands among others. */
const positions =
  /^(?:position|ordinal|ordering|(?:sort|display|list|item|view)(?:order|index|position)|orderindex|sequence|seq)$/;

/** Where the items are among which a new one stands. */
type Place = Pick<CrudRequest, 'crud' | 'role' | 'context'>;

/**
 * A new item that stands behind the others below its parents, in a `position` or `sort_order` that it was not sent: at first
 * the least that the contract allows, which is 0 where it says nothing.
 * @param withinOf finds its parents, as it is stored under them
 */
export async function withNextPosition(
  { crud, role: { resource }, context }: Place,
  item: Item,
  withinOf: () => StoredItem['within'],
): Promise<Item> {
  const position = positionOf(crud, resource);
  if (position === undefined || Object.hasOwn(item, position.name)) return item;
  const within = withinOf();
  const [path] = Object.keys(within);
  const where = path === undefined ? undefined : { index: path, key: parentKey(within[path] ?? []) };
  const items = itemsOf(context, resource);
  const [last] = await items.list({ ...(where && { where }), isDescending: true, limit: 1 });
  const { name, merged } = position;
  const least = Math.max(0, scalarNumber(merged.keywords.minimum ?? 0));
  const before = last?.item[name];
  const count = await items.count(where && { where });
  const next = Math.max(least + count, typeof before === 'number' ? before + 1 : least);
  return fitsProperty(merged, next) ? { ...item, [name]: next } : item;
}

interface Position {
  readonly name: string;
  readonly merged: MergedSchema;
}

const found = new WeakMap<Resource, Position | 'none'>();

/** The property of a resource's items that has their position, unless the contract says what it begins as. */
function positionOf(crud: CrudContext, resource: Resource): Position | undefined {
  const known = found.get(resource) ?? findPosition(crud, resource) ?? 'none';
  found.set(resource, known);
  return known === 'none' ? undefined : known;
}

function findPosition(crud: CrudContext, resource: Resource): Position | undefined {
  for (const [name, merged] of propertiesOf(crud, resource)) {
    const isOpen = merged.keywords.default === undefined && merged.keywords.const === undefined;
    const isPosition = merged.types.has('integer') || merged.types.has('number');
    if (isOpen && isPosition && positions.test(plainName(name)) && name !== resource.id.property)
      return { name, merged };
  }
  return undefined;
}
