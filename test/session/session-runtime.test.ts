import { describe, expect, it } from 'vitest';
import type { SessionRuntime } from '../../src/session/session.ts';
import { createRuntime, type RuntimeOptions } from '../../src/session/session-runtime.ts';

const clock = { time: Date.parse('2026-01-01T00:00:00Z'), step: 1_000 };

/** What five requests get. */
function given(prefix: RuntimeOptions, values = 1) {
  const runtime = createRuntime(prefix);
  return Array.from({ length: 5 }, () => {
    const context = runtime.begin();
    const thrown = Array.from({ length: values }, () => context.random.next());
    return { now: context.clock.now().toISOString(), ids: [context.ids.next(), context.ids.next()], thrown };
  });
}

describe('a session runtime', () => {
  it('is the same for the same seed, session and clock', () => {
    const prefix = { clock, seed: 7, session: 'w3' };
    expect(given(prefix)).toEqual(given(prefix));
  });

  it.each<[string, RuntimeOptions]>([
    ['another seed', { clock, seed: 8, session: 'w3' }],
    ['another session', { clock, seed: 7, session: 'w4' }],
    ['the base', { clock, seed: 7 }],
    ['no seed', { clock }],
  ])('has other ids and values for %s', (_, other) => {
    const [mine, others] = [given({ clock, seed: 7, session: 'w3' }), given(other)];
    const parts = (calls: typeof mine) => calls.flatMap(({ ids, thrown }) => [...ids, ...thrown]);
    expect(parts(mine).filter((part) => parts(others).includes(part))).toEqual([]);
  });

  it('differs in every run without a seed', () => {
    expect(given({ clock })).not.toEqual(given({ clock }));
  });

  it('gives the same ids however many values are drawn', () => {
    const ids = (values: number) => given({ clock, seed: 1 }, values).map((request) => request.ids);
    expect(ids(0)).toEqual(ids(9));
  });

  it('has a clock that is frozen within a request, and ids that ascend', () => {
    const runtime = createRuntime({ clock, seed: 1 });
    const { clock: standing, ids } = runtime.begin();
    runtime.begin();
    expect(standing.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
    const made = [ids.next(), ids.next(), runtime.begin().ids.next()];
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(3);
  });
});

describe('a session runtime that is restored to a snapshot', () => {
  /** The ids and values of three requests. */
  const drawn = (runtime: SessionRuntime) =>
    Array.from({ length: 3 }, () => runtime.begin()).flatMap(({ ids, random }) => [
      ids.next(),
      random.next(),
    ]);

  function restarted(prefix: RuntimeOptions, snapshot: string, callsBefore = 0) {
    const runtime = createRuntime(prefix);
    for (let i = 0; i < callsBefore; i += 1) runtime.begin().ids.next();
    runtime.restart(snapshot);
    return drawn(runtime);
  }

  it('is the same each time, whatever was requested before', () => {
    const prefix = { clock, seed: 7, session: 'w3' };
    expect(restarted(prefix, 'one', 5)).toEqual(restarted(prefix, 'one'));
    const runtime = createRuntime();
    runtime.clock.set(clock);
    const rounds = [1, 2].map(() => {
      runtime.restart('one');
      runtime.clock.set(clock);
      return drawn(runtime);
    });
    expect(rounds[0]).toEqual(rounds[1]);
  });

  it.each<[string, RuntimeOptions, string]>([
    ['another snapshot', { clock, seed: 7, session: 'w3' }, 'two'],
    ['another session', { clock, seed: 7, session: 'w4' }, 'one'],
    ['another seed', { clock, seed: 8, session: 'w3' }, 'one'],
  ])('has other ids and values for %s', (_, prefix, snapshot) => {
    const mine = restarted({ clock, seed: 7, session: 'w3' }, 'one');
    expect(restarted(prefix, snapshot).filter((part) => mine.includes(part))).toEqual([]);
  });

  it.each<[string, (runtime: SessionRuntime) => void, string]>([
    ['is reset', () => {}, '2026-01-01T00:00:00.000Z'],
    ['was set', ({ clock }) => clock.set({ time: 0 }), '1970-01-01T00:00:00.000Z'],
    ['was moved', ({ clock }) => clock.move(60_000), '2026-01-01T00:01:02.000Z'],
  ])('has a clock that %s', (_, change, time) => {
    const runtime = createRuntime({ clock });
    runtime.begin();
    runtime.begin();
    change(runtime);
    runtime.restart('one');
    expect(runtime.clock.now().toISOString()).toBe(time);
  });
});
