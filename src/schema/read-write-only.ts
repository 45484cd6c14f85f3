import type { Direction, Plain, PlainSchema } from './json-schema.ts';

/** What a plain schema's `$ref` stands for. */
export type Target = (ref: string) => Plain;

/** Whether a property travels the other way alone: `writeOnly` is never answered, `readOnly` never sent. */
export function isHidden(property: Plain, direction: Direction, target: Target): boolean {
  return someConjunct(property, target, new Set(), (schema) =>
    direction === 'response' ? schema.writeOnly === true : schema.readOnly === true,
  );
}

/** A `readOnly` property is required in answers alone, a `writeOnly` one in requests alone. */
export function requiredOneWay(schema: PlainSchema, direction: Direction, target: Target): PlainSchema {
  if (schema.required === undefined && schema.allOf === undefined) return schema;
  const hidden = new Set<string>();
  someConjunct(schema, target, new Set(), ({ properties = {} }) => {
    for (const [name, property] of Object.entries(properties)) {
      if (isHidden(property, direction, target)) hidden.add(name);
    }
    return false;
  });
  if (hidden.size === 0) return schema;
  const parts = schema.allOf?.map((part) => (typeof part === 'boolean' ? part : without(part, hidden)));
  return { ...without(schema, hidden), ...(parts && { allOf: parts }) };
}

function without(schema: PlainSchema, hidden: ReadonlySet<string>): PlainSchema {
  if (schema.required === undefined) return schema;
  return { ...schema, required: schema.required.filter((name) => !hidden.has(name)) };
}

/** The schema and all that it takes in by reference or `allOf`: what a value must fit, each and every one. */
export function conjunctsOf(schema: Plain, target: Target): readonly PlainSchema[] {
  const parts: PlainSchema[] = [];
  someConjunct(schema, target, new Set(), (part) => {
    parts.push(part);
    return false;
  });
  return parts;
}

/** Whether a test holds for the schema or for anything that it takes in by reference or `allOf`. */
function someConjunct(
  schema: Plain,
  target: Target,
  seen: Set<string>,
  test: (schema: PlainSchema) => boolean,
): boolean {
  if (typeof schema === 'boolean') return false;
  if (test(schema)) return true;
  if ((schema.allOf ?? []).some((part) => someConjunct(part, target, seen, test))) return true;
  if (schema.$ref === undefined || seen.has(schema.$ref)) return false;
  seen.add(schema.$ref);
  return someConjunct(target(schema.$ref), target, seen, test);
}
