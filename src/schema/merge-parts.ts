import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { follow, isReference } from '../openapi/reference.ts';
import { withoutContradiction } from './contradicted-keyword.ts';
import { convertScalar } from './convert-scalar.ts';
import { intersectSchemas } from './intersect-schemas.ts';
import {
  fitsType,
  isListedValue,
  isSchema,
  type MergedSchema,
  type MergeSchema,
  type Variant,
} from './merged-schema.ts';
import { subtypesOf } from './normalize/inheritance.ts';

/**
 * The schema itself and every schema that it includes by `$ref`, by `allOf` or as the only non-null branch of a choice,
 * outermost first. A part that includes itself is listed once.
 */
export function conjunctParts(
  document: OpenApiDocument,
  schema: unknown,
  seen: Set<unknown> = new Set(),
): readonly Schema[] {
  if (!isSchema(schema) || seen.has(schema)) return [];
  seen.add(schema);
  if (isReference(schema)) {
    const { $ref, ...beside } = schema as Schema & { $ref: string };
    return [
      ...conjunctParts(document, beside, seen),
      ...conjunctParts(document, follow(document, $ref), seen),
    ];
  }
  if (isWhole(schema)) return [withoutContradiction(schema)];
  const { allOf, ...own } = withSubtypes(document, schema, seen);
  const parts = [
    ...(Array.isArray(allOf) ? allOf : []),
    ...onlyVariant(own),
    ...misplacedItem(document, own),
  ];
  const only = withoutContradiction(own);
  const rest = onlyVariant(own).length > 0 ? { ...withoutChoice(only), nullable: true } : only;
  return [rest, ...parts.flatMap((part) => conjunctParts(document, part, seen))];
}

/** Whether a schema includes no other, as most do. */
function isWhole({ allOf, oneOf, anyOf, discriminator, type, items }: Schema): boolean {
  const isComposed = allOf !== undefined || oneOf !== undefined || anyOf !== undefined;
  return !isComposed && discriminator === undefined && (type !== 'object' || items === undefined);
}

/**
 * A base that stands for its subtypes is a choice of them, unless one of them includes it: `seen` has that then. The base
 * itself is the variant for all other values.
 */
function withSubtypes(document: OpenApiDocument, base: Schema, seen: ReadonlySet<unknown>): Schema {
  const itself = '';
  const subtypes = subtypesOf(document, base, itself);
  if (subtypes === undefined) return base;
  const { propertyName, values, fallback } = subtypes;
  const pointers = [...values.keys()].filter((pointer) => pointer !== itself);
  if (pointers.some((pointer) => seen.has(follow(document, pointer)))) return base;
  const { discriminator, additionalProperties: _closing, ...open } = base;
  const { allOf: _included, ...own } = open;
  const others =
    fallback === undefined ? { properties: { [propertyName]: { enum: values.get(itself) } } } : own;
  const variants = [...(values.has(itself) ? [others] : []), ...pointers.map(($ref) => ({ $ref }))];
  return { ...open, discriminator, anyOf: variants };
}

/** `{type: object, items: X}` restricts nothing by the letter, and is how some contracts write an object that is an X. */
function misplacedItem(document: OpenApiDocument, { type, items, properties }: Schema): readonly Schema[] {
  if (type !== 'object' || properties !== undefined || !isSchema(items)) return [];
  const item = isReference(items) ? follow(document, items.$ref) : items;
  return isSchema(item) && isSchema(item.properties) ? [items] : [];
}

/** `anyOf: [X, null]` is no choice, only X made nullable. */
function onlyVariant(part: Schema): readonly Schema[] {
  const variants = variantsOf(part).map(({ schema }) => schema);
  const others = variants.filter((schema) => !isNull(schema));
  return others.length === 1 && variants.length > 1 ? others : [];
}

function withoutChoice({ oneOf: _one, anyOf: _any, ...rest }: Schema): Schema {
  return rest;
}

/** The schema with all that it includes, without its variants. */
export function withoutVariants(document: OpenApiDocument, schema: Schema): Schema {
  return { allOf: conjunctParts(document, schema).map(withoutChoice) };
}

