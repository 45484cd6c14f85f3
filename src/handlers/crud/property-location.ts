import type { PropertyLocation } from '../../inference/resource.ts';
import { isObject, ownValue } from '../../json.ts';
import { pointerToken } from '../../openapi/reference.ts';
import type { Item } from './stored-item.ts';

/** A location that the contract may not have. */
export type MaybeLocation = Partial<PropertyLocation>;

/** The value at a location of an item; `undefined` where the item has none. */
export function valueAtLocation({ property, inner }: MaybeLocation, item: Item): unknown {
  if (property === undefined) return undefined;
  const outer = ownValue(item, property);
  if (inner === undefined) return outer;
  return isObject(outer) ? ownValue(outer, inner) : undefined;
}

/** An item with another value at a location; the item itself where there is no location, or no value. */
export function withValueAtLocation({ property, inner }: MaybeLocation, item: Item, value: unknown): Item {
  if (property === undefined || value === undefined) return item;
  if (inner === undefined) return { ...item, [property]: value };
  const outer = ownValue(item, property);
  return { ...item, [property]: { ...(isObject(outer) && outer), [inner]: value } };
}

/** A location as a JSON pointer; empty where there is none. */
export function pointerToLocation({ property, inner }: MaybeLocation): string {
  const steps = [property, inner].filter((step) => step !== undefined);
  return steps.map((step) => `/${pointerToken(step)}`).join('');
}
