import { isObject } from '../../json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference, pointerToken } from '../../openapi/reference.ts';
import type { Discriminator } from '../json-schema.ts';
import { includedSchemas } from './composition.ts';
import { lastToken } from './schema-names.ts';

/**
 * The discriminator of a schema, in the form that a normalized one has; empty for a schema without. A branch is selected
 * by the values that the mapping gives it, else by those that it allows for the property itself, else by its name.
 * @param refTo the normalized reference for a pointer
 */
export function readDiscriminator(
  node: Readonly<Record<string, unknown>>,
  document: OpenApiDocument,
  refTo: (pointer: string) => string,
): { 'x-discriminator'?: readonly [Discriminator] } {
  const declared = isObject(node.discriminator) ? node.discriminator : undefined;
  if (typeof declared?.propertyName !== 'string') return {};
  const { propertyName } = declared;
  const values = new Map<string, readonly string[]>();
  for (const [pointer, value] of mappedSchemas(declared.mapping, document)) {
    const ref = refTo(pointer);
    values.set(ref, [...(values.get(ref) ?? []), value]);
  }
  for (const { $ref } of [node.oneOf, node.anyOf].flat().filter(isReference)) {
    const ref = refTo($ref);
    if (!values.has(ref)) values.set(ref, pinnedValues(document, $ref, propertyName) ?? [lastToken($ref)]);
  }
  const [fallback] = mappedSchemas({ other: declared.defaultMapping }, document).map(([pointer]) =>
    refTo(pointer),
  );
  return { 'x-discriminator': [{ propertyName, values, ...(fallback !== undefined && { fallback }) }] };
}

/** The texts that a branch allows for a property, by an `enum` or a `const`; undefined where it allows any. */
export function pinnedValues(
  document: OpenApiDocument,
  pointer: string,
  name: string,
): readonly string[] | undefined {
  if (!isSchemaAt(document, pointer)) return undefined;
  for (const { node } of includedSchemas(document, { $ref: pointer }).included) {
    const property =
      isObject(node.properties) && Object.hasOwn(node.properties, name) && node.properties[name];
    if (!isObject(property)) continue;
    const parts = [property, ...includedSchemas(document, property).included.map((each) => each.node)];
    const lists = parts.flatMap((part) => [
      ...('const' in part ? [[part.const]] : []),
      ...(Array.isArray(part.enum) ? [part.enum] : []),
    ]);
    const texts = lists[0]?.filter((value) => typeof value === 'string');
    if (texts !== undefined && texts.length > 0) return texts;
  }
  return undefined;
}

/** The schemas of a mapping, each with the value that selects it. One is named by a reference or by its bare name. */
export function mappedSchemas(
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
