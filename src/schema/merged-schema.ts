import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { follow, isReference } from '../openapi/reference.ts';
import { chooseVariant } from './choose-variant.ts';

/** One of several schemas of which a value fits one, and how a discriminator names it. */
export interface Variant {
  readonly schema: Schema;
  readonly tag?: { readonly property: string; readonly values: readonly string[] };
}

/** What a schema says of a value, its references and `allOf` parts brought together. */
export interface MergedSchema {
  /** The types it allows, `null` apart; empty when it does not say. */
  readonly types: ReadonlySet<string>;
  readonly isNullable: boolean;
  /** Every property that it names, those of its variants included. */
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  /** Whether an object may have a property of this name: a closed schema allows those alone that it names. */
  readonly allows: (name: string) => boolean;
  /** What properties that it does not name must be. */
  readonly additional?: Schema;
  readonly items?: Schema;
  readonly variants: readonly Variant[];
  /** The other keywords, such as `format` and `default`; of two parts that say the same one, the outer counts. */
  readonly keywords: Schema;
}

/**
 * Tells the shape of a schema. Given a value as well, it is the shape of the variants that the value is meant to
 * fit, not that of all of them.
 */
export type MergeSchema = (schema: Schema, value?: unknown) => MergedSchema;

/** Prepares the shapes of a document's schemas; each is made once, when it is first asked for. */
export function createSchemaMerger(document: OpenApiDocument): MergeSchema {
  const made = new WeakMap<object, MergedSchema>();
  const joined = new WeakMap<object, Map<Variant, Schema>>();

  function mergeSchema(schema: Schema, value?: unknown): MergedSchema {
    const known = made.get(schema) ?? make(schema);
    const variant = value === undefined ? undefined : chooseVariant(known.variants, value, mergeSchema);
    return variant === undefined ? known : mergeSchema(join(schema, known, variant), value);
  }

  function make(schema: Schema): MergedSchema {
    // A schema may offer itself as a variant, which says nothing: it is empty until it is made.
    made.set(schema, merge([], mergeSchema));
    const merged = merge(partsOf(document, schema, new Set()), mergeSchema);
    made.set(schema, merged);
    return merged;
  }

  function join(schema: Schema, merged: MergedSchema, variant: Variant): Schema {
    const ofSchema = joined.get(schema) ?? new Map<Variant, Schema>();
    joined.set(schema, ofSchema);
    const known = ofSchema.get(variant) ?? { allOf: [withoutVariants(document, schema), variant.schema] };
    ofSchema.set(variant, known);
    return merged.variants.length === 0 ? schema : known;
  }

  return mergeSchema;
}

/** The schema itself and all that it is made of, outermost first; a part that contains itself is told once. */
function partsOf(document: OpenApiDocument, schema: unknown, seen: Set<unknown>): readonly Schema[] {
  if (!isSchema(schema) || seen.has(schema)) return [];
  seen.add(schema);
  if (isReference(schema)) {
    const { $ref, ...beside } = schema as Schema & { $ref: string };
    return [...partsOf(document, beside, seen), ...partsOf(document, follow(document, $ref), seen)];
  }
  const { allOf, ...own } = schema;
  const parts = [...(Array.isArray(allOf) ? allOf : []), ...onlyVariant(own)];
  const rest = onlyVariant(own).length > 0 ? { ...withoutChoice(own), nullable: true } : own;
  return [rest, ...parts.flatMap((part) => partsOf(document, part, seen))];
}

/** `anyOf: [X, null]` offers no choice but that of null. */
function onlyVariant(part: Schema): readonly Schema[] {
  const variants = variantsOf(part).map(({ schema }) => schema);
  const others = variants.filter((schema) => !isNull(schema));
  return others.length === 1 && variants.length > 1 ? others : [];
}

function withoutChoice({ oneOf: _one, anyOf: _any, ...rest }: Schema): Schema {
  return rest;
}

