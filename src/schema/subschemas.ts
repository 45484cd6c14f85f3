import type { JsonSchema, JsonSchemaObject } from './json-schema.ts';

/** The keywords with one schema. */
const single = [
  'not',
  'if',
  'then',
  'else',
  'items',
  'contains',
  'propertyNames',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
] as const;

/** The keywords with a list of schemas. */
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;

/** The keywords with schemas by name. */
const maps = ['properties', 'patternProperties', 'dependentSchemas'] as const;

/** The schemas directly within a schema; those behind its `$ref` are not among them. */
export function subschemasOf(schema: JsonSchemaObject): readonly JsonSchema[] {
  return [
    ...single.map((keyword) => schema[keyword]),
    ...lists.flatMap((keyword) => schema[keyword] ?? []),
    ...maps.flatMap((keyword) => Object.values(schema[keyword] ?? {})),
  ].filter((inner) => inner !== undefined);
}

/**
 * A copy of a schema with every schema directly within it replaced.
 * @param replace its second argument is the keyword that the schema is in
 */
export function mapSubschemas<T>(
  schema: JsonSchemaObject,
  replace: (inner: JsonSchema, keyword: keyof JsonSchemaObject) => T,
): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...schema };
  for (const keyword of single) {
    const inner = schema[keyword];
    if (inner !== undefined) copy[keyword] = replace(inner, keyword);
  }
  for (const keyword of lists) {
    const inner = schema[keyword];
    if (inner !== undefined) copy[keyword] = inner.map((one) => replace(one, keyword));
  }
  for (const keyword of maps) {
    const inner = schema[keyword];
    if (inner === undefined) continue;
    const entries = Object.entries(inner).map(([name, one]) => [name, replace(one, keyword)] as const);
    copy[keyword] = Object.fromEntries(entries);
  }
  return copy;
}
