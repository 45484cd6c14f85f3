import type { IdStrategy, Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import { pointerToLocation, valueAtLocation, withValueAtLocation } from '../property-location.ts';
import type { Item } from '../stored-item.ts';

/** The id that an item shows; `undefined` where it shows none. */
export function idInItem(id: IdStrategy, item: Item): unknown {
  return valueAtLocation(id, item);
}

/** The id that a client sends for a new item; `undefined` where it sends none, or may not. */
export function sentId({ id }: Resource, sent: Item): string | number | undefined {
  if (!id.clientMaySet) return undefined;
  const value = id.sentAs === undefined ? idInItem(id, sent) : ownValue(sent, id.sentAs);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** An item that shows its id, first of its properties; the item itself where no property does. */
export function withItemId({ id: strategy, isSingleton }: Resource, item: Item, id: string | number): Item {
  const { property } = strategy;
  if (property === undefined || isSingleton) return item;
  const identified = withValueAtLocation(strategy, item, id);
  return { [property]: identified[property], ...identified };
}

/** An item as it is stored: one that does not show its id, as after a PUT of the rest, shows it again. */
export function identifiedItem(resource: Resource, item: Item, id: string | number): Item {
  return idInItem(resource.id, item) === undefined ? withItemId(resource, item, id) : item;
}

/** Where an item shows its id, as a JSON pointer; empty where no property does. */
export function idPointer(id: IdStrategy): string {
  return pointerToLocation(id);
}
