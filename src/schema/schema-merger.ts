import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { follow, isReference } from '../openapi/reference.ts';
import { chooseVariant, variantsBeside } from './choose-variant.ts';
import { conjunctParts, mergeParts, withoutVariants } from './merge-parts.ts';
import { isSchema, type MergedSchema, type MergeSchema, type Variant } from './merged-schema.ts';

/** Creates the merger of a document's schemas. Each schema is merged once, on first use; use one merger per document. */
export function createSchemaMerger(document: OpenApiDocument): MergeSchema {
  const cache = new WeakMap<object, MergedSchema>();
  const join = createJoin(document);
  /** The schemas that are being merged, outermost first. */
  const open: Schema[] = [];
  /** How deep in `open` the outermost is that was met again: what is merged within it is not whole. */
  let met = Number.POSITIVE_INFINITY;
  /** What a schema is while it is being merged: it can be a variant of itself, which adds nothing. */
  const nothing = mergeParts([], mergeSchema);
  /** What `{}` is, which many ask for in place of a schema that is not declared: each time a new object, which no cache has. */
  const anything = mergeParts([{}], mergeSchema);

  function mergeSchema(schema: Schema, value?: unknown): MergedSchema {
    const known = knownOf(schema) ?? merge(schema);
    const variant = value === undefined ? undefined : chooseVariant(known.variants, value, mergeSchema);
    if (variant === undefined) return known;
    const beside = variantsBeside(known.variants, variant, value, mergeSchema);
    return mergeSchema(join(schema, known, [variant, ...beside]), value);
  }

  function knownOf(schema: Schema): MergedSchema | undefined {
    const known = cache.get(schema);
    const at = known === undefined ? open.indexOf(schema) : -1;
    if (at < 0) return known;
    met = Math.min(met, at);
    return nothing;
  }

  function merge(schema: Schema): MergedSchema {
    if (Object.keys(schema).length === 0) return anything;
    open.push(schema);
    const merged = mergeTarget(schema) ?? mergeParts(conjunctParts(document, schema), mergeSchema);
    open.pop();
    if (met >= open.length) met = Number.POSITIVE_INFINITY;
    cache.set(schema, merged);
    return merged;
  }

  /**
   * All references to a component share what it is merged to. One that is reached from itself is merged for each: what
   * it is depends on where the circle begins.
   */
  function mergeTarget(schema: Schema): MergedSchema | undefined {
    if (!isReference(schema) || Object.keys(schema).length > 1) return undefined;
    const target = follow(document, schema.$ref);
    if (!isSchema(target) || open.includes(target)) return undefined;
    const isNew = !cache.has(target);
    const merged = mergeSchema(target);
    if (met === Number.POSITIVE_INFINITY) return merged;
    if (isNew) cache.delete(target);
    return undefined;
  }

  return mergeSchema;
}

/** Creates what puts some variants in place of a choice: one object per selection, so that it is merged once too. */
function createJoin(document: OpenApiDocument) {
  const joined = new WeakMap<object, Map<string, Schema>>();
  return (schema: Schema, { variants }: MergedSchema, chosen: readonly Variant[]): Schema => {
    if (variants.length === 0) return schema;
    const bySelection = joined.get(schema) ?? new Map<string, Schema>();
    joined.set(schema, bySelection);
    const selection = chosen.map((variant) => variants.indexOf(variant)).join();
    const parts = chosen.map((variant) => variant.schema);
    const known = bySelection.get(selection) ?? { allOf: [withoutVariants(document, schema), ...parts] };
    bySelection.set(selection, known);
    return known;
  };
}
