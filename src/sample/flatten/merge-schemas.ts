import { compilePattern } from '../../pattern/compile-pattern.ts';
import { leastCommonMultiple } from '../../schema/decimal.ts';
import { isDeepEqual } from '../../schema/deep-equal.ts';
import type { JsonSchema, TypeName } from '../../schema/json-schema.ts';
import type { FlatPart, FlatSchema } from './flat-schema.ts';

/** Two parts as one that satisfies both; absent when they contradict each other, or when one of them is absent. */
export function mergeFlatParts(a: FlatPart | undefined, b: FlatPart | undefined): FlatPart | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (isEmptyPart(a)) return b;
  if (isEmptyPart(b)) return a;
  const schema = a.schema === b.schema ? a.schema : mergeSchemas(a.schema, b.schema);
  if (schema === undefined || requiresForbidden(schema)) return undefined;
  return { schema, within: [...new Set([...a.within, ...b.within])] };
}

function isEmptyPart({ schema, within }: FlatPart): boolean {
  return within.length === 0 && Object.keys(schema).length === 0;
}

/** Whether a schema requires a property that it allows no value for. */
function requiresForbidden(schema: FlatSchema): boolean {
  return (schema.required ?? []).some((name) => propertySchema(schema, name) === false);
}

/** A schema that requires what two schemas require; absent when their keywords contradict each other. */
function mergeSchemas(a: FlatSchema, b: FlatSchema): FlatSchema | undefined {
  const type = commonTypes(a.type, b.type);
  const values = commonValues(a.enum, b.enum);
  if (type?.length === 0 || values?.length === 0) return undefined;
  const merged: FlatSchema = {
    ...a,
    ...withoutUndefined({
      ...strictest(a, b),
      ...annotations(a, b),
      type,
      enum: values,
      format: a.format ?? b.format,
      patterns: joined(a.patterns, b.patterns),
      multipleOf: eitherOr(a.multipleOf, b.multipleOf, leastCommonMultiple),
      not: eitherOr(a.not, b.not, (x, y) => ({ anyOf: [x, y] })),
      ...arrayKeywords(a, b),
      ...objectKeywords(a, b),
    }),
  };
  return isEmptyRange(merged) ? undefined : merged;
}

/** The schema of a property by its name: from `properties`, `patternProperties` or `additionalProperties`. */
export function propertySchema(schema: FlatSchema, name: string): JsonSchema {
  const own = schema.properties;
  const named = own !== undefined && Object.hasOwn(own, name) ? own[name] : undefined;
  const patterned = Object.entries(schema.patternProperties ?? {})
    .filter(([source]) => compilePattern(source)?.test(name))
    .map(([, property]) => property);
  const declared = [...(named === undefined ? [] : [named]), ...patterned];
  return declared.length === 0 ? (schema.additionalProperties ?? true) : declared.reduce(mergeBoth);
}

/** A schema that requires what both schemas require. */
export function mergeBoth(a: JsonSchema, b: JsonSchema): JsonSchema {
  if (a === true || a === b) return b;
  if (b === true) return a;
  return a === false || b === false ? false : { allOf: [a, b] };
}

/** The types that both allow; absent when neither restricts them. */
export function commonTypes(
  a: readonly TypeName[] | undefined,
  b: readonly TypeName[] | undefined,
): readonly TypeName[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const narrow = (x: TypeName, others: readonly TypeName[]) =>
    others.includes(x) || (x === 'integer' && others.includes('number'));
  return [...new Set([...a.filter((x) => narrow(x, b)), ...b.filter((x) => narrow(x, a))])];
}

function commonValues(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined) {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter((x) => b.some((y) => isDeepEqual(x, y)));
}

const lowerBounds = [
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
  'minContains',
] as const;

const upperBounds = [
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'maxContains',
] as const;

