import { pointerToken } from '../openapi/reference.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { isReadOrWriteOnly } from '../schema/read-write-only.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { mergeBoth, propertySchema } from './flatten/merge-schemas.ts';
import { plainWords } from './heuristics/string-by-format.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** An object with what is required and, where there is room, what else is declared. */
export function sampleObject(
  context: SampleContext,
  { schema, within }: Flat,
  location: SampleLocation,
): Record<string, unknown> {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  context.budget.spendNodes(minProperties, location.pointer, location.depth);
  const required = withDependents(schema, schema.required ?? []);
  const optional = optionalNames(context, schema, location, within, new Set(required));
  const values = new Map<string, unknown>();
  for (const name of required)
    values.set(name, context.sample(propertySchema(schema, name), inside(context, location, name, within)));
  for (const name of optional) {
    const added = withDependents(schema, [name]).filter((other) => !values.has(other));
    if (values.size + added.length > maxProperties) continue;
    const sampled = sampleOptional(context, schema, location, within, added);
    for (const [other, value] of sampled) values.set(other, value);
  }
  addMore(context, schema, location, within, values);
  if (values.size > maxProperties) {
    throw new SampleError(
      'impossible',
      location.pointer,
      `it requires more than ${maxProperties} properties`,
    );
  }
  return Object.fromEntries(inDeclaredOrder(schema, values));
}

/** The names and, transitively, those that they require. */
function withDependents({ dependentRequired = {} }: FlatSchema, names: readonly string[]): readonly string[] {
  const all = new Set(names);
  for (const name of all) {
    const more = Object.hasOwn(dependentRequired, name) ? dependentRequired[name] : undefined;
    for (const other of more ?? []) all.add(other);
  }
  return [...all];
}

function optionalNames(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
  within: readonly string[],
  required: ReadonlySet<string>,
): readonly string[] {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !required.has(name));
  const needed = (schema.minProperties ?? 0) - required.size;
  const requested = properties.filter(([name, property]) =>
    isWanted(context, schema, location, within, name, property),
  );
  const spared = context.requiredOnly || context.budget.isTight(location.depth);
  return (spared ? requested.slice(0, Math.max(0, needed)) : requested).map(([name]) => name);
}

/** Whether an optional property may be shown: it travels this way, and does not go round in circles. */
function isWanted(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
  within: readonly string[],
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

/** Some optional properties together; none of them when one turns out to have no value. */
function sampleOptional(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
  within: readonly string[],
  names: readonly string[],
): readonly (readonly [name: string, value: unknown])[] {
  try {
    return names.map(
      (name) =>
        [
          name,
          context.sample(propertySchema(schema, name), inside(context, location, name, within)),
        ] as const,
    );
  } catch (error) {
    if (error instanceof SampleError && error.issue !== 'budget') return [];
    throw error;
  }
}

/** Properties of names of our own, where the schema describes those or asks for more than it declares. */
function addMore(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
  within: readonly string[],
  values: Map<string, unknown>,
): void {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const isMap = isDescribed(schema) && schema.properties === undefined;
  const shows =
    isMap && !context.requiredOnly && !context.budget.isTight(location.depth) && !isRecursive(schema, within);
  const requested = Math.max(minProperties, Math.min(shows ? 2 : 0, maxProperties));
  for (let i = 0; values.size < requested && i < requested * 4 + 8; i++) {
    const name = inventName(context, schema, location, i);
    if (values.has(name) || propertySchema(schema, name) === false) continue;
    values.set(name, context.sample(propertySchema(schema, name), inside(context, location, name, within)));
  }
  if (values.size < minProperties) {
    throw new SampleError('impossible', location.pointer, `no ${minProperties} properties were found for it`);
  }
}

/** Whether a schema says what properties that it does not name hold. */
function isDescribed({ additionalProperties, patternProperties = {} }: FlatSchema): boolean {
  return typeof additionalProperties === 'object' || Object.keys(patternProperties).length > 0;
}

function isRecursive({ additionalProperties: property }: FlatSchema, within: readonly string[]): boolean {
  return typeof property === 'object' && property.$ref !== undefined && within.includes(property.$ref);
}

function inventName(context: SampleContext, schema: FlatSchema, location: SampleLocation, i: number): string {
  const random = location.random.fork(`name ${i}`);
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(
    ([, property]) => property !== false,
  );
  const [source] = patterns.length === 0 ? [] : random.pick(patterns);
  const patterned = source && context.sampleFromPattern(source, { minLength: 1, maxLength: 100 }, random);
  if (patterned) return patterned;
  if (schema.propertyNames === undefined) return i < 8 ? plainWords(random, 1) : `property${i}`;
  const asText = mergeBoth({ type: ['string'] }, schema.propertyNames);
  const name = context.sample(asText, { ...location, name: '', random, depth: location.depth + 1 });
  return typeof name === 'string' ? name : `property${i}`;
}

function inside(
  context: SampleContext,
  location: SampleLocation,
  name: string,
  within: readonly string[],
): SampleLocation {
  return {
    pointer: `${location.pointer}/${pointerToken(name)}`,
    depth: location.depth + 1,
    name,
    owner: ownerName(context, location, within),
    isRepeated: location.isRepeated,
    within,
    random: location.random.fork(name),
  };
}

/** What an object is called where it stands, and what the contract calls its schema: `buyer Customer`. */
function ownerName(context: SampleContext, location: SampleLocation, within: readonly string[]): string {
  const [own] = within.slice(location.within.length);
  return own === undefined ? location.name : `${location.name} ${context.validators.normalizer.nameOf(own)}`;
}

function inDeclaredOrder({ properties = {} }: FlatSchema, values: ReadonlyMap<string, unknown>) {
  const declared = Object.keys(properties).filter((name) => values.has(name));
  return [...new Set([...declared, ...values.keys()])].map((name) => [name, values.get(name)] as const);
}
