import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import { fitsType } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { type FillOptions, fillDefaults } from './fill-defaults.ts';

/** How a stored value is serialized. */
export interface SerializeOptions extends FillOptions {
  /** The properties that any schema of the resource declares: a response that does not declare them leaves them out. */
  readonly known: ReadonlySet<string>;
}

/**
 * A stored value as the schema of a response allows it: without write-only properties and those of other responses,
 * and with what the response requires. Every response is made from the same item, so all responses agree. `undefined`
 * for a value that the schema has no form of.
 */
export function serializeItem(
  crud: CrudContext,
  schema: Schema,
  value: unknown,
  options: SerializeOptions,
): unknown {
  const merged = crud.mergeSchema(schema, value);
  const fitting = fitsType(merged, value) ? value : convert(merged, value);
  if (fitting === undefined) return undefined;
  if (Array.isArray(fitting)) return serializeArray(crud, merged, fitting, options);
  return isObject(fitting) ? serializeObject(crud, schema, fitting, options) : fitting;
}

function serializeArray(
  crud: CrudContext,
  { items }: MergedSchema,
  values: readonly unknown[],
  options: SerializeOptions,
): unknown {
  if (items === undefined) return values;
  return values
    .map((value, i) => serializeItem(crud, items, value, nestedOptions(options, `${i}`)))
    .filter((value) => value !== undefined);
}

function serializeObject(crud: CrudContext, schema: Schema, value: Item, options: SerializeOptions): Item {
  const merged = crud.mergeSchema(schema, value);
  const visible = new Map<string, unknown>();
  for (const [name, part] of Object.entries(value)) {
    const property = merged.properties.get(name) ?? (options.known.has(name) ? undefined : merged.additional);
    if (!merged.allows(name)) continue;
    if (property === undefined) {
      if (!options.known.has(name)) visible.set(name, part);
      continue;
    }
    if (crud.mergeSchema(property).keywords.writeOnly === true) continue;
    const fitting = serializeItem(crud, property, part, nestedOptions(options, name));
    if (fitting !== undefined) visible.set(name, fitting);
  }
  const { now: _now, ...filling } = options;
  return fillDefaults(crud, schema, Object.fromEntries(visible), filling);
}

/** The options for a part of an item: the known properties are those of whole items only. */
function nestedOptions(options: SerializeOptions, name: string): SerializeOptions {
  return { ...options, key: `${options.key}/${name}`, known: new Set<string>() };
}

/**
 * A value of another type than the schema's, where one follows from the other: requests often refer by id to what
 * responses embed, `"cus_1"` for `{"id": "cus_1"}`. `undefined` where none does.
 */
function convert({ types, properties }: MergedSchema, value: unknown): unknown {
  const isScalar = typeof value === 'string' || typeof value === 'number';
  if (isScalar && types.has('object') && properties.has('id')) return { id: value };
  if (isObject(value) && (types.has('string') || types.has('integer'))) return toScalar(types, value.id);
  return isScalar ? toScalar(types, value) : undefined;
}

function toScalar(types: ReadonlySet<string>, value: unknown): unknown {
  if (typeof value === 'number' && types.has('string')) return `${value}`;
  const isNumeric = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  if (isNumeric && (types.has('number') || types.has('integer'))) return Number(value);
  return typeof value === 'string' && types.has('string') ? value : undefined;
}
