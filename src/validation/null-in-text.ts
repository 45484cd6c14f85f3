import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';

/**
 * A schema whose choices take only the empty text for null. Ajv looks at every branch of a choice where it collects what is
 * evaluated, and `type: 'null'` converts false and 0 as well: the `false` of `anyOf: [boolean, null]`, which FastAPI writes
 * for each optional parameter, would become null after it was a boolean.
 * @param schema one that converts texts
 */
export function withNullOfEmptyText(schema: JsonSchemaObject): JsonSchemaObject {
  const { anyOf, oneOf } = schema;
  if (![...(anyOf ?? []), ...(oneOf ?? [])].some(isNull)) return schema;
  return {
    ...schema,
    ...(anyOf && { anyOf: anyOf.map(nullOfEmptyText) }),
    ...(oneOf && { oneOf: oneOf.map(nullOfEmptyText) }),
  };
}

function nullOfEmptyText(branch: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  return isNull(branch) ? { if: { const: '' }, then: branch, else: false } : branch;
}

function isNull(branch: JsonSchema): boolean {
  return typeof branch !== 'boolean' && branch.type?.length === 1 && branch.type[0] === 'null';
}
