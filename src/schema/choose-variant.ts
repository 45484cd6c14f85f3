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
