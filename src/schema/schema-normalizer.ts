import type { OpenApiDocument } from '../openapi/document.ts';
import type { Direction, JsonSchema } from './json-schema.ts';
import { createNormalize } from './normalize/normalize.ts';
import { createSchemaNames } from './normalize/schema-names.ts';

/** The schemas of a document in the one dialect of `JsonSchema`. Each is normalized once, on first use. */
export interface SchemaNormalizer {
  /** The normalized form of a schema of the document, or of one built from such schemas. */
  normalize(schema: unknown, direction: Direction): JsonSchema;
  /** The schema that a `$ref` of a normalized schema refers to. */
  target(ref: string): JsonSchema;
  /** The document's own name for the schema behind a `$ref`: the last token of its pointer. */
  nameOf(ref: string): string;
  /** Every schema that those normalized so far refer to, by `$ref`. It grows at the end, as more are normalized. */
  readonly targets: ReadonlyMap<string, JsonSchema>;
}

/** Creates the normalizer of a document. Use one per document: its `$ref`s mean nothing to another. */
export function createSchemaNormalizer(document: OpenApiDocument): SchemaNormalizer {
  const names = createSchemaNames();
  const normalize = createNormalize(document, names);
  return {
    normalize: (schema, direction) => normalize(schema, { direction }),
    target: names.target,
    nameOf: names.nameOf,
    targets: names.targets,
  };
}
