import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { fitsType, isListedValue, isOpaque, type MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { Draft } from '../draft.ts';
import type { Item } from '../stored-item.ts';
import { convert } from './convert.ts';
import { type FillOptions, fillDefaults, filledObject } from './fill-defaults.ts';

/** How a stored value is projected. */
export interface ProjectOptions extends FillOptions {
  /** The properties that any schema of the resource declares: a response that does not declare them leaves them out. */
  readonly known: ReadonlySet<string>;
  /** The properties that no response shows, not even one that declares none. */
  readonly hidden?: ReadonlySet<string>;
  /** The object that the value is a property of, as it is stored. */
  readonly beside?: Item;
  /** The schemas that show the item itself in a property, with that property. */
  readonly frames?: ReadonlyMap<Schema, string>;
}

/**
 * A stored value as the schema of a response shows it: without write-only properties and those of other responses,
 * converted where it has another type, and with what the response requires; the value itself where all of it is shown as
 * it is. Every response is made from the same row, so all responses agree. `undefined` for a value that the schema has no form of.
 *
 * It looks at types, constants and enums alone, so that it is cheap: `createFit` finds valid values for the few replies
 * that break another rule.
 */
export function project(crud: CrudContext, schema: Schema, value: unknown, options: ProjectOptions): unknown {
  const merged = crud.mergeSchema(schema, value);
  const fitting = admits(merged, value) ? value : convertFor(crud, merged, value, options);
  if (fitting === undefined) return undefined;
  if (Array.isArray(fitting)) return projectElements(crud, merged, fitting, options);
  return isObject(fitting) ? projectObject(crud, schema, fitting, options) : fitting;
}

/** Whether a value has a type of the schema, and is one of its constants where it has any. */
function admits(merged: MergedSchema, value: unknown): boolean {
  return fitsType(merged, value) && isListedValue(merged, value);
}

/** The first conversion of a value that the schema admits. */
function convertFor(
  crud: CrudContext,
  merged: MergedSchema,
  value: unknown,
  options: ProjectOptions,
): unknown {
  const { mergeSchema } = crud;
  const part = (schema: Schema, inner: unknown) => project(crud, schema, inner, nestedOptions(options, ''));
  const { beside, holder } = options;
  const name = holder?.property;
  const about = { ...(beside && { beside }), ...(name !== undefined && { name }) };
  const converted = convert(merged, value, { mergeSchema, part, ...about });
  for (const candidate of converted) if (admits(merged, candidate)) return candidate;
  return undefined;
}

function projectElements(
  crud: CrudContext,
  { items }: MergedSchema,
  values: readonly unknown[],
  options: ProjectOptions,
): unknown {
  if (items === undefined) return values;
  const isFramed = options.frames?.has(items) === true;
  const shown = values.map((value, i) =>
    !isFramed && isShownWhole(crud, items, value)
      ? value
      : projectMember(crud, items, value, () => nestedOptions(options, `${i}`)),
  );
  return shown.every((value, i) => value === values[i])
    ? values
    : shown.filter((value) => value !== undefined);
}

/**
 * Whether an object in a list is shown as it is: it has every property of its schema, each a plain value that fits. Most in
 * long lists have, and of a hundred thousand such objects none takes more than a look.
 */
function isShownWhole(crud: CrudContext, schema: Schema, value: unknown): boolean {
  if (!isObject(value)) return false;
  const { properties, additional, variants, allows } = crud.mergeSchema(schema, value);
  if (variants.length > 0) return false;
  let declared = 0;
  for (const name in value) {
    const property = properties.get(name) ?? additional;
    if (property === undefined ? !allows(name) : !isPlainMember(crud, property, value[name])) return false;
    if (properties.has(name)) declared += 1;
  }
  return declared === properties.size;
}

function isPlainMember(crud: CrudContext, schema: Schema, part: unknown): boolean {
  if (typeof part === 'object' && part !== null) return false;
  const merged = crud.mergeSchema(schema, part);
  return merged.keywords.writeOnly !== true && admits(merged, part);
}

function projectObject(crud: CrudContext, schema: Schema, value: Item, options: ProjectOptions): Item {
  const frame = options.frames?.get(schema);
  if (frame !== undefined) return projectFramed(crud, schema, value, { frame, options });
  const merged = crud.mergeSchema(schema, value);
  if (isOpaque(merged)) return shownWhole(value, options);
  const object = filledObject(schema, options);
  const visible = new Draft(value);
  let misfits: Set<string> | undefined;
  for (const name of Object.keys(value)) {
    const part = value[name];
    if (!isVisible(crud, merged, name, options)) {
      visible.delete(name);
      continue;
    }
    const inner = () => ({
      ...nestedOptions(options, name, { property: name, object, isSet: true }),
      beside: value,
    });
    const fitting = projectMember(crud, merged.properties.get(name) ?? merged.additional, part, inner);
    if (fitting !== undefined) visible.set(name, fitting);
    else visible.delete(name);
    if (fitting === undefined && part !== null && part !== undefined) {
      misfits ??= new Set();
      misfits.add(name);
    }
  }
  return fillDefaults(crud, schema, visible.finish(), {
    ...options,
    isShown: true,
    misfits: misfits ?? none,
  });
}

/** An item whole in a property of what is shown of it, and beside it only what the schema declares there. */
function projectFramed(
  crud: CrudContext,
  schema: Schema,
  value: Item,
  { frame, options: { frames: _, ...options } }: { readonly frame: string; readonly options: ProjectOptions },
): Item {
  const { properties } = crud.mergeSchema(schema);
  const item = project(crud, properties.get(frame) ?? {}, value, options);
  const isBeside = ([name]: [string, unknown]) => name !== frame && properties.has(name);
  const beside = Object.fromEntries(Object.entries(value).filter(isBeside));
  const shown = { ...projectObject(crud, schema, beside, options), [frame]: item };
  const inOrder = [...properties.keys()].filter((name) => Object.hasOwn(shown, name));
  return Object.fromEntries(inOrder.map((name) => [name, shown[name]]));
}

/** All of an item, where the schema says nothing of it, but for what is never shown. */
function shownWhole(value: Item, { hidden }: ProjectOptions): Item {
  if (hidden === undefined || hidden.size === 0) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !hidden.has(name)));
}

