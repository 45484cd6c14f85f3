import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference, pointerToken } from '../../openapi/reference.ts';
import type { Discriminator } from '../json-schema.ts';
import { lastToken } from './schema-names.ts';

/**
 * The discriminator of a schema, in the form that a normalized one has; empty for a schema without.
 * @param refTo the normalized reference for a pointer
 */
export function readDiscriminator(
  node: Readonly<Record<string, unknown>>,
  document: OpenApiDocument,
  refTo: (pointer: string) => string,
): { 'x-discriminator'?: readonly [Discriminator] } {
  const declared = isObject(node.discriminator) ? node.discriminator : undefined;
  if (typeof declared?.propertyName !== 'string') return {};
  const branches = [node.oneOf, node.anyOf].flat().filter(isReference);
  const named = branches.map(({ $ref }) => [$ref, lastToken($ref)] as const);
  const pairs = [...named, ...mappedSchemas(declared.mapping, document)];
  const values = new Map(pairs.map(([pointer, value]) => [refTo(pointer), value]));
  return { 'x-discriminator': [{ propertyName: declared.propertyName, values }] };
}

/** A mapping names a schema by a reference or by its bare name. */
function mappedSchemas(
  mapping: unknown,
  document: OpenApiDocument,
): readonly (readonly [pointer: string, value: string])[] {
  return Object.entries(isObject(mapping) ? mapping : {}).flatMap(([value, target]) => {
    if (typeof target !== 'string') return [];
    const pointer = target.startsWith('#') ? target : `#/components/schemas/${pointerToken(target)}`;
    return isSchemaAt(document, pointer) ? [[pointer, value] as const] : [];
  });
}

function isSchemaAt(document: OpenApiDocument, pointer: string): boolean {
  try {
    return isObject(follow(document, pointer));
  } catch {
    // A mapping is free text: an entry that points to no schema has no effect.
    return false;
  }
}
