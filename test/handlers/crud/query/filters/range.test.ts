import { describe, expect, it } from 'vitest';
import { isInRange, parseLimit } from '../../../../../src/handlers/crud/query/filters/range.ts';
import type { Bound } from '../../../../../src/inference/query/filter.ts';

const noon = '2026-01-31T12:00:00Z';

describe('a value', () => {
  it.each<[unknown, Bound, string | number, boolean]>([
    [5, 'from', 5, true],
    [5, 'above', 5, false],
    [5, 'to', '5', true],
    [5, 'below', 5.5, true],
    [-1, 'from', '0', false],
    ['5', 'from', 1, true],
    ['five', 'from', 1, false],
    ['5', 'from', '2026-01-31', false],
    [null, 'to', 5, false],
    [undefined, 'to', 5, false],
    [[5], 'from', 1, false],
    [noon, 'from', '2026-01-31', true],
    [noon, 'above', '2026-01-31', true],
    [noon, 'to', '2026-01-31', true],
    [noon, 'below', '2026-01-31', false],
    [noon, 'to', '2026-01-30', false],
    [noon, 'above', noon, false],
    [noon, 'from', '2026-01-31T13:00:00+01:00', true],
    ['2026-01-31', 'to', '2026-01-31', true],
    ['2026-01-31', 'above', '2026-01-31', false],
    ['no time', 'from', '2026-01-31', false],
    [noon, 'during', '2026-01-31', true],
    [noon, 'during', '2026-01-30', false],
    [noon, 'during', '2026-01-31T13:00:00+01:00', true],
  ])('%j is %s %j: %s', (own, bound, limit, expected) => {
    const read = parseLimit(limit);
    expect(read && isInRange(bound, read, own)).toBe(expected);
  });

  it.each(['', 'much', 'user 5', 'no time', '2026-13-01'])('has no limit in %j', (text) => {
    expect(parseLimit(text)).toBeUndefined();
  });
});
