import { isObject, ownValue } from '../json.ts';
import {
  fitsType,
  isListedValue,
  type MergedSchema,
  type MergeSchema,
  type Variant,
} from './merged-schema.ts';

/**
 * The variant that a value is an instance of: the one that its discriminator names, else the one with the fewest
 * missing required properties and the most declared ones. `undefined` when no variant matches.
 */
export function chooseVariant(
  variants: readonly Variant[],
  value: unknown,
  mergeSchema: MergeSchema,
): Variant | undefined {
  const named = variants.find(({ tag }) =>
    tag?.values.some((name) => isObject(value) && name === ownValue(value, tag.property)),
  );
  if (named !== undefined) return named;
  let [best, bestScore]: [Variant | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const variant of variants) {
    const score = scoreOf(mergeSchema(variant.schema), value, mergeSchema);
    if (score > bestScore) [best, bestScore] = [variant, score];
  }
  return best;
}

/**
 * The variants of an `anyOf` that an object is an instance of beside the chosen one, and that declare more of its properties:
 * `{id, email, phone}` is one of `{email}` and of `{phone}`.
 */
export function variantsBeside(
  variants: readonly Variant[],
  chosen: Variant,
  value: unknown,
  mergeSchema: MergeSchema,
): readonly Variant[] {
  if (!chosen.isShared || variants.length < 2 || !isObject(value)) return [];
  const { properties } = mergeSchema(chosen.schema);
  const others = Object.keys(value).filter((name) => !properties.has(name));
  if (others.length === 0) return [];
  return variants.filter((variant) => {
    if (variant === chosen || !variant.isShared) return false;
    const merged = mergeSchema(variant.schema);
    return others.some((name) => merged.properties.has(name)) && isInstance(merged, value, mergeSchema);
  });
}

/** Whether an object has what a schema requires, and nothing that it does not allow, as far as types and lists say. */
function isInstance(merged: MergedSchema, value: object, mergeSchema: MergeSchema): boolean {
  return (
    [...merged.required].every((name) => Object.hasOwn(value, name)) &&
    Object.keys(value).every(merged.allows) &&
    scoreOf(merged, value, mergeSchema) > Number.NEGATIVE_INFINITY
  );
}

/** How well a value matches a schema: the higher the better, -Infinity for no match. */
function scoreOf(merged: MergedSchema, value: unknown, mergeSchema: MergeSchema): number {
  if (!fitsType(merged, value)) return Number.NEGATIVE_INFINITY;
  if (!isObject(value)) return isListedValue(merged, value) ? 0 : Number.NEGATIVE_INFINITY;
  let score = 0;
  for (const [name, part] of Object.entries(value)) {
    const schema = merged.properties.get(name);
    if (schema === undefined) {
      score -= merged.allows(name) ? 0 : 10;
      continue;
    }
    const property = mergeSchema(schema);
    if (!fitsType(property, part) || !isListedValue(property, part)) return Number.NEGATIVE_INFINITY;
    score += 1;
  }
  const missing = [...merged.required].filter((name) => !Object.hasOwn(value, name));
  return score - 3 * missing.length;
}
