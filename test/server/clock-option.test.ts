import { describe, expect, it } from 'vitest';
import { clockFrom, type GivenClock } from '../../src/server/clock-option.ts';

const time = Date.parse('2026-01-01T00:00:00Z');

describe('a clock given in code', () => {
  it.each<[string, GivenClock, object]>([
    ['a text', '2026-01-01T00:00:00Z', { time }],
    ['a Date', new Date(time), { time }],
    ['milliseconds', time, { time }],
    ['a time and a step', { time: '2026-01-01T00:00:00Z', step: '1s' }, { time, step: 1_000 }],
    ['a step in milliseconds', { time, step: 250 }, { time, step: 250 }],
  ])('can be %s', (_, given, expected) => {
    expect(clockFrom(given)).toEqual(expected);
  });

  it.each<[string, GivenClock, string]>([
    ['no time', 'noon', 'The clock cannot be frozen at "noon"'],
    ['a time without its offset', '2026-01-01T00:00:00', 'give a time with its offset'],
    ['a Date without a time', new Date(Number.NaN), 'a Date before 1970 or without a time'],
    ['a time before 1970', -1, 'cannot be frozen at -1'],
    ['a step that is none', { time, step: 'soon' }, 'cannot advance by "soon"'],
    ['a step back', { time, step: -1 }, 'cannot advance by -1'],
  ])('cannot be %s', (_, given, message) => {
    expect(() => clockFrom(given)).toThrow(message);
  });
});
