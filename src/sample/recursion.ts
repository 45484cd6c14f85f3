import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';

/**
 * Whether some value of a schema needs no more than that many references and levels: an expression that holds two
 * expressions does not end, one that is a literal does. Each answer is kept.
 */
export type Terminates = (schema: JsonSchema, levels: number) => boolean;

export function createTerminationCheck(target: (ref: string) => JsonSchema): Terminates {
  const known = new WeakMap<object, Map<number, boolean>>();

  function terminates(schema: JsonSchema, levels: number): boolean {
    if (typeof schema === 'boolean') return schema;
    const responses = known.get(schema) ?? new Map<number, boolean>();
    known.set(schema, responses);
    const response = responses.get(levels) ?? (levels > 0 && validate(schema, levels - 1));
    responses.set(levels, response);
    return response;
  }

  function validate(schema: JsonSchemaObject, levels: number): boolean {
    if (schema.enum !== undefined || 'const' in schema) return true;
    const ends = (part: JsonSchema) => terminates(part, levels);
    if (schema.$ref !== undefined && !ends(target(schema.$ref))) return false;
    if (schema.allOf?.every(ends) === false) return false;
    if (schema.anyOf?.some(ends) === false || schema.oneOf?.some(ends) === false) return false;
    // Null ends at once, and so do texts and numbers: only what must be an object or a list can go on.
    if (schema.type?.some((type) => type !== 'object' && type !== 'array') === true) return true;
    return endsAsObject(schema, ends) && endsAsList(schema, ends);
  }

  function endsAsObject(
    { required = [], properties = {} }: JsonSchemaObject,
    ends: (part: JsonSchema) => boolean,
  ) {
    return required.every((name) =>
      ends((Object.hasOwn(properties, name) ? properties[name] : undefined) ?? true),
    );
  }

  function endsAsList({ minItems = 0, items = true }: JsonSchemaObject, ends: (part: JsonSchema) => boolean) {
    return minItems === 0 || ends(items);
  }

  return terminates;
}
