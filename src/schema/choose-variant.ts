import type { MergedSchema, MergeSchema, Variant } from './merged-schema.ts';

/**
 * The variant that a value is meant to fit: the one its discriminator names, else the one that lacks the least of
 * what it requires and knows most of what the value has. Absent when none fits.
 */
export function chooseVariant(
  variants: readonly Variant[],
  value: unknown,
  mergeSchema: MergeSchema,
): Variant | undefined {
  const named = variants.find(({ tag }) => tag?.values.some((name) => name === read(value, tag.property)));
  if (named !== undefined) return named;
  let [best, bestScore]: [Variant | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const variant of variants) {
    const score = scoreOf(mergeSchema(variant.schema), value, mergeSchema);
    if (score > bestScore) [best, bestScore] = [variant, score];
  }
  return best;
}

/** How well a value fits a shape; -Infinity when it does not. */
function scoreOf(merged: MergedSchema, value: unknown, mergeSchema: MergeSchema): number {
  if (!fitsType(merged, value)) return Number.NEGATIVE_INFINITY;
  if (!isObject(value)) return isAllowedValue(merged, value) ? 0 : Number.NEGATIVE_INFINITY;
  let score = 0;
  for (const [name, part] of Object.entries(value)) {
    const schema = merged.properties.get(name);
    if (schema === undefined) {
      score -= merged.allows(name) ? 0 : 10;
      continue;
    }
    const property = mergeSchema(schema);
    if (!fitsType(property, part) || !isAllowedValue(property, part)) return Number.NEGATIVE_INFINITY;
    score += 1;
  }
  const missing = [...merged.required].filter((name) => !Object.hasOwn(value, name));
  return score - 3 * missing.length;
}

/** Whether a value has a type that a shape allows. */
export function fitsType({ types, isNullable }: MergedSchema, value: unknown): boolean {
  if (value === null) return isNullable || types.size === 0;
  if (types.size === 0) return true;
  if (Array.isArray(value)) return types.has('array');
  if (typeof value === 'number')
    return types.has('number') || (types.has('integer') && Number.isInteger(value));
  return types.has(typeof value);
}

/** Whether a value is among those that a shape lists, where it lists any. */
function isAllowedValue({ keywords }: MergedSchema, value: unknown): boolean {
  if (keywords.const !== undefined && keywords.const !== value) return false;
  return !Array.isArray(keywords.enum) || typeof value === 'object' || keywords.enum.includes(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
