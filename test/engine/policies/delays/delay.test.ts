import { describe, expect, it } from 'vitest';
import { type Delay, drawDelay } from '../../../../src/engine/policies/delays/delay.ts';
import { parseDelay } from '../../../../src/engine/policies/delays/parse-delay.ts';
import { createPlace } from '../../../../src/engine/policies/place.ts';
import { createRandom } from '../../../../src/random.ts';

function parse(given: unknown) {
  const issues: string[] = [];
  return { delay: parseDelay(given, createPlace(issues, 'the delay', '/delay')), issues };
}

describe('a delay', () => {
  it.each<[unknown, Delay]>([
    [0, { minMs: 0, maxMs: 0 }],
    [250, { minMs: 250, maxMs: 250 }],
    ['250ms', { minMs: 250, maxMs: 250 }],
    ['1m', { minMs: 60_000, maxMs: 60_000 }],
    ['100ms-2s', { minMs: 100, maxMs: 2_000 }],
    ['100 - 200', { minMs: 100, maxMs: 200 }],
    [
      { min: '50ms', max: 75 },
      { minMs: 50, maxMs: 75 },
    ],
    ['200ms~0.4', { medianMs: 200, sigma: 0.4 }],
    [
      { median: '1s', sigma: 1 },
      { medianMs: 1_000, sigma: 1 },
    ],
  ])('%j is parsed', (given, delay) => {
    expect(parse(given)).toEqual({ delay, issues: [] });
  });

  it.each([
    [-1, /^\/delay must be milliseconds or another duration, .* and is -1$/],
    ['fast', /and is "fast"$/],
    ['61s', /at most 60 s, and is "61s"$/],
    ['2s-100ms', /and is "2s-100ms"$/],
    ['1s-', /and is "1s-"$/],
    ['1s~9', /and is "1s~9"$/],
    [true, /and is true$/],
    [null, /and is null$/],
    [{}, /^\/delay\/min is missing: give a duration, \/delay\/max is missing: give a duration$/],
    [{ min: 20, max: 10 }, /^\/delay must have a min that is no more than max/],
    [{ min: 1, max: 'x' }, /^\/delay\/max must be milliseconds or a duration of at most 60 s, and is "x"$/],
    [{ median: 10 }, /^\/delay\/sigma is missing: give a number from 0 to 5$/],
    [{ median: 10, sigma: -1 }, /^\/delay\/sigma must be a number from 0 to 5, and is -1$/],
    [{ min: 1, max: 2, unit: 's' }, /^\/delay\/unit is not known here\./],
  ])('cannot be %j', (given, message) => {
    const { issues } = parse(given);
    expect(issues.join(', ')).toMatch(message);
  });

  const draws = (delay: Delay, seed = 'a', count = 2_000) => {
    const random = createRandom(seed);
    return Array.from({ length: count }, () => drawDelay(delay, random));
  };

  it('that is fixed draws no random number', () => {
    const [drawn, fresh] = [createRandom('a'), createRandom('a')];
    expect(drawDelay({ minMs: 40, maxMs: 40 }, drawn)).toBe(40);
    expect(drawn.next()).toBe(fresh.next());
  });

  it('in a range is anywhere in it, both ends included', () => {
    expect(new Set(draws({ minMs: 10, maxMs: 13 }))).toEqual(new Set([10, 11, 12, 13]));
  });

  it('with a spread is as often above its median as below, skewed to the long side, and never too long', () => {
    const drawn = draws({ medianMs: 200, sigma: 0.4 }).sort((a, b) => a - b);
    expect(drawn[1_000]).toBeGreaterThan(190);
    expect(drawn[1_000]).toBeLessThan(210);
    // One in six is beyond one sigma on either side.
    expect(drawn[Math.round(2_000 * 0.841)]).toBeCloseTo(200 * Math.exp(0.4), -1.5);
    expect(drawn[Math.round(2_000 * 0.159)]).toBeCloseTo(200 * Math.exp(-0.4), -1.5);
    expect(Math.max(...draws({ medianMs: 60_000, sigma: 5 }))).toBe(60_000);
  });

  it('is drawn from the seed', () => {
    const spread = { medianMs: 200, sigma: 0.4 };
    expect(draws(spread)).toEqual(draws(spread));
    expect(draws(spread)).not.toEqual(draws(spread, 'b'));
  });
});
