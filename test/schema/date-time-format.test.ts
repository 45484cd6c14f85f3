import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommonDateTime } from '../../src/schema/date-time-format.ts';
import { runs } from '../support/property-tests.ts';

/** Whether a text is a date and a time, as the library finds out. */
function isDateTime(text: string): boolean {
  const format = fullFormats['date-time'];
  if (typeof format !== 'object' || !('validate' in format))
    throw new Error('the library has no such format');
  return (format.validate as (text: string) => boolean)(text);
}

describe('a common date-time', () => {
  it.each([
    '2026-03-14T15:09:26.535Z',
    '2024-02-28T00:00:00Z',
    '2026-04-29T00:00:00Z',
    '2026-11-30T00:00:00Z',
    '2026-12-31T23:59:59Z',
  ])('is %s', (text) => expect(isCommonDateTime(text)).toBe(true));

  it.each(['2026-02-29T00:00:00Z', '2024-02-29T00:00:00Z', '2026-04-31T00:00:00Z'])(
    'is not %s, which no month or not every year has',
    (text) => expect(isCommonDateTime(text)).toBe(false),
  );

  it('matches the format date-time', () => {
    const upTo = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    const stray = fc.oneof(
      fc.constant(''),
      fc.constantFrom('-', 'T', ':', 'Z', 't', ' ', '.', '\n', '1', '٣'),
    );
    const text = fc
      .tuple(
        upTo(99),
        upTo(14),
        upTo(33),
        upTo(26),
        upTo(62),
        upTo(62),
        fc.constantFrom('', '.5', '.'),
        stray,
        fc.nat(25),
      )
      .map(([year, month, day, hour, minute, second, fraction, put, at]) => {
        const whole = `20${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`;
        return whole.slice(0, at) + put + whole.slice(at);
      });
    let found = 0;
    fc.assert(
      fc.property(text, (each) => {
        if (!isCommonDateTime(each)) return;
        found += 1;
        expect(isDateTime(each)).toBe(true);
      }),
      { numRuns: runs(5_000) },
    );
    expect(found).toBeGreaterThan(100);
  });
});