/**
 * Merges parts that a value must all match.
 * @param mergeSchema merges the variants, whose types and properties count as declared
 */
export function mergeParts(parts: readonly Schema[], mergeSchema: MergeSchema): MergedSchema {
  const choices = parts.some(hasChoice) ? parts.flatMap((part) => variantsOf(part, mergeSchema)) : none;
  const variants = choices.length === 0 ? none : choices.filter((variant) => !isNull(variant.schema));
  const keywords = parts.length > 1 ? { ...keywordsOf(parts), ...commonValues(parts) } : (parts[0] ?? {});
  const items = intersectSchemas(parts.map((part) => part.items));
  const additional = intersectSchemas(parts.map((part) => part.additionalProperties));
  const types = typesOf(parts, variants, mergeSchema);
  const mayBeList = types.size === 0 || types.has('array');
  const required = requiredOf(parts);
  const allows = allowance(parts);
  const declared = propertiesOf(parts, variants, mergeSchema);
  const merged: MergedSchema = {
    types,
    isNullable:
      !parts.some(refusesNull) &&
      (choices.length > variants.length ||
        parts.some(allowsNull) ||
        variants.some(({ schema }) => mergeSchema(schema).isNullable)),
    properties: withRequired(declared, { required, allows, additional }),
    required,
    allows,
    ...(additional && { additional }),
    ...(items && mayBeList && { items }),
    variants,
    keywords,
  };
  return keywords.default === undefined ? merged : { ...merged, keywords: withUsableDefault(merged) };
}

/** Most schemas of a large contract describe a value without parts, choices or properties: they share what they lack. */
const none: readonly Variant[] = [];
const noNames: ReadonlySet<string> = new Set();
const noProperties: ReadonlyMap<string, Schema> = new Map();
const allowsAll = () => true;

function hasChoice({ oneOf, anyOf }: Schema): boolean {
  return oneOf !== undefined || anyOf !== undefined;
}

function requiredOf(parts: readonly Schema[]): ReadonlySet<string> {
  if (parts.every((part) => part.required === undefined)) return noNames;
  return new Set(parts.flatMap((part) => (Array.isArray(part.required) ? part.required : [])));
}

/** The keywords of several parts; where two have the same one, the outer part wins. */
function keywordsOf(parts: readonly Schema[]): Schema {
  return Object.fromEntries([...parts].reverse().flatMap((part) => Object.entries(part)));
}

/** The keywords with a default that the schema admits: contracts write `default: "false"` for a boolean. */
function withUsableDefault(merged: MergedSchema): Schema {
  const { default: written, ...others } = merged.keywords;
  const usable = [written, convertScalar(merged.types, written)].find(
    (value) => value !== undefined && fitsType(merged, value) && isListedValue(merged, value),
  );
  return usable === undefined ? others : { ...others, default: usable };
}