/** A schema's parts as one, without what they offer a choice of. */
function withoutVariants(document: OpenApiDocument, schema: Schema): Schema {
  return { allOf: partsOf(document, schema, new Set()).map(withoutChoice) };
}

function merge(parts: readonly Schema[], mergeSchema: MergeSchema): MergedSchema {
  const choices = parts.flatMap(variantsOf);
  const variants = choices.filter((variant) => !isNull(variant.schema));
  const keywords = Object.fromEntries([...parts].reverse().flatMap((part) => Object.entries(part)));
  const items = parts.map((part) => part.items).find(isSchema);
  const additional = parts.map((part) => part.additionalProperties).find(isSchema);
  return {
    types: typesOf(parts, variants, mergeSchema),
    isNullable: choices.length > variants.length || parts.some(allowsNull),
    properties: propertiesOf(parts, variants, mergeSchema),
    required: new Set(parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []))),
    allows: allowance(parts),
    ...(additional && { additional }),
    ...(items && { items }),
    variants,
    keywords,
  };
}

function variantsOf(part: Schema): readonly Variant[] {
  const branches = [part.oneOf, part.anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const discriminator = isSchema(part.discriminator) ? part.discriminator : {};
  const { propertyName, mapping } = discriminator;
  return branches.filter(isSchema).map((schema) => {
    if (typeof propertyName !== 'string' || !isReference(schema)) return { schema };
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    const mapped = Object.entries(isSchema(mapping) ? mapping : {})
      .filter(([, target]) => target === schema.$ref || target === name)
      .map(([value]) => value);
    return { schema, tag: { property: propertyName, values: mapped.length > 0 ? mapped : [name] } };
  });
}

function typesOf(
  parts: readonly Schema[],
  variants: readonly Variant[],
  mergeSchema: MergeSchema,
): ReadonlySet<string> {
  const own = parts.flatMap((part) => [part.type].flat()).filter((type) => typeof type === 'string');
  const said = own.length > 0 ? own : variants.flatMap(({ schema }) => [...mergeSchema(schema).types]);
  const implied = parts.some((part) => part.properties !== undefined)
    ? ['object']
    : parts.some((part) => part.items !== undefined)
      ? ['array']
      : [];
  return new Set((said.length > 0 ? said : implied).filter((type) => type !== 'null'));
}

function propertiesOf(
  parts: readonly Schema[],
  variants: readonly Variant[],
  mergeSchema: MergeSchema,
): ReadonlyMap<string, Schema> {
  const declared = parts.flatMap((part) => Object.entries(isSchema(part.properties) ? part.properties : {}));
  const offered = variants.flatMap(({ schema }) => [...mergeSchema(schema).properties]);
  const properties = new Map<string, Schema>();
  for (const [name, schema] of declared) {
    const known = properties.get(name);
    if (!isSchema(schema) || known === schema) continue;
    properties.set(name, known === undefined ? schema : { allOf: [known, schema] });
  }
  for (const [name, schema] of offered) if (!properties.has(name)) properties.set(name, schema);
  return properties;
}

/** Every closed part must know a property; `unevaluatedProperties` looks at what the other parts know too. */
function allowance(parts: readonly Schema[]): (name: string) => boolean {
  const names = (part: Schema) => Object.keys(isSchema(part.properties) ? part.properties : {});
  const closed = parts
    .filter((part) => part.additionalProperties === false && part.patternProperties === undefined)
    .map((part) => new Set(names(part)));
  if (parts.some((part) => part.unevaluatedProperties === false)) closed.push(new Set(parts.flatMap(names)));
  return (name) => closed.every((known) => known.has(name));
}

function allowsNull(part: Schema): boolean {
  return part.nullable === true || (Array.isArray(part.type) && part.type.includes('null')) || isNull(part);
}

function isNull(schema: Schema): boolean {
  return schema.type === 'null' || schema.const === null;
}

/** Whether a node is a schema that can be read; `true` and `false` say nothing that matters here. */
export function isSchema(node: unknown): node is Schema {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
