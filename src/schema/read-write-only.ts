import type { Direction, JsonSchema, JsonSchemaObject } from './json-schema.ts';

/** What a plain schema's `$ref` stands for. */
export type ResolveTarget = (ref: string) => JsonSchema;

/** Whether a property travels the other way alone: `writeOnly` is never answered, `readOnly` never sent. */
export function isReadOrWriteOnly(
  property: JsonSchema,
  direction: Direction,
  target: ResolveTarget,
): boolean {
  return someConjunct(property, target, new Set(), (schema) =>
    direction === 'response' ? schema.writeOnly === true : schema.readOnly === true,
  );
}

/** A `readOnly` property is required in answers alone, a `writeOnly` one in requests alone. */
export function requiredForDirection(
  schema: JsonSchemaObject,
  direction: Direction,
  target: ResolveTarget,
): JsonSchemaObject {
  if (schema.required === undefined && schema.allOf === undefined) return schema;
  const redacted = new Set<string>();
  someConjunct(schema, target, new Set(), ({ properties = {} }) => {
    for (const [name, property] of Object.entries(properties)) {
      if (isReadOrWriteOnly(property, direction, target)) redacted.add(name);
    }
    return false;
  });
  if (redacted.size === 0) return schema;
  const parts = schema.allOf?.map((part) => (typeof part === 'boolean' ? part : without(part, redacted)));
  return { ...without(schema, redacted), ...(parts && { allOf: parts }) };
}

function without(schema: JsonSchemaObject, redacted: ReadonlySet<string>): JsonSchemaObject {
  if (schema.required === undefined) return schema;
  return { ...schema, required: schema.required.filter((name) => !redacted.has(name)) };
}

/** The schema and all that it takes in by reference or `allOf`: what a value must fit, each and every one. */
export function conjunctsOf(schema: JsonSchema, target: ResolveTarget): readonly JsonSchemaObject[] {
  const parts: JsonSchemaObject[] = [];
  someConjunct(schema, target, new Set(), (part) => {
    parts.push(part);
    return false;
  });
  return parts;
}

/** Whether a test holds for the schema or for anything that it takes in by reference or `allOf`. */
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
