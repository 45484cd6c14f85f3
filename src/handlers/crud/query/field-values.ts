import type { FieldPath } from '../../../inference/query/filter.ts';
import { isObject } from '../../../json.ts';
import type { Item } from '../stored-item.ts';

/**
 * The values, as text, by which a filter finds an item: that of the property; of a list, each of its values; of an
 * object, such as a tag, its id, name, slug and code.
 */
export function comparableValues(item: Item, field: FieldPath): readonly string[] {
  const own = fieldValue(item, field);
  // Runs for every row, most of which have one plain value.
  if (typeof own !== 'object') return own === undefined ? [] : [String(own)];
  return [...new Set([own].flat().flatMap(namesOf).map(String))];
}

/** Whether an item has one of the values. */
export function matchesAny(item: Item, field: FieldPath, names: ReadonlySet<string>): boolean {
  const own = fieldValue(item, field);
  if (typeof own !== 'object') return own !== undefined && names.has(String(own));
  return comparableValues(item, field).some((name) => names.has(name));
}

/** The value of a field. */
export function fieldValue(item: Item, { property, within }: FieldPath): unknown {
  return valueIn(within === undefined ? item : valueIn(item, within), property);
}

function namesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return isObject(value)
    ? ['id', 'name', 'slug', 'code'].flatMap((name) => valueIn(value, name) ?? [])
    : [value];
}

function valueIn(item: unknown, property: string): unknown {
  return isObject(item) && Object.hasOwn(item, property) ? item[property] : undefined;
}
