import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../src/context.ts';
import { type Beginning, createSurroundings } from '../../src/session/session-runtime.ts';

const clock = { time: Date.parse('2026-01-01T00:00:00Z'), step: 1_000 };

/** What five calls are given. */
function given(beginning: Beginning, values = 1) {
  const surroundings = createSurroundings(beginning);
  return Array.from({ length: 5 }, () => {
    const world = surroundings.begin();
    const thrown = Array.from({ length: values }, () => world.dice.next());
    return { now: world.clock.now().toISOString(), ids: [world.ids.next(), world.ids.next()], thrown };
  });
}

describe('surroundings', () => {
  it('are the same for the same seed, session and clock', () => {
    const beginning = { clock, seed: 7, session: 'w3' };
    expect(given(beginning)).toEqual(given(beginning));
  });

  it.each<[string, Beginning]>([
    ['another seed', { clock, seed: 8, session: 'w3' }],
    ['another session', { clock, seed: 7, session: 'w4' }],
    ['the base', { clock, seed: 7 }],
    ['no seed', { clock }],
  ])('have other ids and values for %s', (_, other) => {
    const [mine, others] = [given({ clock, seed: 7, session: 'w3' }), given(other)];
    const parts = (calls: typeof mine) => calls.flatMap(({ ids, thrown }) => [...ids, ...thrown]);
    expect(parts(mine).filter((part) => parts(others).includes(part))).toEqual([]);
  });

  it('differ in every run without a seed', () => {
    expect(given({ clock })).not.toEqual(given({ clock }));
  });

  it('give the same ids however many values are drawn', () => {
    const ids = (values: number) => given({ clock, seed: 1 }, values).map((call) => call.ids);
    expect(ids(0)).toEqual(ids(9));
  });

  it('have a clock that stands still within a call, and ids that ascend', () => {
    const surroundings = createSurroundings({ clock, seed: 1 });
    const { clock: standing, ids } = surroundings.begin();
    surroundings.begin();
    expect(standing.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
    const made = [ids.next(), ids.next(), surroundings.begin().ids.next()];
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(3);
  });
});

describe('surroundings that begin anew from a snapshot', () => {
  /** The ids and values of three calls. */
  const drawn = (surroundings: Surroundings) =>
    Array.from({ length: 3 }, () => surroundings.begin()).flatMap(({ ids, dice }) => [
      ids.next(),
      dice.next(),
    ]);

  function restarted(beginning: Beginning, snapshot: string, callsBefore = 0) {
    const surroundings = createSurroundings(beginning);
    for (let i = 0; i < callsBefore; i += 1) surroundings.begin().ids.next();
    surroundings.restart(snapshot);
    return drawn(surroundings);
  }

  it('are the same each time, whatever was asked before', () => {
    const beginning = { clock, seed: 7, session: 'w3' };
    expect(restarted(beginning, 'one', 5)).toEqual(restarted(beginning, 'one'));
    const surroundings = createSurroundings();
    surroundings.clock.set(clock);
    const rounds = [1, 2].map(() => {
      surroundings.restart('one');
      surroundings.clock.set(clock);
      return drawn(surroundings);
    });
    expect(rounds[0]).toEqual(rounds[1]);
  });

  it.each<[string, Beginning, string]>([
    ['another snapshot', { clock, seed: 7, session: 'w3' }, 'two'],
    ['another session', { clock, seed: 7, session: 'w4' }, 'one'],
    ['another seed', { clock, seed: 8, session: 'w3' }, 'one'],
  ])('have other ids and values for %s', (_, beginning, snapshot) => {
    const mine = restarted({ clock, seed: 7, session: 'w3' }, 'one');
    expect(restarted(beginning, snapshot).filter((part) => mine.includes(part))).toEqual([]);
  });

  it.each<[string, (surroundings: Surroundings) => void, string]>([
    ['begins anew', () => {}, '2026-01-01T00:00:00.000Z'],
    ['was set', ({ clock }) => clock.set({ time: 0 }), '1970-01-01T00:00:00.000Z'],
    ['was moved', ({ clock }) => clock.move(60_000), '2026-01-01T00:01:02.000Z'],
  ])('have a clock that %s', (_, change, time) => {
    const surroundings = createSurroundings({ clock });
    surroundings.begin();
    surroundings.begin();
    change(surroundings);
    surroundings.restart('one');
    expect(surroundings.clock.now().toISOString()).toBe(time);
  });
});
