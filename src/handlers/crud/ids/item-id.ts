import { isIdentifier } from '../../../inference/identity/identifier-words.ts';
import { isSameName } from '../../../inference/naming.ts';
import type { IdStrategy, Resource, Role } from '../../../inference/resource.ts';
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

/**
 * Whether the value of an item's id property is its id whatever the path says: an identifier, or the property that the
 * path parameter names. The `name` of an item at `/products/{product_id}` is what the client sends.
 */
export function isOwnKey({ resource: { id }, ...role }: Role): boolean {
  const { property, inner = property } = id;
  const parameter = 'idParameter' in role ? role.idParameter : undefined;
  if (inner === undefined || parameter === undefined) return true;
  return isIdentifier(inner) || isSameName(inner, parameter);
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