function strictest(a: FlatSchema, b: FlatSchema) {
  const isSet = (bound: keyof FlatSchema) => a[bound] !== undefined || b[bound] !== undefined;
  return Object.fromEntries([
    ...lowerBounds.filter(isSet).map((bound) => [bound, eitherOr(a[bound], b[bound], Math.max)] as const),
    ...upperBounds.filter(isSet).map((bound) => [bound, eitherOr(a[bound], b[bound], Math.min)] as const),
  ]);
}

function isEmptyRange(schema: FlatSchema): boolean {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  const { minLength = 0, maxLength = Infinity, minItems = 0, maxItems = Infinity } = schema;
  return minimum > maximum || minLength > maxLength || minItems > maxItems;
}

/** The outer schema's annotations take precedence over those of the schemas that it includes. */
function annotations(a: FlatSchema, b: FlatSchema) {
  return {
    default: a.default ?? b.default,
    examples: joined(a.examples, b.examples),
    'x-faker': a['x-faker'] ?? b['x-faker'],
    readOnly: eitherOr(a.readOnly, b.readOnly, (x, y) => x || y),
    writeOnly: eitherOr(a.writeOnly, b.writeOnly, (x, y) => x || y),
    contentEncoding: a.contentEncoding ?? b.contentEncoding,
    contentMediaType: a.contentMediaType ?? b.contentMediaType,
    contentSchema: a.contentSchema ?? b.contentSchema,
  };
}

function arrayKeywords(a: FlatSchema, b: FlatSchema) {
  const length = Math.max(a.prefixItems?.length ?? 0, b.prefixItems?.length ?? 0);
  const at = (schema: FlatSchema, i: number) => schema.prefixItems?.[i] ?? schema.items ?? true;
  return {
    uniqueItems: eitherOr(a.uniqueItems, b.uniqueItems, (x, y) => x || y),
    items: eitherOr(a.items, b.items, mergeBoth),
    contains: eitherOr(a.contains, b.contains, mergeBoth),
    prefixItems: length === 0 ? undefined : Array.from({ length }, (_, i) => mergeBoth(at(a, i), at(b, i))),
  };
}

function objectKeywords(a: FlatSchema, b: FlatSchema) {
  const names = new Set([...Object.keys(a.properties ?? {}), ...Object.keys(b.properties ?? {})]);
  const properties = [...names].map((name) => [
    name,
    mergeBoth(propertySchema(a, name), propertySchema(b, name)),
  ]);
  return {
    properties: names.size === 0 ? undefined : Object.fromEntries(properties),
    patternProperties: joinedMaps(a.patternProperties, b.patternProperties, mergeBoth),
    additionalProperties: eitherOr(a.additionalProperties, b.additionalProperties, mergeBoth),
    propertyNames: eitherOr(a.propertyNames, b.propertyNames, mergeBoth),
    required: joined(a.required, b.required),
    dependentRequired: joinedMaps(a.dependentRequired, b.dependentRequired, (x, y) => [...x, ...y]),
    dependentSchemas: joinedMaps(a.dependentSchemas, b.dependentSchemas, mergeBoth),
  };
}

function eitherOr<T>(a: T | undefined, b: T | undefined, join: (a: T, b: T) => T): T | undefined {
  return a === undefined || b === undefined ? (a ?? b) : join(a, b);
}

function joined<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined {
  return eitherOr(a, b, (x, y) => [...new Set([...x, ...y])]);
}

type Named<T> = Readonly<Record<string, T>>;

function joinedMaps<T>(a: Named<T> | undefined, b: Named<T> | undefined, join: (a: T, b: T) => T) {
  if (a === undefined || b === undefined) return a ?? b;
  const shared = Object.entries(b).map(([name, value]) => {
    const other = Object.hasOwn(a, name) ? a[name] : undefined;
    return [name, other === undefined ? value : join(other, value)] as const;
  });
  return Object.fromEntries([...Object.entries(a), ...shared]);
}

/** Drops the keys whose value is undefined, as `exactOptionalPropertyTypes` requires. */
function withoutUndefined<T extends object>(schema: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
