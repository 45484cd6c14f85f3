import { describe, expect, it } from 'vitest';
import { maxNames } from '../../src/json-depth.ts';
import { requireNarrow } from '../../src/storage/row-width.ts';

const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, at]));
const listed = (count: number, element: unknown) => Array.from({ length: count }, () => element);

describe('an item', () => {
  it.each<[what: string, item: unknown]>([
    ['so many names', named(maxNames)],
    ['several objects of so many names', { a: named(maxNames), b: [named(maxNames)] }],
    ['a list of any length of numbers', { points: listed(200_000, [1, 2]) }],
    ['a list of as many objects as it may hold', { lines: listed(49_999, {}) }],
  ])('may have %s', (_, item) => {
    expect(() => requireNarrow(item)).not.toThrow();
  });

  it.each<[what: string, item: unknown, message: string]>([
    ['one name more', named(maxNames + 1), 'more than 50000 names'],
    ['one name more deep in it', { a: [{ b: named(maxNames + 1) }] }, 'more than 50000 names'],
    ['one object more', { lines: listed(50_000, {}) }, 'more than 50000 objects'],
    ['objects in several lists', { a: listed(30_000, {}), b: listed(200, listed(100, {})) }, '50000 objects'],
  ])('may not have %s', (_, item, message) => {
    expect(() => requireNarrow(item)).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(() => requireNarrow(item)).toThrow(message);
  });
});
