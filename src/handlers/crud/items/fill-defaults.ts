import type { Schema } from '../../../openapi/document.ts';
import type { Shape } from '../../../schema/merged-schema.ts';
import type { Served } from '../crud-context.ts';
import { initialValue } from './default-value.ts';
import type { Item } from './stored-item.ts';
import { momentOf, timeAs } from './timestamp.ts';

/** How an item is filled. */
export interface Filling {
  /** With which made-up values are always the same. */
  readonly key: string;
  /** The time that timestamps tell; without it, those that the item lacks are filled only if they must be. */
  readonly now?: Date;
  /** The properties that requests have: what is left out of a request is left out on purpose. */
  readonly sendable: ReadonlySet<string>;
}

/** How deep required properties are filled; schemas may require themselves without end. */
const deepest = 12;

/**
 * Adds to an object what its schema says it has and the object lacks: defaults, timestamps, what the server sets and
 * what is required. What is there stays as it is.
 */
export function complete(served: Served, schema: Schema, item: Item, filling: Filling, depth = 0): Item {
  const shape = served.shapeOf(schema, item);
  const full = new Map(Object.entries(item));
  for (const [name, property] of shape.properties) {
    const value =
      full.get(name) ?? (full.has(name) ? null : absentValue(served, shape, name, filling, depth));
    const inner = { ...filling, key: `${filling.key}/${name}` };
    const filled = depth > deepest ? value : completeValue(served, property, value, inner, depth + 1);
    if (filled !== undefined && shape.allows(name)) full.set(name, filled);
  }
  return Object.fromEntries(full);
}

/** Completes the objects in a value, those in arrays too. */
function completeValue(
  served: Served,
  schema: Schema,
  value: unknown,
  filling: Filling,
  depth: number,
): unknown {
  const { items, types } = served.shapeOf(schema, value);
  if (Array.isArray(value)) {
    if (items === undefined) return value;
    return value.map((each, i) =>
      completeValue(served, items, each, { ...filling, key: `${filling.key}/${i}` }, depth + 1),
    );
  }
  return isItem(value) && (types.has('object') || types.size === 0)
    ? complete(served, schema, value, filling, depth)
    : value;
}

function absentValue(
  served: Served,
  shape: Shape,
  name: string,
  { key, now, sendable }: Filling,
  depth: number,
): unknown {
  const schema = shape.properties.get(name) ?? {};
  const property = served.shapeOf(schema);
  const isTop = depth === 0;
  if (now !== undefined && isTop && momentOf(name, property) !== undefined)
    return timeAs(now, name, property);
  // What an object offers a choice of is filled only as far as the choice was made.
  const isRequired = shape.required.has(name);
  if (property.keywords.writeOnly === true) return property.keywords.default;
  const isServers = property.keywords.readOnly === true || (isTop && isState(name) && !sendable.has(name));
  return initialValue(served, { name, schema, isRequired, isServers, key });
}

/** Whether a property tells the state of an item, which only the server knows at first. */
function isState(name: string): boolean {
  return /(status|state)$/i.test(name);
}

export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
