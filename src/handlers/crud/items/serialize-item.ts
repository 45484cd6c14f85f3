import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { fitsType, type MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { type FillOptions, fillDefaults } from './fill-defaults.ts';
import type { Item } from './stored-item.ts';

/** How something stored is shown. */
export interface SerializeOptions extends FillOptions {
  /** The properties that some schema of the resource names: an answer that does not name them leaves them out. */
  readonly known: ReadonlySet<string>;
}

/**
 * Something stored as an answer's schema lets it be seen: without what is write-only or not the answer's, with what
 * the answer requires. An answer that is a part of an item is made from the item, so all answers agree.
 */
export function serializeItem(
  crud: CrudContext,
  schema: Schema,
  value: unknown,
  showing: SerializeOptions,
): unknown {
  const envelope = crud.mergeSchema(schema, value);
  const fitting = fitsType(envelope, value) ? value : converted(envelope, value);
  if (fitting === undefined) return undefined;
  if (Array.isArray(fitting)) return presentArray(crud, envelope, fitting, showing);
  return isObject(fitting) ? presentObject(crud, schema, fitting, showing) : fitting;
}

function presentArray(
  crud: CrudContext,
  { items }: MergedSchema,
  values: readonly unknown[],
  showing: SerializeOptions,
): unknown {
  if (items === undefined) return values;
  return values
    .map((value, i) => serializeItem(crud, items, value, within(showing, `${i}`)))
    .filter((value) => value !== undefined);
}

function presentObject(crud: CrudContext, schema: Schema, value: Item, showing: SerializeOptions): Item {
  const envelope = crud.mergeSchema(schema, value);
  const shown = new Map<string, unknown>();
  for (const [name, part] of Object.entries(value)) {
    const property =
      envelope.properties.get(name) ?? (showing.known.has(name) ? undefined : envelope.additional);
    if (!envelope.allows(name)) continue;
    if (property === undefined) {
      if (!showing.known.has(name)) shown.set(name, part);
      continue;
    }
    if (crud.mergeSchema(property).keywords.writeOnly === true) continue;
    const fitting = serializeItem(crud, property, part, within(showing, name));
    if (fitting !== undefined) shown.set(name, fitting);
  }
  const { now: _time, ...filling } = showing;
  return fillDefaults(crud, schema, Object.fromEntries(shown), filling);
}

/** How a part is shown: what the resource names is named by whole items only. */
function within(showing: SerializeOptions, name: string): SerializeOptions {
  return { ...showing, key: `${showing.key}/${name}`, known: new Set<string>() };
}

/**
 * A value of another type than the answer's, where one follows from the other: requests often name what answers
 * show, `"cus_1"` for `{"id": "cus_1"}`. Absent where none does.
 */
function converted({ types, properties }: MergedSchema, value: unknown): unknown {
  const isScalar = typeof value === 'string' || typeof value === 'number';
  if (isScalar && types.has('object') && properties.has('id')) return { id: value };
  if (isObject(value) && (types.has('string') || types.has('integer'))) return scalarOf(types, value.id);
  return isScalar ? scalarOf(types, value) : undefined;
}

function scalarOf(types: ReadonlySet<string>, value: unknown): unknown {
  if (typeof value === 'number' && types.has('string')) return `${value}`;
  const isNumeric = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  if (isNumeric && (types.has('number') || types.has('integer'))) return Number(value);
  return typeof value === 'string' && types.has('string') ? value : undefined;
}
