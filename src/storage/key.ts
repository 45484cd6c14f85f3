import type { Key } from './store.ts';

/** Whether a value can be the key of a row: a finite number, or a string that is not empty. */
export function isKey(value: unknown): value is Key {
  return typeof value === 'string' ? value !== '' : Number.isFinite(value);
}

/** The order of rows: numbers before strings, numbers by value, strings by JavaScript's `<`. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
