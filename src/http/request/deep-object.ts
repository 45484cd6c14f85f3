import type { QueryPair } from './query-string.ts';

/** How deep brackets in names may nest; what stands deeper is part of the last name. */
const maxDepth = 8;

/** A value made of `a[b][]=1`: what is below each bracket, in order. */
type Branch = Map<string, Branch | string>;

/** The name before the first bracket: of `filter[a][b]` it is `filter`. */
export function baseName(name: string): string {
  const at = name.indexOf('[');
  return at > 0 ? name.slice(0, at) : name;
}

/**
 * What names with brackets stand for: `filter[a]=1&filter[b][]=2` is `{ a: '1', b: ['2'] }` for `filter`. Brackets
 * that are empty or count from 0 make an array.
 */
export function deepObjectValue(pairs: readonly QueryPair[]): unknown {
  const root: Branch = new Map();
  for (const { name, value } of pairs) insert(root, keysOf(name), value);
  return plainOf(root);
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

/** Entries become own properties, `__proto__` among them. */
function plainOf(branch: Branch): unknown {
  const entries = [...branch].map(
    ([key, value]) => [key, value instanceof Map ? plainOf(value) : value] as const,
  );
  const isList = entries.every(([key], index) => key === `${index}`);
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
