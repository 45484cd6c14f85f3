import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellFaults } from '../../src/error-response/join-issues.ts';

describe('tellFaults', () => {
  it.each([
    { faults: ['one'], limit: 20, told: 'one' },
    { faults: ['one', 'two'], limit: 8, told: 'one; two' },
    { faults: ['one', 'two', 'three', 'fourth'], limit: 21, told: 'one; two (and 2 more)' },
    { faults: ['one', 'two', 'three', 'four'], limit: 20, told: 'one (and 3 more)' },
    { faults: ['a fault that is far too long'], limit: 10, told: 'a fault t…' },
    { faults: ['a fault that is far too long', 'two'], limit: 21, told: 'a fault… (and 1 more)' },
  ])('tells $faults within $limit characters', ({ faults, limit, told }) => {
    expect(tellFaults(faults, limit)).toBe(told);
  });

  it.each([
    { what: 'a hundred thousand faults', faults: Array.from({ length: 100_000 }, (_, i) => `fault ${i}`) },
    { what: 'a fault of a million characters', faults: ['x'.repeat(1_000_000), 'two'] },
  ])('is done with $what before the test is given up', ({ faults }) => {
    const told = tellFaults(faults, 500);
    expect([...told].length).toBeLessThanOrEqual(500);
    expect(told).toMatch(/\(and \d+ more\)$/);
  });

  it('never exceeds the limit, never tears a character, and accounts for every fault', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 500 }), (faults, limit) => {
        const told = tellFaults(faults, limit);
        expect([...told].length).toBeLessThanOrEqual(limit);
        expect(told.isWellFormed()).toBe(true);
        const leftOut = Number(/\(and (\d+) more\)$/.exec(told)?.[1] ?? 0);
        expect(
          told.startsWith(
            faults
              .slice(0, faults.length - leftOut)
              .join('; ')
              .slice(0, 10),
          ),
        ).toBe(true);
      }),
    );
  });
});
