import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { follow, isReference } from '../openapi/reference.ts';
import { isSchema, type MergeSchema } from '../schema/merged-schema.ts';

/**
 * The schema behind references, single `allOf`s and choices between a schema and null: two references to one schema
 * have one identity.
 */
export function schemaIdentity(document: OpenApiDocument, schema: Schema): Schema {
  if (!repeatsOther(schema)) return schema;
  const seen = new Set<unknown>();
  let current: unknown = schema;
  while (isSchema(current) && !seen.has(current)) {
    seen.add(current);
    const only = isReference(current) ? follow(document, current.$ref) : onlyMember(current);
    if (only === undefined) return current;
    current = only;
  }
  return schema;
}

/** How many properties a schema has at least of which a copy can hardly be about something else. */
const propertiesOfCopies = 4;

/**
 * Creates the search for identities within a document, where copies of a schema that is written out in several places are
 * one schema too: of one with several properties, and of a composition, such as a component with one more property. Two
 * components are two things, although a `Country` and a `City` have the same properties.
 */
export function createIdentify(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
): (schema: Schema) => Schema {
  const known = new WeakMap<Schema, Schema>();
  const components = Object.values(document.components?.schemas ?? {}).filter(isSchema);
  const isComponent = new Set(components);
  const componentsOf = new Map<string, Schema[]>();
  for (const each of components.filter(mayHaveMembers))
    componentsOf.set(ownNames(each), [...(componentsOf.get(ownNames(each)) ?? []), each]);
  // Copies have the same properties: few other schemas have, and to write all out takes long.
  const byNames = new Map<string, Schema[]>();
  const texts = new Map<Schema, string>();
  const textOf = (schema: Schema) => {
    const text = texts.get(schema) ?? JSON.stringify(schema);
    texts.set(schema, text);
    return text;
  };
  return (schema) => {
    const found = known.get(schema);
    if (found !== undefined) return found;
    const identity = schemaIdentity(document, schema);
    const same = isComponent.has(identity) ? identity : originalOf(identity);
    known.set(schema, same);
    return same;
  };

  function originalOf(schema: Schema): Schema {
    const { properties } = mergeSchema(schema);
    if (properties.size < propertiesOfCopies && !isComposition(schema)) return schema;
    const [only, another] = (componentsOf.get(ownNames(schema)) ?? []).filter((each) => isCopy(each, schema));
    return only !== undefined && another === undefined
      ? only
      : firstCopy(schema, [...properties.keys()].join());
  }

  function firstCopy(identity: Schema, names: string): Schema {
    const alike = byNames.get(names) ?? [];
    const first = alike.find((each) => isCopy(each, identity));
    if (first === undefined) byNames.set(names, [...alike, identity]);
    return first ?? identity;
  }

  function isCopy(a: Schema, b: Schema): boolean {
    return a === b || textOf(a) === textOf(b);
  }
}

function mayHaveMembers({ properties, allOf }: Schema): boolean {
  return properties !== undefined || allOf !== undefined;
}

/** The names of the properties that a schema itself has, as a text. */
function ownNames({ properties }: Schema): string {
  return Object.keys(properties ?? {}).join();
}

/** Whether a schema is composed of components, so that a copy of it can hardly be about something else. */
function isComposition({ allOf }: Schema): boolean {
  return Array.isArray(allOf) && allOf.some(isReference);
}

/** Whether a schema may only repeat another, as few do: a list of what was seen on the way would be made for each. */
function repeatsOther(schema: Schema): boolean {
  return isReference(schema) || onlyMember(schema) !== undefined;
}

/** The schema that another only repeats or makes nullable. */
function onlyMember({ allOf, anyOf, oneOf, properties }: Schema): unknown {
  // Most schemas include no other, and each is asked for many times.
  if (properties !== undefined || (allOf ?? anyOf ?? oneOf) === undefined) return undefined;
  const [list, ...others] = [allOf, anyOf, oneOf].filter((each) => Array.isArray(each));
  const [only, ...rest] = others.length > 0 || list === undefined ? [] : list.filter((each) => !isNull(each));
  return rest.length === 0 ? only : undefined;
}

function isNull(schema: unknown): boolean {
  return isSchema(schema) && (schema.type === 'null' || schema.const === null);
}
