import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow } from '../../openapi/reference.ts';
import type { JsonSchemaObject } from '../json-schema.ts';
import { includedSchemas } from './composition.ts';
import { mappedSchemas } from './read-discriminator.ts';

type Node = Readonly<Record<string, unknown>>;

/** The schemas that a base schema stands for, by their pointers, and the values that select each. */
type Subtypes = ReadonlyMap<string, readonly string[]>;

/**
 * The subtypes of a base schema: those that its discriminator's mapping names and that include it by `allOf`, as TypeSpec,
 * .NET and Java write inheritance. The base itself is one of them for the other values that its property lists.
 * @param pointer where the base schema is
 * @returns undefined for a schema that is no such base
 */
export function subtypesOf(document: OpenApiDocument, base: Node, pointer: string): Subtypes | undefined {
  const { discriminator, oneOf, anyOf } = base;
  if (!isObject(discriminator) || oneOf !== undefined || anyOf !== undefined) return undefined;
  if (typeof discriminator.propertyName !== 'string') return undefined;
  const subtypes = new Map<string, string[]>();
  for (const [target, value] of mappedSchemas(discriminator.mapping, document)) {
    if (target !== pointer && !includes(document, target, base)) continue;
    subtypes.set(target, [...(subtypes.get(target) ?? []), value]);
  }
  if ([...subtypes.keys()].every((target) => target === pointer)) return undefined;
  const mapped = new Set([...subtypes.values()].flat());
  const others = listedValues(base, discriminator.propertyName).filter((value) => !mapped.has(value));
  if (others.length > 0) subtypes.set(pointer, [...(subtypes.get(pointer) ?? []), ...others]);
  return subtypes;
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
  const values = new Map([...subtypes].map(([pointer, texts]) => [refTo(pointer), texts] as const));
  const anyOf = [...values.keys()].map(($ref) => ({ $ref }));
  return { ...base, anyOf, 'x-discriminator': [{ ...discriminator, values }] };
}
