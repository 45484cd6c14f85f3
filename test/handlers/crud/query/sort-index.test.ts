import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSortKeys } from '../../../../src/handlers/crud/query/sort.ts';
import { sortKey, sortPrefixes } from '../../../../src/handlers/crud/query/sort-index.ts';
import { compareKeys } from '../../../../src/storage/key.ts';
import { runs } from '../../../support/property-tests.ts';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), // JSON has no -0
  fc.integer(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\u0000', '\u0001', '\uffff', 0, true, false, null, undefined),
);
const nestedPath = fc.array(fc.constantFrom('', 'a', 'a"', '["a"]', '\u0001'), { maxLength: 2 });

describe('the keys of a sort index', () => {
  it('are in the order of the values, those without one last', () => {
    const order = { by: [{ path: ['x'], isDown: false }], isDown: false };
    fc.assert(
      fc.property(nestedPath, value, value, (values, a, b) => {
        const [first, second] = [sortKey(values, a), sortKey(values, b)];
        const placed = compareSortKeys(order, { key: 1, values: [a] }, { key: 1, values: [b] });
        expect(Math.sign(compareKeys(first, second))).toBe(Math.sign(placed));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('start with a prefix that only keys of the same nested path have', () => {
    fc.assert(
      fc.property(nestedPath, nestedPath, value, (own, other, each) => {
        const countPrefixes = (values: readonly string[]) =>
          sortPrefixes(values).filter((prefix) => sortKey(own, each).startsWith(prefix)).length;
        expect(countPrefixes(own)).toBe(1);
        expect(countPrefixes(other)).toBe(JSON.stringify(own) === JSON.stringify(other) ? 1 : 0);
      }),
    );
  });
});
