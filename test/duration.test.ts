import { describe, expect, it } from 'vitest';
import { parseDuration } from '../src/duration.ts';

describe('a duration', () => {
  it.each([
    ['0', 0],
    ['250', 250],
    ['1s', 1_000],
    ['1.5 s', 1_500],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['1d', 86_400_000],
    ['-1h', -3_600_000],
    ['10 minutes', 600_000],
  ])('%s has %i milliseconds', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each(['', 'soon', '1 fortnight', '1s 2m', '1e3', 's', '.5s', 'Infinity', '9'.repeat(400)])(
    '%j is not a duration',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
