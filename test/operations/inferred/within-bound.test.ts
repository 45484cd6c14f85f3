import { describe, expect, it } from 'vitest';
import type { Bound } from '../../../src/contract/resources/filter.ts';
import { isWithin } from '../../../src/operations/inferred/within-bound.ts';

const noon = '2026-01-31T12:00:00Z';

describe('a value', () => {
  it.each<[unknown, Bound, string | number | boolean, boolean]>([
    [5, 'from', 5, true],
    [5, 'above', 5, false],
    [5, 'to', '5', true],
    [5, 'below', 5.5, true],
    [-1, 'from', '0', false],
    [5, 'from', 'much', true],
    [5, 'from', '', true],
    ['5', 'from', 1, false],
    ['5', 'from', '2026-01-31', false],
    [noon, 'above', 'user 5', true],
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
    [noon, 'from', 'no time', true],
  ])('%j is %s %j: %s', (own, bound, limit, expected) => {
    const filter = { kind: 'range', asked: ['x'], property: 'x', bound } as const;
    expect(isWithin(filter, limit, own)).toBe(expected);
  });
});
