import { isObject } from '../json.ts';

/** Whether two JSON values are equal as JSON Schema defines it: the order of properties does not matter. */
export function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => isDeepEqual(item, b[i]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && isDeepEqual(a[name], b[name]));
}

/** The indexes of the first two equal values; found in one pass, however many values there are. */
export function findDuplicates(values: readonly unknown[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const key = JSON.stringify(withSortedNames(value));
    const earlier = seen.get(key);
    if (earlier !== undefined) return [earlier, index];
    seen.set(key, index);
  }
  return undefined;
}

/** A value with the properties of its objects sorted by name; as entries, which keep a name such as `__proto__`. */
function withSortedNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedNames);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { properties: entries.map(([name, inner]) => [name, withSortedNames(inner)]) };
}
