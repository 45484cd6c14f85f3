import { pointerToken } from '../openapi/reference.ts';
import type { Random } from '../random.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { isReadOrWriteOnly } from '../schema/read-write-only.ts';
import { arrange } from './agreement/arrange.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { mergeBoth, propertySchema } from './flatten/merge-schemas.ts';
import { objectProfile } from './profile/object-profile.ts';
import type { Profile } from './profile/profile.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** The object that is being sampled. */
interface ObjectSample {
  readonly context: SampleContext;
  readonly schema: FlatSchema;
  readonly location: SampleLocation;
  /** The references resolved from the top of the value to this object. */
  readonly within: readonly string[];
  /** What the object is about. */
  readonly profile: Profile;
}

/** Samples an object with its required properties and, as far as the budget allows, its optional ones. */
export function sampleObject(
  context: SampleContext,
  { schema, within }: Flat,
  location: SampleLocation,
): Record<string, unknown> {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const profile = objectProfile(context, schema, location, within);
  const object: ObjectSample = { context, schema, location, within, profile };
  context.budget.spendNodes(minProperties, location.pointer, location.depth);
  const required = withDependents(schema, schema.required ?? []);
  const optional = optionalNames(object, new Set(required));
  const values = new Map<string, unknown>();
  for (const name of required) values.set(name, sampleProperty(object, name));
  for (const name of optional) {
    const added = withDependents(schema, [name]).filter((other) => !values.has(other));
    if (values.size + added.length > maxProperties) continue;
    for (const [other, value] of sampleOptional(object, added)) values.set(other, value);
  }
  addUndeclared(object, values);
  if (values.size > maxProperties) {
    throw new SampleError(
      'impossible',
      location.pointer,
      `it requires more than ${maxProperties} properties`,
    );
  }
  return arrangeObject(object, Object.fromEntries(inDeclaredOrder(schema, values)));
}

/** The object with what its own properties say about each other; as it was where that led to an invalid value. */
function arrangeObject(
  { context, schema, location, profile }: ObjectSample,
  value: Record<string, unknown>,
): Record<string, unknown> {
  if (context.attempt > lastArranged) return value;
  const known = location.depth === 0 ? context.row.known : undefined;
  const { target } = context.validators.normalizer;
  return arrange(value, { schema, known, target, profile, random: location.random });
}

/** The last attempt at which properties are made to agree. */
const lastArranged = 1;

/** The names and, transitively, those that `dependentRequired` adds to them. */
function withDependents({ dependentRequired = {} }: FlatSchema, names: readonly string[]): readonly string[] {
  const all = new Set(names);
  for (const name of all) {
    const more = Object.hasOwn(dependentRequired, name) ? dependentRequired[name] : undefined;
    for (const other of more ?? []) all.add(other);
  }
  return [...all];
}

function optionalNames(object: ObjectSample, required: ReadonlySet<string>): readonly string[] {
  const { context, schema, location } = object;
  const optional = Object.entries(schema.properties ?? {}).filter(([name]) => !required.has(name));
  const allowed = optional.filter(([name, property]) => mayInclude(object, name, property));
  const missing = Math.max(0, (schema.minProperties ?? 0) - required.size);
  const isSparing = context.requiredOnly || context.budget.isTight(location.depth);
  return (isSparing ? allowed.slice(0, missing) : allowed).map(([name]) => name);
}

/** Whether an optional property may be included: it is visible in this direction, and not recursive. */
function mayInclude(
  { context, schema, location, within }: ObjectSample,
  name: string,
  property: JsonSchema,
): boolean {
  const { normalizer } = context.validators;
  if (property === false || isReadOrWriteOnly(property, context.direction, normalizer.target)) return false;
  if (Object.hasOwn(schema.dependentSchemas ?? {}, name)) return false;
  const refs = [property, ...itemsOf(property)].flatMap((part) =>
    typeof part === 'object' && part.$ref !== undefined ? [part.$ref] : [],
  );
  return (
    !refs.some((ref) => within.includes(ref)) && context.terminates(property, location.depth > 8 ? 8 : 32)
  );
}

function itemsOf(property: JsonSchema): readonly JsonSchema[] {
  return typeof property === 'object' && property.items !== undefined ? [property.items] : [];
}

