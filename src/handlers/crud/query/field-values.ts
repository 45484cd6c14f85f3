import type { FieldPath } from '../../../inference/query/filter.ts';
import { isObject, plainText, scalarText } from '../../../json.ts';
import { identifyingNames } from '../identifying-names.ts';
import type { Item } from '../stored-item.ts';

/** What stands for a missing value among the values of a field. */
export const noValue = '\u0000';

/**
 * The values, as text, by which a filter finds an item: that of the property; of a list, each of its values; of an
 * object, such as a tag, its id, name, slug and the like; `noValue` where there is none.
 */
export function comparableValues(item: Item, field: FieldPath): readonly string[] {
  const own = fieldValue(item, field);
  // Runs for every row, most of which have one plain value.
  if (typeof own !== 'object') return [own === undefined ? noValue : plainText(own)];
  if (own === null) return [noValue, 'null'];
  const values = [...new Set([own].flat().flatMap(namesOf).flatMap(comparableText))];
  return values.length === 0 ? [noValue] : values;
}

/** Whether an item has one of the values. */
export function matchesAny(item: Item, field: FieldPath, names: ReadonlySet<string>): boolean {
  const own = fieldValue(item, field);
  if (typeof own !== 'object' && own !== undefined) return names.has(plainText(own));
  return comparableValues(item, field).some((name) => names.has(name));
}

/** The value of a field; a list on the way is replaced by the values of its elements. */
export function fieldValue(item: Item, { path }: FieldPath): unknown {
  let value: unknown = item;
  for (const name of path) {
    value = Array.isArray(value) ? value.flatMap((each) => valueIn(each, name) ?? []) : valueIn(value, name);
  }
  return value;
}

/** Whether an item has a value in a field: `null` and an empty list are none. */
export function hasValue(item: Item, field: FieldPath): boolean {
  const own = fieldValue(item, field);
  return own !== undefined && own !== null && !(Array.isArray(own) && own.length === 0);
}

/** What is no scalar compares with nothing. */
function comparableText(value: unknown): readonly string[] {
  const text = value === null ? 'null' : scalarText(value);
  return text === undefined ? [] : [text];
}

function namesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return isObject(value) ? identifyingNames.flatMap((name) => valueIn(value, name) ?? []) : [value];
}

function valueIn(item: unknown, property: string): unknown {
  return isObject(item) && Object.hasOwn(item, property) ? item[property] : undefined;
}
