import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { defaultValue } from './default-value.ts';
import type { Item } from './stored-item.ts';
import { formatTimestamp, timestampKind } from './timestamp-kind.ts';

/** How an item is filled. */
export interface FillOptions {
  /** With which made-up values are always the same. */
  readonly key: string;
  /** The time that timestamps tell; without it, those that the item lacks are filled only if they must be. */
  readonly now?: Date;
  /** The properties that requests have: what is left out of a request is left out on purpose. */
  readonly sendable: ReadonlySet<string>;
}

/** How deep required properties are filled; schemas may require themselves without end. */
const maxDepth = 12;

/**
 * Adds to an object what its schema says it has and the object lacks: defaults, timestamps, what the server sets and
 * what is required. What is there stays as it is.
 */
export function fillDefaults(
  crud: CrudContext,
  schema: Schema,
  item: Item,
  filling: FillOptions,
  depth = 0,
): Item {
  const envelope = crud.mergeSchema(schema, item);
  const full = new Map(Object.entries(item));
  for (const [name, property] of envelope.properties) {
    const value =
      full.get(name) ?? (full.has(name) ? null : absentValue(crud, envelope, name, filling, depth));
    const inner = { ...filling, key: `${filling.key}/${name}` };
    const filled = depth > maxDepth ? value : completeValue(crud, property, value, inner, depth + 1);
    if (filled !== undefined && envelope.allows(name)) full.set(name, filled);
  }
  return Object.fromEntries(full);
}

/** Completes the objects in a value, those in arrays too. */
function completeValue(
  crud: CrudContext,
  schema: Schema,
  value: unknown,
  filling: FillOptions,
  depth: number,
): unknown {
  const { items, types } = crud.mergeSchema(schema, value);
  if (Array.isArray(value)) {
    if (items === undefined) return value;
    return value.map((each, i) =>
      completeValue(crud, items, each, { ...filling, key: `${filling.key}/${i}` }, depth + 1),
    );
  }
  return isObject(value) && (types.has('object') || types.size === 0)
    ? fillDefaults(crud, schema, value, filling, depth)
    : value;
}

function absentValue(
  crud: CrudContext,
  envelope: MergedSchema,
  name: string,
  { key, now, sendable }: FillOptions,
  depth: number,
): unknown {
  const schema = envelope.properties.get(name) ?? {};
  const property = crud.mergeSchema(schema);
  const isTop = depth === 0;
  if (now !== undefined && isTop && timestampKind(name, property) !== undefined)
    return formatTimestamp(now, name, property);
  // What an object offers a choice of is filled only as far as the choice was made.
  const isRequired = envelope.required.has(name);
  if (property.keywords.writeOnly === true) return property.keywords.default;
  const isServerGiven =
    property.keywords.readOnly === true || (isTop && isState(name) && !sendable.has(name));
  return defaultValue(crud, { name, schema, isRequired, isServerGiven, key });
}

/** Whether a property tells the state of an item, which only the server knows at first. */
function isState(name: string): boolean {
  return /(status|state)$/i.test(name);
}
