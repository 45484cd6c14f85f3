import type { Schema } from '../openapi/document.ts';
import { isReference } from '../openapi/reference.ts';
import { isSchema } from './merged-schema.ts';

/**
 * The schema of what several schemas must all allow, as where two parts of an `allOf` both have `items`. What adds
 * nothing to the others is left out: of `{type: object}` and a reference, the reference remains, and is recognised.
 * @param nodes those that are no schemas are ignored
 * @returns undefined when none is a schema
 */
export function intersectSchemas(nodes: readonly unknown[]): Schema | undefined {
  // Most schemas are written in one part.
  if (nodes.length === 1) return isSchema(nodes[0]) ? nodes[0] : undefined;
  const schemas = [...new Map(nodes.filter(isSchema).map((schema) => [keyOf(schema), schema])).values()];
  const hasObject = schemas.some(describesObject);
  const specific = schemas.filter((schema) => !isGeneral(schema, hasObject));
  const [first = schemas[0], ...others] = specific;
  return others.length === 0 ? first : { allOf: specific };
}

/** Two references to one schema count as one. */
function keyOf(schema: Schema): unknown {
  return isReference(schema) && Object.keys(schema).length === 1 ? schema.$ref : schema;
}

/** Keywords that describe and restrict nothing. */
const annotations: ReadonlySet<string> = new Set(['title', 'description', 'deprecated', '$comment']);

/** Whether a schema adds nothing: it has no keyword that restricts, and `type: object` only beside one that says more. */
function isGeneral(schema: Schema, hasObject: boolean): boolean {
  return Object.entries(schema).every(
    ([keyword, value]) =>
      annotations.has(keyword) ||
      (keyword === 'properties' && isEmpty(value)) ||
      (keyword === 'additionalProperties' && value === true) ||
      (keyword === 'type' && value === 'object' && hasObject),
  );
}

/** Whether a schema says more of an object than that it is one. */
function describesObject(schema: Schema): boolean {
  const hasProperties = isSchema(schema.properties) && !isEmpty(schema.properties);
  return isReference(schema) || hasProperties || Array.isArray(schema.allOf);
}

function isEmpty(value: unknown): boolean {
  return isSchema(value) && Object.keys(value).length === 0;
}
