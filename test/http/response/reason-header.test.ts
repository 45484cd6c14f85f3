import { describe, expect, it } from 'vitest';
import { formatReason } from '../../../src/http/response/reason-header.ts';

describe('a reason in a header', () => {
  it.each([
    { issues: ['x has no y'], lines: 'x has no y' },
    { issues: ['one', 'two'], lines: 'one; two' },
    { issues: ['ä is “odd”—so…'], lines: '\\u00e4 is "odd"-so...' },
    { issues: ['a\r\nb\tc\u0000\u007f'], lines: 'a\\u000d b c\\u0000\\u007f' },
    { issues: ['😀'], lines: '\\ud83d\\ude00' },
  ])('of $issues is $lines', ({ issues, lines }) => {
    expect(formatReason(issues)).toBe(lines);
  });

  it.each(['x', 'ä', '😀', '…', 'xä'])(
    'of many %s is no longer than 500 characters, and cuts no escape',
    (unit) => {
      const lines = formatReason([unit.repeat(2_000)]);
      expect(lines.length).toBeLessThanOrEqual(500);
      expect(lines.length).toBeGreaterThan(480);
      expect(lines).toMatch(/^(?:[\x20-\x5b\x5d-\x7e]|\\u[\da-f]{4})*$/);
    },
  );
});
