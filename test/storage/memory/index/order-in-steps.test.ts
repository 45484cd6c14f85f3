import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderInSteps, sortInSteps } from '../../../../src/storage/memory/index/order-in-steps.ts';
import { atOnce } from '../../../../src/turns.ts';

const count = 20_000;
const numbers = Array.from({ length: count }, (_, at) => at);

describe('the order of values', () => {
  it('is stable, and found as in one step', () => {
    const lengths = [0, 1, 2, 1_023, 1_024, 1_025, 2_048, 2_049, 3_000, 5_121];
    const values = fc
      .constantFrom(...lengths)
      .chain((length) => fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }));
    fc.assert(
      fc.property(values, (list) => {
        const places = list.map((_, at) => at);
        const expected = places.toSorted((a, b) => (list[a] ?? 0) - (list[b] ?? 0));
        expect([...atOnce(orderInSteps(list, (a, b) => a - b))]).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('is found in steps of a few values each', () => {
    const steps = orderInSteps(numbers.toReversed(), (a, b) => a - b);
    let [taken, step] = [0, steps.next()];
    for (; step.done !== true; step = steps.next()) taken += 1;
    expect(taken).toBeGreaterThan(100);
    expect([...step.value.subarray(0, 3)]).toEqual([count - 1, count - 2, count - 3]);
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

  it('is that of sorted values too, which is stable', () => {
    const few = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat()), { minLength: 2_000, maxLength: 5_000 });
    const compare = (a: readonly number[], b: readonly number[]) => (a[0] ?? 0) - (b[0] ?? 0);
    fc.assert(
      fc.property(few, (values) => {
        expect(atOnce(sortInSteps(values, compare))).toEqual(values.toSorted(compare));
      }),
      { numRuns: 5 },
    );
  });
});
