import { isObject } from './keywords.ts';

/** Whether two JSON values are equal as JSON Schema sees it: the order of properties says nothing. */
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

/** The positions of the first two values that are equal; found in one pass, however many there are. */
export function findDuplicates(values: readonly unknown[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [at, value] of values.entries()) {
    const key = JSON.stringify(inOneOrder(value));
    const earlier = seen.get(key);
    if (earlier !== undefined) return [earlier, at];
    seen.set(key, at);
  }
  return undefined;
}

/** A value with its properties in the order of their names; entries keep names such as `__proto__`. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { properties: entries.map(([name, inner]) => [name, inOneOrder(inner)]) };
}
