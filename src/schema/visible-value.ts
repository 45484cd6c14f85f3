import { isObject } from '../json.ts';
import type { Direction, JsonSchema, JsonSchemaObject } from './json-schema.ts';
import { conjunctsOf, isReadOrWriteOnly, type ResolveTarget } from './read-write-only.ts';

/**
 * A value without its write-only properties, or in a request its read-only ones: an example may hold a password.
 * @param schema the normalized schema of the value
 */
export function visibleValue(
  value: unknown,
  schema: JsonSchema,
  direction: Direction,
  target: ResolveTarget,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts = partsOf(schema, target);
  if (Array.isArray(value)) {
    const items = { allOf: parts.flatMap((part) => part.items ?? []) };
    return value.map((item) => visibleValue(item, items, direction, target));
  }
  if (!isObject(value)) return value;
  const visible = Object.entries(value).flatMap(([name, inner]) => {
    const declared = parts.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, name) ? [properties[name] ?? true] : [],
    );
    const property = { allOf: declared };
    if (isReadOrWriteOnly(property, direction, target)) return [];
    return [[name, visibleValue(inner, property, direction, target)] as const];
  });
  return Object.fromEntries(visible);
}

/** How deep alternatives may nest. */
const maxDepth = 8;

/** What a value may have to match: the parts that it must, and the alternatives of each. */
function partsOf(schema: JsonSchema, target: ResolveTarget, depth = 0): readonly JsonSchemaObject[] {
  if (depth > maxDepth) return [];
  return conjunctsOf(schema, target).flatMap((part) => {
    const alternatives = [...(part.oneOf ?? []), ...(part.anyOf ?? [])];
    return [part, ...alternatives.flatMap((each) => partsOf(each, target, depth + 1))];
  });
}
