import { describe, expect, it } from 'vitest';
import { reasonInAscii } from '../../../src/http/response/reason-header.ts';

describe('a reason in a header', () => {
  it.each([
    { faults: ['x has no y'], told: 'x has no y' },
    { faults: ['one', 'two'], told: 'one; two' },
    { faults: ['ä is “odd”—so…'], told: '\\u00e4 is "odd"-so...' },
    { faults: ['a\r\nb\tc\u0000\u007f'], told: 'a\\u000d b c\\u0000\\u007f' },
    { faults: ['😀'], told: '\\ud83d\\ude00' },
  ])('of $faults is $told', ({ faults, told }) => {
    expect(reasonInAscii(faults)).toBe(told);
  });

  it.each(['x', 'ä', '😀', '…', 'xä'])(
    'of many %s is no longer than 500 characters, and cuts no escape',
    (unit) => {
      const told = reasonInAscii([unit.repeat(2_000)]);
      expect(told.length).toBeLessThanOrEqual(500);
      expect(told.length).toBeGreaterThan(480);
      expect(told).toMatch(/^(?:[\x20-\x5b\x5d-\x7e]|\\u[\da-f]{4})*$/);
    },
  );
});
