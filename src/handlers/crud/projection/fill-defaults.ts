import { plainName } from '../../../inference/naming.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { isReference } from '../../../openapi/reference.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { Draft, type Members } from '../draft.ts';
import type { Item } from '../stored-item.ts';
import { defaultValue } from '../values/default-value.ts';
import { isStateName } from '../values/initial/initial-state.ts';
import type { Given } from '../values/missing-property.ts';
import { formatTimestamp, timestampKind } from '../values/timestamp-kind.ts';
import { isDescribing, isOwnedMember } from './described-members.ts';
import { type FilledKind, type FilledObject, type Holder, isExpected } from './presence.ts';

/** How the missing properties of an item are filled. */
export interface FillOptions {
  /** The seed of generated values: they are the same for the same key. */
  readonly key: string;
  /** What is known of the item beside its schema. Only with the time of its creation are all timestamps filled. */
  readonly given?: Given;
  /** The properties that requests can set: the client left those out on purpose. */
  readonly sendable: ReadonlySet<string>;
  /** The properties that paths find a new item by beside its id: they are there from the beginning. */
  readonly identifying?: ReadonlySet<string>;
  /** What the outermost object is; an item, unless given. */
  readonly kind?: FilledKind;
  /** How deep in the item the value is; 0 for the item itself. */
  readonly depth?: number;
  /** The object that the value is in, and its property there; absent for the item itself. */
  readonly holder?: Holder;
  /** Whether the item is shown and not stored: a response has no write-only properties. */
  readonly isShown?: boolean;
  /** The properties that were sent and have no form in this schema: the schema's own values are shown in their place. */
  readonly misfits?: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** The depth from which on nothing is filled: a schema may require itself without end. */
const maxFilledDepth = 12;

/**
 * Adds to an object the properties of its schema that it lacks: defaults, timestamps, what the server sets and what is
 * required. Properties that it has do not change. The object itself where it lacks none.
 */
export function fillDefaults(crud: CrudContext, schema: Schema, item: Item, options: FillOptions): Item {
  const merged = crud.mergeSchema(schema, item);
  if (isComplete(merged, item)) return item;
  const object = filledObject(schema, options);
  const full = new Draft(item);
  for (const [name, property] of merged.properties) {
    const isSet = full.has(name);
    // What is shown was filled when it was projected.
    if (isSet && options.isShown) continue;
    const value = isSet
      ? (full.get(name) ?? null)
      : missingValue(crud, merged, name, { ...options, object, siblings: full });
    const filled = isPart(value)
      ? fillWithin(crud, property, value, innerOptions(options, object, name, isSet))
      : value;
    if (filled !== undefined && merged.allows(name)) full.set(name, filled);
  }
  return full.finish();
}

/** An object with its location, and the rules that say which of its properties must be present. */
export function filledObject(schema: Schema, options: FillOptions): FilledObject {
  const { kind = 'item', sendable, holder } = options;
  return { schema, kind, sendable: holder === undefined ? sendable : none, ...(holder && { holder }) };
}

function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether an object has all properties of its schema, and none that has others: most in long lists have. */
function isComplete({ properties }: MergedSchema, item: Item): boolean {
  for (const name of properties.keys())
    if (!Object.hasOwn(item, name) || item[name] === undefined || isPart(item[name])) return false;
  return true;
}

/** The options for what a property of an object holds. */
function innerOptions(options: FillOptions, object: FilledObject, name: string, isSet: boolean): FillOptions {
  const { depth = 0, key } = options;
  return {
    ...options,
    key: `${key}/${name}`,
    depth: depth + 1,
    holder: { property: name, object, isSet },
    given: givenWithin(options.given, name, isSet),
    misfits: none,
  };
}

/** Fills the objects within a value, those in arrays too. */
function fillWithin(crud: CrudContext, schema: Schema, value: unknown, options: FillOptions): unknown {
  const { items, types } = crud.mergeSchema(schema, value);
  const { depth = 0, key } = options;
  if (depth > maxFilledDepth) return value;
  if (Array.isArray(value)) {
    if (items === undefined) return value;
    return value.map((each, i) =>
      isPart(each)
        ? fillWithin(crud, items, each, { ...options, key: `${key}/${i}`, depth: depth + 1 })
        : each,
    );
  }
  return isObject(value) && (types.has('object') || types.size === 0)
    ? fillDefaults(crud, schema, value, options)
    : value;
}

function missingValue(
  crud: CrudContext,
  object: MergedSchema,
  name: string,
  options: FillOptions & { readonly object: FilledObject; readonly siblings: Members },
): unknown {
  const {
    key,
    sendable,
    siblings,
    object: filled,
    depth = 0,
    given = {},
    isShown = false,
    misfits = none,
    identifying = none,
  } = options;
  const { now } = given;
  const schema = object.properties.get(name) ?? {};
  const property = crud.mergeSchema(schema);
  const isTop = depth === 0;
  const isNew = now !== undefined && !isShown;
  if (now !== undefined && (isTop || isDescribing(filled)) && timestampKind(name, property) !== undefined)
    return formatTimestamp(now, name, property);
  const isOwnedHere = isNew && isOwnedMember(filled, name);
  const isIdentifying = isTop && isNew && identifying.has(name);
  const isRequired =
    misfits.has(name) || isOwnedHere || isIdentifying || isExpected(crud, filled, object, name);
  if (property.keywords.writeOnly === true) return isShown ? undefined : property.keywords.default;
  // What no request can set is stored once: later only a state that the contract has come to show is added.
  const isOwned = isTop && !sendable.has(name) && (now !== undefined || isStateName(name));
  const isServerSet = property.keywords.readOnly === true || isOwned;
  const owner = filled.holder?.property ?? '';
  const mayBeAbsent = !object.required.has(name);
  return defaultValue(crud, {
    name,
    schema,
    isRequired,
    mayBeAbsent,
    isServerSet,
    key,
    siblings,
    owner,
    given,
    ...componentOf(filled),
  });
}

/** What the schema of an object is called, where it is a component of the contract. */
function componentOf({ schema }: FilledObject): { readonly component?: string } {
  const component = isReference(schema) ? schema.$ref.split('/').at(-1) : undefined;
  return component === undefined ? {} : { component };
}

/** Plain names of what an envelope says of the request in an object of its own: `{meta: {code, message}, data}`. */
const aboutRequest = /^(?:meta|metadata|status|header|head|info|responsestatus|responseinfo|resultinfo)$/;

/** What is known within a property. An example says nothing about an object that the client sent. */
function givenWithin({ now, user, example, outcome }: Given = {}, name: string, isSent: boolean): Given {
  const inner = example === undefined || isSent ? undefined : ownValue(example.value, name);
  const shown = Array.isArray(inner) ? inner[0] : inner;
  return {
    ...(now && { now }),
    ...(user && { user }),
    ...(outcome && aboutRequest.test(plainName(name)) && { outcome }),
    ...(example && isObject(shown) && { example: { ...example, value: shown } }),
  };
}
