import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference, pointerToken } from '../../openapi/reference.ts';
import type { JsonSchemaObject } from '../json-schema.ts';
import { withoutChoice } from './applicators.ts';
import { includedSchemas } from './composition.ts';
import { mappedSchemas, pinnedValues } from './read-discriminator.ts';
import { lastToken } from './schema-names.ts';

type Node = Readonly<Record<string, unknown>>;

/** The schemas that a base schema stands for, by their pointers, and the values that select each. */
export interface Subtypes {
  readonly propertyName: string;
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The pointer of the schema for all other values. */
  readonly fallback?: string;
}

/**
 * The subtypes of a base schema: those that its discriminator's mapping names and that include it by `allOf`, as TypeSpec,
 * .NET and Java write inheritance. The base itself is one of them for the other values that its property lists, and for
 * those that the mapping gives to what does not exist. Without a mapping they are the components that include it, each
 * selected by the values that it allows for the property, else by its name, and the base is what all others are.
 * @param pointer where the base schema is
 * @returns undefined for a schema that is no such base
 */
export function subtypesOf(document: OpenApiDocument, base: Node, pointer: string): Subtypes | undefined {
  const { discriminator, oneOf, anyOf } = withPartsDiscriminator(base);
  if (!isObject(discriminator) || oneOf !== undefined || anyOf !== undefined) return undefined;
  const { propertyName, mapping } = discriminator;
  if (typeof propertyName !== 'string') return undefined;
  if (!isObject(mapping) || Object.keys(mapping).length === 0)
    return namedSubtypes(document, base, pointer, propertyName);
  const subtypes = new Map<string, string[]>();
  const mapped = mappedSchemas(mapping, document);
  for (const [target, value] of mapped) {
    const isBase = follow(document, target) === base;
    if (!isBase && !includes(document, target, base)) continue;
    const subtype = isBase ? pointer : target;
    subtypes.set(subtype, [...(subtypes.get(subtype) ?? []), value]);
  }
  if ([...subtypes.keys()].every((target) => target === pointer)) return undefined;
  const known = new Set(mapped.map(([, value]) => value));
  const others = [...listedValues(base, propertyName), ...Object.keys(mapping)].filter(
    (value) => !known.has(value),
  );
  if (others.length > 0) subtypes.set(pointer, [...new Set([...(subtypes.get(pointer) ?? []), ...others])]);
  return { propertyName, values: subtypes };
}

/** What `withPartsDiscriminator` made of each schema: one object for one schema. */
const raised = new WeakMap<Node, Node>();

/**
 * A base schema whose discriminator stands beside its properties within an `allOf`, as generators write a base that
 * extends another one, with the discriminator as its own; any other schema as it is.
 */
export function withPartsDiscriminator(base: Node): Node {
  const { allOf, discriminator, oneOf, anyOf } = base;
  if (!Array.isArray(allOf) || [discriminator, oneOf, anyOf].some((each) => each !== undefined)) return base;
  const known = raised.get(base);
  if (known !== undefined) return known;
  const part = allOf.find(hasOnlyDiscriminator);
  const whole =
    part === undefined
      ? base
      : {
          ...base,
          discriminator: part.discriminator,
          allOf: allOf.map((each) => (each === part ? withoutChoice(part) : each)),
        };
  raised.set(base, whole);
  return whole;
}

/** Whether a part of an `allOf` has a discriminator, and neither branches nor a reference that it selects among. */
function hasOnlyDiscriminator(part: unknown): part is Node {
  if (!isObject(part) || isReference(part) || !isObject(part.discriminator)) return false;
  return part.oneOf === undefined && part.anyOf === undefined;
}

function namedSubtypes(
  document: OpenApiDocument,
  base: Node,
  pointer: string,
  propertyName: string,
): Subtypes | undefined {
  const children = includersIn(document).get(base) ?? [];
  if (children.length === 0) return undefined;
  const values = new Map(
    children.map((child) => [child, pinnedValues(document, child, propertyName) ?? [lastToken(child)]]),
  );
  return { propertyName, values: new Map([...values, [pointer, [lastToken(pointer)]]]), fallback: pointer };
}

/** The components that include each schema by `allOf`, found once per document. */
const includers = new WeakMap<OpenApiDocument, ReadonlyMap<unknown, readonly string[]>>();

function includersIn(document: OpenApiDocument): ReadonlyMap<unknown, readonly string[]> {
  const known = includers.get(document);
  if (known !== undefined) return known;
  const found = new Map<unknown, string[]>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (!isObject(schema) || isReference(schema)) continue;
    for (const { node } of includedSchemas(document, schema).included)
      found.set(node, [...(found.get(node) ?? []), `#/components/schemas/${pointerToken(name)}`]);
  }
  includers.set(document, found);
  return found;
}

function includes(document: OpenApiDocument, pointer: string, base: Node): boolean {
  const node = follow(document, pointer);
  return isObject(node) && includedSchemas(document, node).included.some((each) => each.node === base);
}

function listedValues({ properties }: Node, name: string): readonly string[] {
  const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const values = isObject(property) && Array.isArray(property.enum) ? property.enum : [];
  return values.filter((value) => typeof value === 'string');
}

/**
 * A base schema as the choice of its subtypes, of which the discriminator selects one; a schema without any as it is.
 * @param refTo the normalized reference for a subtype
 */
export function withSubtypes(
  base: JsonSchemaObject,
  subtypes: Subtypes | undefined,
  refTo: (pointer: string) => string,
): JsonSchemaObject {
  const [discriminator] = base['x-discriminator'] ?? [];
  if (discriminator === undefined || subtypes === undefined) return base;
  const values = new Map([...subtypes.values].map(([pointer, texts]) => [refTo(pointer), texts] as const));
  const anyOf = [...values.keys()].map(($ref) => ({ $ref }));
  const fallback = subtypes.fallback === undefined ? {} : { fallback: refTo(subtypes.fallback) };
  return { ...base, anyOf, 'x-discriminator': [{ ...discriminator, values, ...fallback }] };
}
