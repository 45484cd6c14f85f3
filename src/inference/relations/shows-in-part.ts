import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { Resource } from '../resource.ts';

/** Whether a schema shows the items of a resource in part: their id, and nothing that they do not have. */
export function showsInPart(
  mergeSchema: MergeSchema,
  element: Schema,
  { id, responseSchemas }: Resource,
): boolean {
  const { properties } = mergeSchema(element);
  const known = new Set(responseSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]));
  return properties.has(id.property ?? '') && [...properties.keys()].every((name) => known.has(name));
}
