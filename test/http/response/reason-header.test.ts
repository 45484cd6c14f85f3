import { describe, expect, it } from 'vitest';
import { formatReason } from '../../../src/http/response/reason-header.ts';

describe('formatReason', () => {
  it.each([
    { issues: ['x has no y'], text: 'x has no y' },
    { issues: ['one', 'two'], text: 'one; two' },
    { issues: ['ä is “odd”—so…'], text: '\\u00e4 is "odd"-so...' },
    { issues: ['a\r\nb\tc\u0000\u007f'], text: 'a\\u000d b c\\u0000\\u007f' },
    { issues: ['😀'], text: '\\ud83d\\ude00' },
  ])('of $issues is $text', ({ issues, text }) => {
    expect(formatReason(issues)).toBe(text);
  });

  it.each(['x', 'ä', '😀', '…', 'xä'])(
    'of many %s has at most 500 characters, and cuts no escape',
    (unit) => {
      const text = formatReason([unit.repeat(2_000)]);
      expect(text.length).toBeLessThanOrEqual(500);
      expect(text.length).toBeGreaterThan(480);
      expect(text).toMatch(/^(?:[\x20-\x5b\x5d-\x7e]|\\u[\da-f]{4})*$/);
    },
  );
});
