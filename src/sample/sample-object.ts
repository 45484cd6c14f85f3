import { pointerToken } from '../openapi/reference.ts';
import type { Plain } from '../schema/json-schema.ts';
import { isHidden } from '../schema/read-write-only.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { both, propertySchema } from './flatten/merge-schemas.ts';
import { plainWords } from './heuristics/string-by-format.ts';
import type { Place, Run } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** An object with what is required and, where there is room, what else is declared. */
export function sampleObject(run: Run, { schema, within }: Flat, place: Place): Record<string, unknown> {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  run.budget.spendNodes(minProperties, place.pointer, place.depth);
  const required = withDependents(schema, schema.required ?? []);
  const optional = optionalNames(run, schema, place, within, new Set(required));
  const values = new Map<string, unknown>();
  for (const name of required)
    values.set(name, run.sample(propertySchema(schema, name), inside(run, place, name, within)));
  for (const name of optional) {
    const added = withDependents(schema, [name]).filter((other) => !values.has(other));
    if (values.size + added.length > maxProperties) continue;
    const sampled = sampleOptional(run, schema, place, within, added);
    for (const [other, value] of sampled) values.set(other, value);
  }
  addMore(run, schema, place, within, values);
  if (values.size > maxProperties) {
    throw new SampleError('impossible', place.pointer, `it requires more than ${maxProperties} properties`);
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
  run: Run,
  schema: FlatSchema,
  place: Place,
  within: readonly string[],
  required: ReadonlySet<string>,
): readonly string[] {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !required.has(name));
  const needed = (schema.minProperties ?? 0) - required.size;
  const wanted = properties.filter(([name, property]) =>
    isWanted(run, schema, place, within, name, property),
  );
  const spared = run.requiredOnly || run.budget.isTight(place.depth);
  return (spared ? wanted.slice(0, Math.max(0, needed)) : wanted).map(([name]) => name);
}

/** Whether an optional property may be shown: it travels this way, and does not go round in circles. */
function isWanted(
  run: Run,
  schema: FlatSchema,
  place: Place,
  within: readonly string[],
  name: string,
  property: Plain,
): boolean {
  const { view } = run.validators;
  if (property === false || isHidden(property, run.direction, view.target)) return false;
  if (Object.hasOwn(schema.dependentSchemas ?? {}, name)) return false;
  const refs = [property, ...itemsOf(property)].flatMap((part) =>
    typeof part === 'object' && part.$ref !== undefined ? [part.$ref] : [],
  );
  return !refs.some((ref) => within.includes(ref)) && run.endsWithin(property, place.depth > 8 ? 8 : 32);
}

function itemsOf(property: Plain): readonly Plain[] {
  return typeof property === 'object' && property.items !== undefined ? [property.items] : [];
}

/** Some optional properties together; none of them when one turns out to have no value. */
function sampleOptional(
  run: Run,
  schema: FlatSchema,
  place: Place,
  within: readonly string[],
  names: readonly string[],
): readonly (readonly [name: string, value: unknown])[] {
  try {
    return names.map(
      (name) => [name, run.sample(propertySchema(schema, name), inside(run, place, name, within))] as const,
    );
  } catch (error) {
    if (error instanceof SampleError && error.fault !== 'budget') return [];
    throw error;
  }
}

/** Properties of names of our own, where the schema describes those or asks for more than it declares. */
function addMore(
  run: Run,
  schema: FlatSchema,
  place: Place,
  within: readonly string[],
  values: Map<string, unknown>,
): void {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const isMap = isDescribed(schema) && schema.properties === undefined;
  const shows =
    isMap && !run.requiredOnly && !run.budget.isTight(place.depth) && !isRecursive(schema, within);
  const wanted = Math.max(minProperties, Math.min(shows ? 2 : 0, maxProperties));
  for (let i = 0; values.size < wanted && i < wanted * 4 + 8; i++) {
    const name = inventName(run, schema, place, i);
    if (values.has(name) || propertySchema(schema, name) === false) continue;
    values.set(name, run.sample(propertySchema(schema, name), inside(run, place, name, within)));
  }
  if (values.size < minProperties) {
    throw new SampleError('impossible', place.pointer, `no ${minProperties} properties were found for it`);
  }
}

/** Whether a schema says what properties that it does not name hold. */
function isDescribed({ additionalProperties, patternProperties = {} }: FlatSchema): boolean {
  return typeof additionalProperties === 'object' || Object.keys(patternProperties).length > 0;
}

function isRecursive({ additionalProperties: property }: FlatSchema, within: readonly string[]): boolean {
  return typeof property === 'object' && property.$ref !== undefined && within.includes(property.$ref);
}

function inventName(run: Run, schema: FlatSchema, place: Place, i: number): string {
  const dice = place.dice.fork(`name ${i}`);
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(
    ([, property]) => property !== false,
  );
  const [source] = patterns.length === 0 ? [] : dice.pick(patterns);
  const patterned = source && run.sampleFromPattern(source, { minLength: 1, maxLength: 100 }, dice);
  if (patterned) return patterned;
  if (schema.propertyNames === undefined) return i < 8 ? plainWords(dice, 1) : `property${i}`;
  const asText = both({ type: ['string'] }, schema.propertyNames);
  const name = run.sample(asText, { ...place, name: '', dice, depth: place.depth + 1 });
  return typeof name === 'string' ? name : `property${i}`;
}

function inside(run: Run, place: Place, name: string, within: readonly string[]): Place {
  return {
    pointer: `${place.pointer}/${pointerToken(name)}`,
    depth: place.depth + 1,
    name,
    owner: ownerName(run, place, within),
    isRepeated: place.isRepeated,
    within,
    dice: place.dice.fork(name),
  };
}

/** What an object is called where it stands, and what the contract calls its schema: `buyer Customer`. */
function ownerName(run: Run, place: Place, within: readonly string[]): string {
  const [own] = within.slice(place.within.length);
  return own === undefined ? place.name : `${place.name} ${run.validators.view.nameOf(own)}`;
}

function inDeclaredOrder({ properties = {} }: FlatSchema, values: ReadonlyMap<string, unknown>) {
  const declared = Object.keys(properties).filter((name) => values.has(name));
  return [...new Set([...declared, ...values.keys()])].map((name) => [name, values.get(name)] as const);
}
