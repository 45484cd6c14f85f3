import { isObject } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { isListedValue, isOpaque, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { Steps } from '../../turns.ts';
import { admits, scalarFor, withoutSecrets } from './fitting-forms.ts';
import { isUsed, matchesOf, namesWithin, wrapperOf } from './placement.ts';
import { propertiesWithin, type SentValue, withoutGeneralNames } from './sent-values.ts';

/** What laying values over a body takes. */
export interface OverlayTools {
  readonly mergeSchema: MergeSchema;
  /** A generated value for a part of the body; `undefined` where there is none. */
  readonly sample: (schema: Schema, name: string) => unknown;
}

/** How deep values are laid over a body. */
const maxDepth = 8;

/**
 * A body with the values that were sent in place of its own, in steps: each goes to the property that has one of its names,
 * the outermost first, through objects that wrap what is meant. The result need not be valid: see `settle`.
 */
export function* overlay(
  tools: OverlayTools,
  schema: Schema,
  base: unknown,
  sent: readonly SentValue[],
  depth = 0,
): Steps<unknown> {
  if (depth > maxDepth || sent.length === 0) return base;
  if (Array.isArray(base)) {
    const { items } = tools.mergeSchema(schema, base);
    const parents = sent.filter(({ origin }) => origin === 'path').map(withoutGeneralNames);
    if (items === undefined) return base;
    return yield* eachOf(base, (row) => overlay(tools, items, row, parents, depth + 1));
  }
  if (isOpaque(tools.mergeSchema(schema, base))) return isObject(base) ? { ...base, ...allOf(sent) } : base;
  return isObject(base) ? yield* overlayObject(tools, schema, base, sent, depth) : base;
}

type Item = Readonly<Record<string, unknown>>;

/** What is made of each value of a list, one a step: a body may have a million, and each takes as long as a response. */
function* eachOf(
  values: readonly unknown[],
  make: (value: unknown, at: number) => Steps<unknown>,
): Steps<readonly unknown[]> {
  const made: unknown[] = [];
  for (const [at, value] of values.entries()) {
    made.push(yield* make(value, at));
    yield;
  }
  return made;
}

function* overlayObject(
  tools: OverlayTools,
  schema: Schema,
  base: Item,
  sent: readonly SentValue[],
  depth: number,
): Steps<Item> {
  const merged = variantOf(tools, schema, base, sent);
  const result = new Map(Object.entries(visibleOf(tools, schema, merged, base)));
  const [used, taken] = [new Set<SentValue>(), new Set<string>()];
  const matches = matchesOf(tools.mergeSchema, merged, sent);
  const paths = sent.filter(
    (each) => each.origin === 'path' && !matches.some((match) => match.sent === each),
  );
  for (const { property, schema: own, sent: each } of matches) {
    const beside = paths.map((path) => namesWithin(property, merged.properties.size, path));
    const place = { schema: own, base: result.get(property), name: property, depth, beside };
    const value = (yield* layFiles(tools, place, each)) ?? (yield* layValue(tools, place, each.value));
    if (value === undefined) continue;
    result.set(property, value);
    used.add(each);
    taken.add(property);
  }
  const left = sent.filter((each) => !isUsed(each, used));
  const inner = wrapperOf(tools.mergeSchema, merged, taken, left);
  if (inner !== undefined) {
    const value = result.get(inner.property) ?? tools.sample(inner.schema, inner.property);
    result.set(inner.property, yield* overlay(tools, inner.schema, value, inner.sent, depth + 1));
    return Object.fromEntries(result);
  }
  return yield* withMembers(tools, merged, Object.fromEntries(result), left, depth);
}

/** An object that is a map, with the members that were sent in place of those that it has; any other as it is. */
function* withMembers(
  tools: OverlayTools,
  { properties, additional, keywords }: MergedSchema,
  object: Item,
  left: readonly SentValue[],
  depth: number,
): Steps<Item> {
  const isMap = additional !== undefined || keywords.additionalProperties === true;
  const members = left.filter(
    ({ origin, within, property }) => origin === 'body' && within === undefined && !properties.has(property),
  );
  if (!isMap || members.length === 0) return object;
  const laid = new Map<string, unknown>();
  for (const { property, value } of members) {
    const place = { schema: additional ?? {}, base: undefined, name: property, depth, beside: [] };
    const member = yield* layValue(tools, place, value);
    if (member !== undefined) laid.set(property, member);
    yield;
  }
  const declared = Object.entries(object).filter(([name]) => properties.has(name));
  return Object.fromEntries([...declared, ...laid]);
}

/** The schema with the variant that the base is one of, or where what was sent does not fit that, the variant sent. */
function variantOf(
  tools: OverlayTools,
  schema: Schema,
  base: Item,
  sent: readonly SentValue[],
): MergedSchema {
  const { mergeSchema } = tools;
  const whole = mergeSchema(schema);
  const ofBase = mergeSchema(schema, base);
  if (whole.variants.length === 0) return ofBase;
  const laid = Object.fromEntries(
    matchesOf(tools.mergeSchema, whole, sent).map(({ property, sent: { value } }) => [property, value]),
  );
  const fitsBase = Object.entries(laid).every(([name, value]) => {
    const property = ofBase.properties.get(name);
    return property !== undefined && admits(mergeSchema(property, value), value);
  });
  return fitsBase ? ofBase : mergeSchema(schema, laid);
}

/** The properties of the base that this form of it has, without write-only ones, and those that it lacks. */
function visibleOf(tools: OverlayTools, schema: Schema, merged: MergedSchema, base: Item): Item {
  const { mergeSchema } = tools;
  const declared = mergeSchema(schema).properties;
  const own = Object.entries(base).filter(([name, value]) => {
    const property = merged.properties.get(name);
    if (property === undefined) return !declared.has(name) && merged.allows(name);
    const { keywords } = mergeSchema(property);
    return keywords.writeOnly !== true && isListedValue(mergeSchema(property, value), value);
  });
  const item = Object.fromEntries(own);
  const missing = [...merged.required].filter((name) => {
    const { keywords } = mergeSchema(merged.properties.get(name) ?? {});
    return !Object.hasOwn(item, name) && keywords.writeOnly !== true;
  });
  const filled = missing.map((name) => [name, tools.sample(merged.properties.get(name) ?? {}, name)]);
  return { ...item, ...Object.fromEntries(filled.filter(([, value]) => value !== undefined)) };
}

/** A sent value in the form that a schema has for it, its missing parts filled in; `undefined` where it has none. */
export function* layValue(tools: OverlayTools, place: Place, value: unknown): Steps<unknown> {
  const merged = tools.mergeSchema(place.schema, value);
  if (isObject(value)) return yield* layObject(tools, place, merged, value);
  if (Array.isArray(value)) return yield* layList(tools, place, merged, value);
  const scalar = scalarFor(merged, value);
  // One where responses show a list.
  const isOne = scalar === undefined && value !== null && merged.types.has('array');
  return isOne ? yield* layList(tools, place, merged, [value]) : scalar;
}

/** Where a value goes: the schema there, and the value of the base. */
interface Place {
  readonly schema: Schema;
  readonly base: unknown;
  /** The seed of what is generated there. */
  readonly name: string;
  readonly depth: number;
  /** Values of the path that may belong into it. */
  readonly beside: readonly SentValue[];
}

function* layObject(tools: OverlayTools, place: Place, merged: MergedSchema, value: Item): Steps<unknown> {
  const { schema, base, name, depth, beside } = place;
  if (isOpaque(merged)) return withoutSecrets(value);
  if (!merged.types.has('object') && merged.types.size > 0) return undefined;
  const around = isObject(base) ? base : tools.sample(schema, name);
  const sent = [...propertiesWithin(value), ...beside];
  return yield* overlay(tools, schema, isObject(around) ? around : {}, sent, depth + 1);
}

/** A list of objects of the files that were sent; `undefined` where those are shown in another way. */
function* layFiles(
  tools: OverlayTools,
  { schema, base, name, depth }: Place,
  { ofFiles }: SentValue,
): Steps<unknown> {
  const { items } = tools.mergeSchema(schema);
  if (ofFiles === undefined || items === undefined || tools.mergeSchema(items).properties.size === 0)
    return undefined;
  const rows: readonly unknown[] = Array.isArray(base) ? base : [];
  const made: unknown[] = [];
  for (const [i, facts] of ofFiles.entries()) {
    const row = rows[i] ?? tools.sample(items, `${name} ${i}`);
    made.push(yield* overlay(tools, items, row, facts, depth + 1));
    yield;
  }
  return made;
}

function* layList(
  tools: OverlayTools,
  place: Place,
  { items, types }: MergedSchema,
  values: readonly unknown[],
): Steps<unknown> {
  const { base, name, depth } = place;
  const [first] = values;
  // A list of one where responses show one: the other way round.
  if (!types.has('array') && types.size > 0)
    return values.length === 1 && !Array.isArray(first) ? yield* layValue(tools, place, first) : undefined;
  if (items === undefined) return withoutSecrets(values);
  const rows: readonly unknown[] = Array.isArray(base) ? base : [];
  return yield* eachOf(values, function* lay(value, i) {
    const place = { schema: items, base: rows[i], name: `${name} ${i}`, depth: depth + 1, beside: [] };
    return (yield* layValue(tools, place, value)) ?? value;
  });
}

/** Everything that was sent, by the names that it was sent with. */
function allOf(sent: readonly SentValue[]): Item {
  const whole = sent.filter(
    ({ origin, within, value }) =>
      origin !== 'query' && within === undefined && !(origin === 'file' && Array.isArray(value)),
  );
  return Object.fromEntries(
    [...whole].reverse().map(({ property, value }) => [property, withoutSecrets(value)]),
  );
}
