import { isObject } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';

/**
 * How a body groups the properties of an item: JSON:API has its id and its type in the item, and all else in
 * `attributes`. Rows are flat, so that a client may send them in one way and read them in another.
 */
export interface PropertyGroup {
  /** The property that holds the others. */
  readonly name: string;
  /** The properties beside it. */
  readonly beside: ReadonlySet<string>;
  /** The schema of the item with its group, as the body has it. */
  readonly schema: Schema;
}

/** An item with a group: its group, and the schema of the flat item. */
export interface GroupedItem {
  readonly group: PropertyGroup;
  readonly flat: Schema;
}

/** Finds the group of an item's schema; `undefined` for a flat one. The same schema has the same flat schema. */
export type FindGroup = (schema: Schema) => GroupedItem | undefined;

const groupName = 'attributes';

/** Marks the type of a resource object that the contract leaves open: what the collection is called, as `articles`. */
export const resourceTypeMark = 'x-resource-type';

/** What a resource object of JSON:API may have beside its attributes. */
const resourceObjectNames: ReadonlySet<string> = new Set([
  'id',
  'lid',
  'type',
  'relationships',
  'links',
  'meta',
  groupName,
]);

/**
 * Creates the search for groups.
 * @param identify the one object that stands for a schema, however many references lead to it
 */
export function createFindGroup(mergeSchema: MergeSchema, identify: (schema: Schema) => Schema): FindGroup {
  const known = new WeakMap<Schema, GroupedItem | undefined>();
  return (schema) => {
    const identity = identify(schema);
    if (!known.has(identity)) known.set(identity, groupOf(mergeSchema, schema));
    return known.get(identity);
  };
}

function groupOf(mergeSchema: MergeSchema, schema: Schema): GroupedItem | undefined {
  const { properties, required, variants } = mergeSchema(schema);
  const attributes = properties.get(groupName);
  const names = [...properties.keys()];
  if (attributes === undefined || variants.length > 0) return undefined;
  if (!names.every((name) => resourceObjectNames.has(name))) return undefined;
  const inner = mergeSchema(attributes);
  if (!inner.types.has('object') && inner.properties.size === 0) return undefined;
  // Of two properties of one name, the attribute is stored: the type of an account is not the type `accounts`.
  const beside = names.filter((name) => name !== groupName && (name === 'id' || !inner.properties.has(name)));
  const outer: Schema = {
    type: 'object',
    properties: Object.fromEntries(
      beside.map((name) => [name, markedType(name, properties.get(name) ?? {})]),
    ),
    required: beside.filter((name) => required.has(name)),
  };
  return {
    group: { name: groupName, beside: new Set(beside), schema },
    flat: { allOf: [outer, attributes] },
  };
}

function markedType(name: string, schema: Schema): Schema {
  return name === 'type' ? { allOf: [schema], [resourceTypeMark]: true } : schema;
}

/** An item of a body as a flat one; the item itself without a group. */
export function flattenGroup(item: unknown, group: PropertyGroup | undefined): unknown {
  if (!isObject(item) || group === undefined) return item;
  const { name, beside } = group;
  const inner = item[name];
  const own = Object.entries(item).filter(([property]) => beside.has(property));
  return { ...(isObject(inner) && inner), ...Object.fromEntries(own) };
}

/** A flat item as the body has it; the item itself without a group. */
export function nestGroup(item: unknown, group: PropertyGroup | undefined): unknown {
  if (!isObject(item) || group === undefined) return item;
  const { name, beside } = group;
  const entries = Object.entries(item);
  return {
    ...Object.fromEntries(entries.filter(([property]) => beside.has(property))),
    [name]: Object.fromEntries(entries.filter(([property]) => !beside.has(property))),
  };
}
