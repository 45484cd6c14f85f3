import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { follow, isReference } from '../openapi/reference.ts';
import { isSchema } from '../schema/merged-schema.ts';

/** The schema behind references and single `allOf`s: two references to one schema have one identity. */
export function schemaIdentity(document: OpenApiDocument, schema: Schema): Schema {
  const seen = new Set<unknown>();
  let current: unknown = schema;
  while (isSchema(current) && !seen.has(current)) {
    seen.add(current);
    const [only, ...others] = Array.isArray(current.allOf) ? current.allOf : [];
    if (isReference(current)) current = follow(document, current.$ref);
    else if (only !== undefined && others.length === 0 && current.properties === undefined) current = only;
    else return current;
  }
  return schema;
}
