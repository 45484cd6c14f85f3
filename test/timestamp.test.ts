import { describe, expect, it } from 'vitest';
import { parseTimestamp, timeInFormat } from '../src/timestamp.ts';

describe('a timestamp', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01t00:00:00.5z', '2026-01-01T00:00:00.500Z'],
    ['2026-01-01T00:00Z', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00+02:00', '2025-12-31T22:00:00.000Z'],
    ['2028-02-29T23:59:59-01:00', '2028-03-01T00:59:59.000Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(parseTimestamp(text) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it.each([
    '',
    'now',
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00+25:00',
    ' 2026-01-01T00:00:00Z',
    '1767225600000',
    'Thu, 01 Jan 2026 00:00:00 GMT',
  ])('%j is not a timestamp', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});

it.each([
  ['date-time', '2026-01-02T03:04:05.678Z'],
  ['iso-date-time', '2026-01-02T03:04:05.678Z'],
  ['date', '2026-01-02'],
  ['rfc2822', 'Fri, 02 Jan 2026 03:04:05 GMT'],
  ['HTTP-date', 'Fri, 02 Jan 2026 03:04:05 GMT'],
  ['unixtime', '1767323045'],
  ['timezone', undefined],
])('a time of the format %s is %s', (format, expected) => {
  expect(timeInFormat(new Date('2026-01-02T03:04:05.678Z'), format)).toBe(expected);
});
