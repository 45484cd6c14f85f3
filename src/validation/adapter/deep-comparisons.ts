import { isPlainPattern } from '../../pattern/plain-pattern.ts';
import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import { subschemasOf } from '../../schema/subschemas.ts';

/**
 * Whether a schema compares objects or lists with each other, or names properties by patterns that are not plain. The
 * library's Ajv fails on objects with a property called `toString`, takes minutes for a long list, and has no patterns but
 * JavaScript's, so such a schema is not left to it.
 */
export function comparesParts(schema: JsonSchema, target: (ref: string) => JsonSchema): boolean {
  const seen = new Set<string>();
  const compares = (part: JsonSchema): boolean => {
    if (typeof part === 'boolean') return false;
    if (listsParts(part) || comparesItems(part) || hasUnknownPatterns(part)) return true;
    if (subschemasOf(part).some(compares)) return true;
    if (part.$ref === undefined || seen.has(part.$ref)) return false;
    seen.add(part.$ref);
    return compares(target(part.$ref));
  };
  return compares(schema);
}

/** Whether a schema names properties by patterns that the library would read otherwise, or take long for. */
function hasUnknownPatterns({ patternProperties = {} }: JsonSchemaObject): boolean {
  return !Object.keys(patternProperties).every(isPlainPattern);
}

/** Whether a schema lists the allowed values, with objects or lists among them. */
export function listsParts(schema: JsonSchemaObject): boolean {
  const allowed = [...(schema.enum ?? []), ...('const' in schema ? [schema.const] : [])];
  return allowed.some((value) => typeof value === 'object' && value !== null);
}

const scalars: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** Whether items must be unique that may be objects or lists. */
export function comparesItems({ uniqueItems, items }: JsonSchemaObject): boolean {
  if (uniqueItems !== true) return false;
  const types = typeof items === 'object' ? items.type : undefined;
  // Only for items of one scalar type does Ajv not compare every item with every other.
  return types?.length !== 1 || !types.every((type) => scalars.has(type));
}