/** Whether the response has a property: its schema declares it, or allows those that no schema of the resource declares. */
function isVisible(
  crud: CrudContext,
  { properties, allows }: MergedSchema,
  name: string,
  { known }: ProjectOptions,
): boolean {
  if (!allows(name)) return false;
  const declared = properties.get(name);
  return declared === undefined ? !known.has(name) : crud.mergeSchema(declared).keywords.writeOnly !== true;
}

/** @param optionsWithin are made for objects, lists and conversions alone: most members are plain values that fit */
function projectMember(
  crud: CrudContext,
  schema: Schema | undefined,
  part: unknown,
  optionsWithin: () => ProjectOptions,
): unknown {
  if (schema === undefined) return part;
  const isPlain = typeof part !== 'object' || part === null;
  if (isPlain && admits(crud.mergeSchema(schema, part), part)) return part;
  return project(crud, schema, part, optionsWithin());
}

const none: ReadonlySet<string> = new Set();

/** The options for a part of an item: the known and hidden properties are those of whole items only. */
function nestedOptions(
  options: ProjectOptions,
  name: string,
  holder: ProjectOptions['holder'] = options.holder,
): ProjectOptions {
  const { depth = 0, key } = options;
  return {
    ...options,
    key: `${key}/${name}`,
    depth: depth + 1,
    known: none,
    hidden: none,
    // The values of the path are those of the item itself.
    given: {},
    ...(holder && { holder }),
  };
}
