import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';

/**
 * Whether some value of a schema needs no more than so many references and levels. An expression that requires two
 * expressions has none that ends; one that may be a literal has. Results are cached.
 */
export type Terminates = (schema: JsonSchema, levels: number) => boolean;

/** @param target resolves a reference to its schema */
export function createTerminationCheck(target: (ref: string) => JsonSchema): Terminates {
  const cache = new WeakMap<object, Map<number, boolean>>();

  function terminates(schema: JsonSchema, levels: number): boolean {
    if (typeof schema === 'boolean') return schema;
    const byLevels = cache.get(schema) ?? new Map<number, boolean>();
    cache.set(schema, byLevels);
    const result = byLevels.get(levels) ?? (levels > 0 && objectTerminates(schema, levels - 1));
    byLevels.set(levels, result);
    return result;
  }

  function objectTerminates(schema: JsonSchemaObject, levels: number): boolean {
    if (schema.enum !== undefined || 'const' in schema) return true;
    const ends = (part: JsonSchema) => terminates(part, levels);
    if (schema.$ref !== undefined && !ends(target(schema.$ref))) return false;
    if (schema.allOf?.every(ends) === false) return false;
    if (schema.anyOf?.some(ends) === false || schema.oneOf?.some(ends) === false) return false;
    // Null, strings and numbers end at once: only a value that must be an object or an array can go on.
    if (schema.type?.some((type) => type !== 'object' && type !== 'array') === true) return true;
    return propertiesEnd(schema, ends) && itemsEnd(schema, ends);
  }

  return terminates;
}

function propertiesEnd(
  { required = [], properties = {} }: JsonSchemaObject,
  ends: (part: JsonSchema) => boolean,
): boolean {
  return required.every((name) =>
    ends((Object.hasOwn(properties, name) ? properties[name] : undefined) ?? true),
  );
}

function itemsEnd(
  { minItems = 0, items = true }: JsonSchemaObject,
  ends: (part: JsonSchema) => boolean,
): boolean {
  return minItems === 0 || ends(items);
}
