import type { IdStrategy, Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Item } from '../stored-item.ts';

/** The id that an item shows; `undefined` where it shows none. */
export function idInItem({ property, inner }: IdStrategy, item: Item): unknown {
  if (property === undefined) return undefined;
  const outer = ownValue(item, property);
  if (inner === undefined) return outer;
  return isObject(outer) ? ownValue(outer, inner) : undefined;
}

/** The id that a client sends for a new item; `undefined` where it sends none, or may not. */
export function sentId({ id }: Resource, sent: Item): string | number | undefined {
  if (!id.clientMaySet) return undefined;
  const value = id.sentAs === undefined ? idInItem(id, sent) : ownValue(sent, id.sentAs);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** An item that shows its id, first of its properties; the item itself where no property does. */
export function withItemId(
  { id: { property, inner }, isSingleton }: Resource,
  item: Item,
  id: string | number,
): Item {
  if (property === undefined || isSingleton) return item;
  const outer = ownValue(item, property);
  const shown = inner === undefined ? id : { ...(isObject(outer) && outer), [inner]: id };
  return { [property]: shown, ...item, ...{ [property]: shown } };
}

/** An item as it is stored: one that does not show its id, as after a PUT of the rest, shows it again. */
export function identifiedItem(resource: Resource, item: Item, id: string | number): Item {
  return idInItem(resource.id, item) === undefined ? withItemId(resource, item, id) : item;
}

/** Where an item shows its id, as a JSON pointer; empty where no property does. */
export function idPointer({ property, inner }: IdStrategy): string {
  if (property === undefined) return '';
  return inner === undefined ? `/${property}` : `/${property}/${inner}`;
}
