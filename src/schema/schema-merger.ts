import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { chooseVariant } from './choose-variant.ts';
import { conjunctParts, mergeParts, withoutVariants } from './merge-parts.ts';
import type { MergedSchema, MergeSchema, Variant } from './merged-schema.ts';

/** Creates the merger of a document's schemas. Each schema is merged once, on first use; use one merger per document. */
export function createSchemaMerger(document: OpenApiDocument): MergeSchema {
  const cache = new WeakMap<object, MergedSchema>();
  const joined = new WeakMap<object, Map<Variant, Schema>>();

  function mergeSchema(schema: Schema, value?: unknown): MergedSchema {
    const known = cache.get(schema) ?? merge(schema);
    const variant = value === undefined ? undefined : chooseVariant(known.variants, value, mergeSchema);
    return variant === undefined ? known : mergeSchema(join(schema, known, variant), value);
  }

  function merge(schema: Schema): MergedSchema {
    // A schema can be a variant of itself, which adds nothing: it counts as empty while it is being merged.
    cache.set(schema, mergeParts([], mergeSchema));
    const merged = mergeParts(conjunctParts(document, schema), mergeSchema);
    cache.set(schema, merged);
    return merged;
  }

  /** The schema with one variant in place of the choice; one object per pair, so that it is merged once too. */
  function join(schema: Schema, merged: MergedSchema, variant: Variant): Schema {
    if (merged.variants.length === 0) return schema;
    const byVariant = joined.get(schema) ?? new Map<Variant, Schema>();
    joined.set(schema, byVariant);
    const known = byVariant.get(variant) ?? { allOf: [withoutVariants(document, schema), variant.schema] };
    byVariant.set(variant, known);
    return known;
  }

  return mergeSchema;
}
