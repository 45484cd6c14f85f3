import type { Direction, JsonSchema, JsonSchemaObject } from './json-schema.ts';

/** Looks up the target of a normalized schema's `$ref`. */
export type ResolveTarget = (ref: string) => JsonSchema;

/** Whether a property is not part of messages in this direction: `readOnly` for requests, `writeOnly` for responses. */
export function isReadOrWriteOnly(
  property: JsonSchema,
  direction: Direction,
  target: ResolveTarget,
): boolean {
  return someConjunct(property, target, new Set(), (schema) =>
    direction === 'response' ? schema.writeOnly === true : schema.readOnly === true,
  );
}

/** The schema as required in one direction: a `readOnly` property only in responses, a `writeOnly` one in requests. */
export function requiredForDirection(
  schema: JsonSchemaObject,
  direction: Direction,
  target: ResolveTarget,
): JsonSchemaObject {
  if (schema.required === undefined && schema.allOf === undefined) return schema;
  const excluded = new Set<string>();
  someConjunct(schema, target, new Set(), ({ properties = {} }) => {
    for (const [name, property] of Object.entries(properties)) {
      if (isReadOrWriteOnly(property, direction, target)) excluded.add(name);
    }
    return false;
  });
  if (excluded.size === 0) return schema;
  const parts = schema.allOf?.map((part) => (typeof part === 'boolean' ? part : without(part, excluded)));
  return { ...without(schema, excluded), ...(parts && { allOf: parts }) };
}

function without(schema: JsonSchemaObject, excluded: ReadonlySet<string>): JsonSchemaObject {
  if (schema.required === undefined) return schema;
  return { ...schema, required: schema.required.filter((name) => !excluded.has(name)) };
}

/** The schema and every schema that it includes by reference or `allOf`: a value must match all of them. */
export function conjunctsOf(schema: JsonSchema, target: ResolveTarget): readonly JsonSchemaObject[] {
  const parts: JsonSchemaObject[] = [];
  someConjunct(schema, target, new Set(), (part) => {
    parts.push(part);
    return false;
  });
  return parts;
}

/** Whether a test holds for the schema, or for one that it includes by reference or `allOf`. */
function someConjunct(
  schema: JsonSchema,
  target: ResolveTarget,
  seen: Set<string>,
  test: (schema: JsonSchemaObject) => boolean,
): boolean {
  if (typeof schema === 'boolean') return false;
  if (test(schema)) return true;
  if ((schema.allOf ?? []).some((part) => someConjunct(part, target, seen, test))) return true;
  if (schema.$ref === undefined || seen.has(schema.$ref)) return false;
  seen.add(schema.$ref);
  return someConjunct(target(schema.$ref), target, seen, test);
}
