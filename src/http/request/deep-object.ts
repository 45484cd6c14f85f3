import type { QueryPair } from './query-string.ts';

/** How deep brackets may nest; deeper ones are part of the last name. */
const maxDepth = 8;

/** A value under construction: what is below each bracket of `a[b][]=1`, in order. */
type Branch = Map<string, Branch | string>;

/** The name before the first bracket: `filter` of `filter[a][b]`. */
export function baseName(name: string): string {
  const at = name.indexOf('[');
  return at > 0 ? name.slice(0, at) : name;
}

/**
 * Parses the pairs of one deep object: `filter[a]=1&filter[b][]=2` is `{ a: '1', b: ['2'] }`. Brackets that are empty or
 * count from 0 make an array.
 */
export function parseDeepObject(pairs: readonly QueryPair[]): unknown {
  const root: Branch = new Map();
  for (const { name, value } of pairs) insert(root, keysOf(name), value);
  return toValue(root);
}

function keysOf(name: string): readonly string[] {
  const keys = [...name.matchAll(/\[([^[\]]*)\]/g)].map((found) => found[1] ?? '');
  return keys.length <= maxDepth
    ? keys
    : [...keys.slice(0, maxDepth - 1), keys.slice(maxDepth - 1).join('.')];
}

function insert(root: Branch, keys: readonly string[], value: string): void {
  let branch = root;
  for (const [depth, given] of keys.entries()) {
    const key = given === '' ? `${branch.size}` : given;
    if (depth === keys.length - 1) {
      branch.set(branch.has(key) ? `${branch.size}` : key, value);
      return;
    }
    const below = branch.get(key);
    const next: Branch = below instanceof Map ? below : new Map();
    branch.set(key, next);
    branch = next;
  }
}

/** Every entry becomes an own property, even `__proto__`. */
function toValue(branch: Branch): unknown {
  const entries = [...branch].map(
    ([key, value]) => [key, value instanceof Map ? toValue(value) : value] as const,
  );
  const isList = entries.every(([key], index) => key === `${index}`);
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
