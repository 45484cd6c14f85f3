import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/session/session-clock.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const isoTime = (date: Date) => date.toISOString();

describe('a clock', () => {
  it('is frozen at the time that it is set to', () => {
    const clock = createClock({ time: start });
    expect([clock.take(), clock.take(), clock.now()].map(isoTime)).toEqual(
      Array(3).fill('2026-01-01T00:00:00.000Z'),
    );
  });

  it('advances with each request when it has a step, and only then', () => {
    const clock = createClock({ time: start, step: 1_500 });
    expect([clock.now(), clock.take(), clock.now(), clock.take(), clock.take()].map(isoTime)).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:01.500Z',
      '2026-01-01T00:00:01.500Z',
      '2026-01-01T00:00:03.000Z',
    ]);
  });

  it('describes how it was set last, and not where its steps led it', () => {
    const clock = createClock({ time: start, step: 1_000 });
    clock.take();
    expect(clock.setting).toEqual({ time: start, step: 1_000 });
    clock.move(60_000);
    expect(clock.setting).toEqual({ time: start + 61_000, step: 1_000 });
    clock.set({ time: start });
    expect(clock.setting).toEqual({ time: start });
  });

  it('runs as the machine’s does, advanced or not', () => {
    const clock = createClock();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(5_000);
    clock.move(3_600_000);
    expect(Math.abs(clock.take().getTime() - Date.now() - 3_600_000)).toBeLessThan(5_000);
    expect(clock.setting).toEqual({ ahead: 3_600_000 });
  });

  it.each([-1, 253_402_300_800_000, Number.NaN])('cannot be set to %d', (time) => {
    const clock = createClock({ time: start });
    expect(() => clock.set({ time })).toThrow('1970-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z');
    expect(isoTime(clock.now())).toBe('2026-01-01T00:00:00.000Z');
  });

  it('cannot be advanced out of range, and steps no further than its end', () => {
    const clock = createClock({ time: start, step: 1e15 });
    expect(() => clock.move(-1e15)).toThrow('cannot be set there');
    clock.take();
    expect(isoTime(clock.take())).toBe('9999-12-31T23:59:59.999Z');
  });
});
