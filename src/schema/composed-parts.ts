import type { JsonSchema } from './json-schema.ts';

/**
 * A schema and every schema that it refers to or is composed of, whatever the keyword: all say something of the same value.
 * @param target resolves the references of the schemas
 */
export function composedParts(
  schema: JsonSchema,
  target: (ref: string) => JsonSchema,
): readonly JsonSchema[] {
  const parts = new Set<JsonSchema>();
  const visit = (part: JsonSchema) => {
    if (parts.has(part)) return;
    parts.add(part);
    if (typeof part === 'boolean') return;
    if (part.$ref !== undefined) visit(target(part.$ref));
    for (const inner of [part.allOf, part.anyOf, part.oneOf].flat()) if (inner !== undefined) visit(inner);
  };
  visit(schema);
  return [...parts];
}
