import type { FieldPath } from '../../../inference/query/filter.ts';
import { isObject } from '../../../json.ts';
import type { Item } from '../stored-item.ts';

/**
 * What a filter may ask for to find an item: the value of the property, as a text; of a list, each of its values; and
 * of an object, such as a tag, its id, name, slug or code.
 */
export function comparableValues(item: Item, target: FieldPath): readonly string[] {
  const own = targetValue(item, target);
  // Both are asked of many items, most of which have one plain value.
  if (typeof own !== 'object') return own === undefined ? [] : [String(own)];
  return [...new Set([own].flat().flatMap(namesOf).map(String))];
}

/** Whether one of those is among the names. */
export function matchesAny(item: Item, target: FieldPath, names: ReadonlySet<string>): boolean {
  const own = targetValue(item, target);
  if (typeof own !== 'object') return own !== undefined && names.has(String(own));
  return comparableValues(item, target).some((name) => names.has(name));
}

/** The value that a filter is about. */
export function targetValue(item: Item, { property, within }: FieldPath): unknown {
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
