import { isObject } from '../json.ts';
import type { Direction, JsonSchema } from '../schema/json-schema.ts';
import { conjunctsOf, isReadOrWriteOnly, type ResolveTarget } from '../schema/read-write-only.ts';

/** A value without the properties that travel the other way alone: an example of a user may hold the password. */
export function stripHidden(
  value: unknown,
  schema: JsonSchema,
  direction: Direction,
  target: ResolveTarget,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts = conjunctsOf(schema, target);
  if (Array.isArray(value)) {
    const items = { allOf: parts.flatMap((part) => part.items ?? []) };
    return value.map((item) => stripHidden(item, items, direction, target));
  }
  if (!isObject(value)) return value;
  const shown = Object.entries(value).flatMap(([name, inner]) => {
    const declared = parts.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, name) ? [properties[name] ?? true] : [],
    );
    const property = { allOf: declared };
    if (isReadOrWriteOnly(property, direction, target)) return [];
    return [[name, stripHidden(inner, property, direction, target)] as const];
  });
  return Object.fromEntries(shown);
}
