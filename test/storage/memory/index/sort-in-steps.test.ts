import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortInSteps } from '../../../../src/storage/memory/index/sort-in-steps.ts';
import { atOnce } from '../../../../src/turns.ts';

const count = 20_000;
const numbers = Array.from({ length: count }, (_, at) => at);

describe('sorting in steps', () => {
  it('is stable, and as in one step', () => {
    const few = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat()), { minLength: 2_000, maxLength: 5_000 });
    const compare = (a: readonly number[], b: readonly number[]) => (a[0] ?? 0) - (b[0] ?? 0);
    fc.assert(
      fc.property(few, (values) => {
        expect(atOnce(sortInSteps(values, compare))).toEqual(values.toSorted(compare));
      }),
      { numRuns: 5 },
    );
  });

  it.each<[string, readonly number[], number]>([
    ['values that are sorted', numbers, 1.1],
    ['values that are all the same', numbers.map(() => 7), 1.1],
    [
      'values whose last come from everywhere',
      numbers.map((at) => (at < 19_500 ? at : (at * 7_919) % count)),
      2.5,
    ],
  ])('compares %s about as often as there are values', (_, values, times) => {
    let compared = 0;
    const compare = (a: number, b: number) => {
      compared += 1;
      return a - b;
    };
    expect(atOnce(sortInSteps(values, compare))).toEqual(values.toSorted((a, b) => a - b));
    expect(compared).toBeLessThan(times * count);
  });
});
