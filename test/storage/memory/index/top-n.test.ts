import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topN } from '../../../../src/storage/memory/index/top-n.ts';
import { atOnce } from '../../../../src/turns.ts';

const numberOf = (row: object) => Number(Reflect.get(row, 'number'));
const compare = (a: object, b: object) => numberOf(a) - numberOf(b);

describe('the first rows by an order', () => {
  it('are those that come first when all are sorted', () => {
    const row = fc.record({ number: fc.double({ noNaN: true }) });
    const rows = fc.uniqueArray(row, { selector: numberOf, maxLength: 1_000, size: 'max' });
    const requested = fc.oneof(fc.nat({ max: 300 }), fc.constant(Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(rows, requested, (each, count) => {
        expect(atOnce(topN(each, compare, count))).toEqual(each.toSorted(compare).slice(0, count));
      }),
    );
  });

  it('are found without looking far at those that come too late', () => {
    const compared: unknown[] = [];
    const rows = Array.from({ length: 10_000 }, (_, number) => ({ number }));
    atOnce(topN(rows, (a, b) => compare(a, b) + 0 * compared.push(a), 10));
    expect(compared.length).toBeLessThan(2 * rows.length);
  });
});