/** @param mergeSchema without it, the values that variants allow for the discriminator's property are not looked at */
function variantsOf(part: Schema, mergeSchema?: MergeSchema): readonly Variant[] {
  if (!hasChoice(part)) return none;
  const branches = [part.oneOf, part.anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const discriminator = isSchema(part.discriminator) ? part.discriminator : {};
  const { propertyName, mapping } = discriminator;
  const isShared = part.oneOf === undefined && propertyName === undefined;
  return branches.filter(isSchema).map((schema) => {
    if (typeof propertyName !== 'string' || !isReference(schema))
      return { schema, ...(isShared && { isShared }) };
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    const mapped = Object.entries(isSchema(mapping) ? mapping : {})
      .filter(([, target]) => target === schema.$ref || target === name)
      .map(([value]) => value);
    const pinned = mapped.length > 0 ? [] : pinnedValues(schema, propertyName, mergeSchema);
    const values = [mapped, pinned].find((each) => each.length > 0) ?? [name];
    return { schema, tag: { property: propertyName, values } };
  });
}

function pinnedValues(schema: Schema, name: string, mergeSchema: MergeSchema | undefined): readonly string[] {
  const property = mergeSchema?.(schema).properties.get(name);
  if (property === undefined || mergeSchema === undefined) return [];
  const { enum: values, const: only } = mergeSchema(property).keywords;
  return [Array.isArray(values) ? values : [only]].flat().filter((value) => typeof value === 'string');
}

/** The values that all parts allow, where two of them list any: `const` beside `enum`, one `enum` within another. */
function commonValues(parts: readonly Schema[]): Schema {
  const lists: readonly (readonly unknown[])[] = parts.flatMap((part) => [
    ...(part.const === undefined ? [] : [[part.const]]),
    ...(Array.isArray(part.enum) ? [part.enum] : []),
  ]);
  if (lists.length < 2) return {};
  const common = lists[0]?.filter((value) => lists.every((list) => list.includes(value)));
  return common?.length ? { enum: common } : {};
}

function typesOf(
  parts: readonly Schema[],
  variants: readonly Variant[],
  mergeSchema: MergeSchema,
): ReadonlySet<string> {
  const types = declaredTypes(parts);
  if (types.size === 0) {
    for (const { schema } of variants) for (const type of mergeSchema(schema).types) types.add(type);
  }
  if (types.size === 0) {
    if (parts.some((part) => part.properties !== undefined)) types.add('object');
    else if (parts.some((part) => part.items !== undefined)) types.add('array');
  }
  types.delete('null');
  return types;
}

function declaredTypes(parts: readonly Schema[]): Set<string> {
  const types = new Set<string>();
  for (const { type } of parts) {
    for (const each of Array.isArray(type) ? type : [type]) if (typeof each === 'string') types.add(each);
  }
  return types;
}

function propertiesOf(
  parts: readonly Schema[],
  variants: readonly Variant[],
  mergeSchema: MergeSchema,
): ReadonlyMap<string, Schema> {
  if (variants.length === 0 && parts.every((part) => part.properties === undefined)) return noProperties;
  const own = parts.flatMap((part) => Object.entries(isSchema(part.properties) ? part.properties : {}));
  const ofVariants = variants.flatMap(({ schema }) => [...mergeSchema(schema).properties]);
  const properties = new Map<string, Schema>();
  for (const [name, schema] of own) {
    const known = properties.get(name);
    const both = known === undefined ? schema : intersectSchemas([known, schema]);
    if (isSchema(both)) properties.set(name, both);
  }
  for (const [name, schema] of ofVariants) if (!properties.has(name)) properties.set(name, schema);
  return properties;
}

/** Properties that an object must have and does not describe, as a post with an `_id` that requires its `id`. */
function withRequired(
  properties: MergedSchema['properties'],
  {
    required,
    allows,
    additional = {},
  }: Pick<MergedSchema, 'required' | 'allows'> & { additional?: Schema | undefined },
): MergedSchema['properties'] {
  if (properties.size === 0) return properties;
  const missing = [...required].filter((name) => !properties.has(name) && allows(name));
  if (missing.length === 0) return properties;
  return new Map([...properties, ...missing.map((name): [string, Schema] => [name, additional])]);
}

/** A closed part closes the whole: a property that any part declares is allowed. A base is open to its subtypes. */
function allowance(parts: readonly Schema[]): (name: string) => boolean {
  const isOpen = parts.some(({ patternProperties }) => patternProperties !== undefined);
  const isClosed = parts.some(
    (part) => part.unevaluatedProperties === false || (part.additionalProperties === false && !isBase(part)),
  );
  if (!isClosed || isOpen) return allowsAll;
  const names = new Set(
    parts.flatMap(({ properties }) => Object.keys(isSchema(properties) ? properties : {})),
  );
  return (name) => names.has(name);
}

function isBase({ discriminator, oneOf, anyOf }: Schema): boolean {
  return isSchema(discriminator) && oneOf === undefined && anyOf === undefined;
}

function allowsNull(part: Schema): boolean {
  return part.nullable === true || (Array.isArray(part.type) && part.type.includes('null')) || isNull(part);
}

/** Whether a part says nothing but that there is no null: `allOf: [X, {nullable: false}]`, where X allows it. */
function refusesNull(part: Schema): boolean {
  return part.nullable === false && Object.keys(part).length === 1;
}

function isNull(schema: Schema): boolean {
  return schema.type === 'null' || schema.const === null;
}
