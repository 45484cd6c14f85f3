import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import { innerSchemas } from './inline-refs.ts';

/**
 * Whether judging a value by a schema compares objects or lists with each other. The validator fails at those that have
 * a property called `toString`, and takes minutes for a long list; so such comparisons are not left to it.
 */
export function comparesParts(schema: JsonSchema, target: (ref: string) => JsonSchema): boolean {
  const seen = new Set<string>();
  const compares = (part: JsonSchema): boolean => {
    if (typeof part === 'boolean') return false;
    if (listsParts(part) || comparesItems(part)) return true;
    if (innerSchemas(part).some(compares)) return true;
    if (part.$ref === undefined || seen.has(part.$ref)) return false;
    seen.add(part.$ref);
    return compares(target(part.$ref));
  };
  return compares(schema);
}

/** Whether the values that a schema allows are given, objects or lists among them. */
export function listsParts(schema: JsonSchemaObject): boolean {
  const given = [...(schema.enum ?? []), ...('const' in schema ? [schema.const] : [])];
  return given.some((value) => typeof value === 'object' && value !== null);
}

const scalars: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** Whether no two items may be equal, and they need not be scalars. */
export function comparesItems({ uniqueItems, items }: JsonSchemaObject): boolean {
  if (uniqueItems !== true) return false;
  const types = typeof items === 'object' ? items.type : undefined;
  // Of one type only does the validator not compare every item with every other.
  return types?.length !== 1 || !types.every((type) => scalars.has(type));
}
