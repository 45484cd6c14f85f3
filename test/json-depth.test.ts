import { describe, expect, it } from 'vitest';
import { isTextNestedWithin } from '../src/json-depth.ts';

describe('the depth of a text of JSON', () => {
  it.each<[string, number, boolean]>([
    ['5', 0, true],
    ['[]', 0, false],
    ['[]', 1, true],
    ['[[],[],{}]', 2, true],
    ['[[],[{}]]', 2, false],
    ['{"a":{"b":[1]}}', 3, true],
    ['{"a":{"b":[1]}}', 2, false],
    ['["[[[["]', 1, true],
    ['["\\"[[", "\\\\"]', 1, true],
    ['["\\\\", [[]]]', 2, false],
    ['["[[', 1, true],
    ['[[], [], "["]', 4, true],
  ])('of %s is within %d: %s', (text, levels, expected) => {
    expect(isTextNestedWithin(levels, text)).toBe(expected);
  });

  it('is known of a text of brackets without reading it to its end', () => {
    const timeOf = (levels: number) => {
      const start = performance.now();
      isTextNestedWithin(levels, brackets);
      return performance.now() - start;
    };
    const whole = timeOf(brackets.length - 1);
    expect(Math.min(timeOf(64), timeOf(64), timeOf(64))).toBeLessThan(whole / 10);
  });
});

const brackets = '['.repeat(10_000_000);
