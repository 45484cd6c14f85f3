import type { ValueForm } from '../../validation/parameter-form.ts';
import { toList } from './parameter-styles.ts';
import type { QueryPair } from './query-string.ts';

/** How deep brackets may nest; deeper ones are part of the last name. */
const maxDepth = 8;

/** A value under construction: what is below each bracket of `a[b][]=1`, in order; the texts that a name was sent with. */
type Branch = Map<string, Branch | string[]>;

/** The name before the first bracket: `filter` of `filter[a][b]`. */
export function baseName(name: string): string {
  const at = name.indexOf('[');
  return at > 0 ? name.slice(0, at) : name;
}

/**
 * Parses the pairs of one deep object: `filter[a]=1&filter[b][]=2` is `{ a: '1', b: ['2'] }`. Brackets that are empty or
 * count from 0 make an array, and so does a name that is repeated or that the form declares as one.
 */
export function parseDeepObject(pairs: readonly QueryPair[], form: ValueForm): unknown {
  const root: Branch = new Map();
  for (const { name, value } of pairs) insert(root, keysOf(name), value);
  return toValue(root, form);
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
    const below = branch.get(key);
    if (depth === keys.length - 1) {
      if (Array.isArray(below) && !/^\d+$/.test(key)) below.push(value);
      else branch.set(below === undefined ? key : `${branch.size}`, [value]);
      return;
    }
    const next: Branch = below instanceof Map ? below : new Map();
    branch.set(key, next);
    branch = next;
  }
}

/** Every entry becomes an own property, even `__proto__`. */
function toValue(node: Branch | string[], form: ValueForm | undefined): unknown {
  if (Array.isArray(node)) return textsToValue(node, form);
  const entries = [...node].map(([key, value]) => [key, toValue(value, form?.propertyOf(key))] as const);
  const isList = entries.every(([key], index) => key === `${index}`);
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

function textsToValue(texts: readonly string[], form: ValueForm | undefined): unknown {
  const [first = '', ...others] = texts;
  if (others.length > 0) return texts;
  return form?.kinds.has('array') && !form.kinds.has('single') ? toList(first) : first;
}
