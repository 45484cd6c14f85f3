import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinIssues } from '../../src/error-response/join-issues.ts';
import { uncountedIssues } from '../../src/errors.ts';

describe('joinIssues', () => {
  it.each([
    { issues: ['one'], limit: 20, lines: 'one' },
    { issues: ['one', 'two'], limit: 8, lines: 'one; two' },
    { issues: ['one', 'two', 'three', 'fourth'], limit: 21, lines: 'one; two (and 2 more)' },
    { issues: ['one', 'two', 'three', 'four'], limit: 20, lines: 'one (and 3 more)' },
    { issues: ['a fault that is far too long'], limit: 10, lines: 'a fault t…' },
    { issues: ['a fault that is far too long', 'two'], limit: 21, lines: 'a fault… (and 1 more)' },
    {
      issues: ['one', 'the second', 'three', uncountedIssues],
      limit: 30,
      lines: 'one (and more than 2 more)',
    },
    { issues: ['one', uncountedIssues], limit: 20, lines: 'one (and more)' },
  ])('joins $issues within $limit characters', ({ issues, limit, lines }) => {
    expect(joinIssues(issues, limit)).toBe(lines);
  });

  it.each([
    { what: 'a hundred thousand faults', issues: Array.from({ length: 100_000 }, (_, i) => `fault ${i}`) },
    { what: 'a fault of a million characters', issues: ['x'.repeat(1_000_000), 'two'] },
  ])('is done with $what before the test is given up', ({ issues }) => {
    const lines = joinIssues(issues, 500);
    expect([...lines].length).toBeLessThanOrEqual(500);
    expect(lines).toMatch(/\(and \d+ more\)$/);
  });

  it('never exceeds the limit, never tears a character, and accounts for every fault', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 500 }), (issues, limit) => {
        const lines = joinIssues(issues, limit);
        expect([...lines].length).toBeLessThanOrEqual(limit);
        expect(lines.isWellFormed()).toBe(true);
        const leftOut = Number(/\(and (\d+) more\)$/.exec(lines)?.[1] ?? 0);
        expect(
          lines.startsWith(
            issues
              .slice(0, issues.length - leftOut)
              .join('; ')
              .slice(0, 10),
          ),
        ).toBe(true);
      }),
    );
  });
});