/** Samples optional properties that depend on each other; none of them when one turns out to have no valid value. */
function sampleOptional(
  object: ObjectSample,
  names: readonly string[],
): readonly (readonly [name: string, value: unknown])[] {
  try {
    return names.map((name) => [name, sampleProperty(object, name)] as const);
  } catch (error) {
    if (error instanceof SampleError && error.kind !== 'budget') return [];
    throw error;
  }
}

/** Adds properties that the schema does not declare: to a map, or as many as `minProperties` still requires. */
function addUndeclared(object: ObjectSample, values: Map<string, unknown>): void {
  const { context, schema, location } = object;
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const optional = isFillableMap(object) ? 2 : 0;
  const count = Math.max(minProperties, Math.min(optional, maxProperties));
  for (let i = 0; values.size < count && i < count * 4 + 8; i++) {
    const name = generateName(context, schema, location, i);
    if (values.has(name) || propertySchema(schema, name) === false) continue;
    values.set(name, sampleProperty(object, name));
  }
  if (values.size < minProperties) {
    throw new SampleError('impossible', location.pointer, `no ${minProperties} properties were found for it`);
  }
}

/** Whether a schema describes values under any name, and there is room for some. */
function isFillableMap({ context, schema, location, within }: ObjectSample): boolean {
  const { additionalProperties: value, patternProperties = {} } = schema;
  const isMap =
    schema.properties === undefined &&
    (typeof value === 'object' || Object.keys(patternProperties).length > 0);
  if (!isMap || context.requiredOnly || context.budget.isTight(location.depth)) return false;
  const isRecursive = typeof value === 'object' && value.$ref !== undefined && within.includes(value.$ref);
  return !isRecursive;
}

function generateName(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
  i: number,
): string {
  const random = location.random.fork(`name ${i}`);
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(
    ([, property]) => property !== false,
  );
  const [source] = patterns.length === 0 ? [] : random.pick(patterns);
  const fromPattern = source && context.stringFromPattern(source, { minLength: 1, maxLength: 100 }, random);
  if (fromPattern) return fromPattern;
  if (schema.propertyNames === undefined)
    return i < mapNames.length ? freeName(location.name, random, i) : `property${i}`;
  const nameSchema = mergeBoth({ type: ['string'] }, schema.propertyNames);
  const name = context.sample(nameSchema, { ...location, name: '', random, depth: location.depth + 1 });
  return typeof name === 'string' ? name : `property${i}`;
}

/** Names of values in maps, such as metadata. */
const mapNames = ['source', 'segment', 'campaign', 'channel', 'region', 'cost_center', 'priority', 'plan'];
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'sv'];

/** One of the names; each attempt at another one is the next. */
function freeName(map: string, random: Random, i: number): string {
  if (/translation|locali[sz]ed|i18n|locales|languages/i.test(map)) return languages[i] ?? 'en';
  return mapNames[(random.integer(0, 1) + i * 2) % mapNames.length] ?? 'source';
}

function sampleProperty(object: ObjectSample, name: string): unknown {
  const { depth } = object.location;
  const { known } = object.context.row;
  if (depth === 0 && known !== undefined && Object.hasOwn(known, name)) return known[name];
  return object.context.sample(propertySchema(object.schema, name), propertyLocation(object, name));
}

function propertyLocation(object: ObjectSample, name: string): SampleLocation {
  const { location, within } = object;
  return {
    pointer: `${location.pointer}/${pointerToken(name)}`,
    depth: location.depth + 1,
    name,
    owner: ownerName(object),
    isRepeated: location.isRepeated,
    within,
    random: location.random.fork(name),
    profile: object.profile,
  };
}

/** The object's own name and the name of its schema: `buyer Customer`. */
function ownerName({ context, location, within }: ObjectSample): string {
  const [own] = within.slice(location.within.length);
  return own === undefined ? location.name : `${location.name} ${context.validators.normalizer.nameOf(own)}`;
}

function inDeclaredOrder({ properties = {} }: FlatSchema, values: ReadonlyMap<string, unknown>) {
  const declared = Object.keys(properties).filter((name) => values.has(name));
  return [...new Set([...declared, ...values.keys()])].map((name) => [name, values.get(name)] as const);
}
