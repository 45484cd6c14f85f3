import type { JsonSchema, JsonSchemaObject } from '../json-schema.ts';

/** The keywords that restrict no number. */
const unrestricting: ReadonlySet<string> = new Set(['type', 'format', 'examples', 'default']);

/**
 * A schema without the branches of its `oneOf` that no value can be of alone: each integer is a number too, so that
 * `oneOf: [integer, number]` refuses every integer, which nobody means. What the other branches allow stays as it is.
 */
export function withoutContainedBranches(schema: JsonSchemaObject): JsonSchemaObject {
  const { oneOf } = schema;
  if (oneOf === undefined || !oneOf.some(isAnyNumber)) return schema;
  return { ...schema, oneOf: oneOf.filter((branch) => !isInteger(branch)) };
}

function isAnyNumber(branch: JsonSchema): boolean {
  return typeOf(branch) === 'number' && Object.keys(branch).every((keyword) => unrestricting.has(keyword));
}

function isInteger(branch: JsonSchema): boolean {
  return typeOf(branch) === 'integer';
}

/** The type of a branch; `undefined` where it has several or none. */
function typeOf(branch: JsonSchema): string | undefined {
  const types = typeof branch === 'object' ? (branch.type ?? []) : [];
  return types.length === 1 ? types[0] : undefined;
}
