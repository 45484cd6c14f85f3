import { describe, expect, it } from 'vitest';
import { sessionRetention } from '../../src/session/named-sessions.ts';
import type { Session } from '../../src/session/session.ts';
import { createRuntime } from '../../src/session/session-runtime.ts';
import { createSessions } from '../../src/session/sessions.ts';
import { createStore } from '../../src/storage/open-store.ts';
import type { Collections } from '../../src/storage/store.ts';
import { type Person, people, person } from '../storage/people.ts';

const startOfTime = Date.parse('2026-01-01T00:00:00Z');

async function open(fill?: (rows: Collections) => void | Promise<void>, limit?: number) {
  let time = 0;
  const sessions = createSessions({
    store: await createStore({ specs: [people] }),
    createRuntime: (clock = { time: startOfTime }, session) => createRuntime({ clock, seed: 1, session }),
    now: () => time,
    ...(fill && { fill }),
    limit,
  });
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { sessions, pass };
}

const insert = (id: string) => (rows: Collections) => rows.collection<Person>('people').insert(person(id));
const idsOf = ({ store }: Session) =>
  store.read(async (rows) => (await rows.collection<Person>('people').list()).map(people.key));

describe('a session', () => {
  it('starts as a copy of the default session at its first use, and is independent from then on', async () => {
    const { sessions } = await open();
    await sessions.defaultSession.store.write(insert('a'));
    const first = sessions.use('w1');
    await sessions.defaultSession.store.write(insert('b'));
    await first.store.write(insert('own'));
    expect(await idsOf(sessions.use('w1'))).toEqual(['a', 'own']);
    expect(await idsOf(sessions.use('w2'))).toEqual(['a', 'b']);
    expect(await idsOf(sessions.use())).toEqual(['a', 'b']);
  });

  it('copies the default session again when it is reset, and retains its snapshots', async () => {
    const { sessions } = await open();
    const session = sessions.use('w1');
    await session.store.write(insert('own'));
    session.snapshots.set('before', {
      createdAt: new Date(0),
      savepoint: session.store.savepoint(),
      rows: {},
    });
    const firstId = session.runtime.begin().ids.next();
    await sessions.defaultSession.store.write(insert('a'));
    await sessions.reset('w1');
    const reset = sessions.use('w1');
    expect(await idsOf(reset)).toEqual(['a']);
    expect([...reset.snapshots.keys()]).toEqual(['before']);
    expect(reset.runtime.begin().ids.next()).toBe(firstId);
  });

  it('has the time that the default session was set to, not the one it stepped to', async () => {
    const { sessions } = await open();
    sessions.defaultSession.runtime.clock.set({ time: startOfTime + 5, step: 1_000 });
    sessions.defaultSession.runtime.begin();
    expect(sessions.use('w1').runtime.clock.now().getTime()).toBe(startOfTime + 5);
  });

  it('is left alone when the default session is reset', async () => {
    const { sessions } = await open(insert('seed'));
    await sessions.defaultSession.store.write(insert('a'));
    await sessions.use('w1').store.write(insert('own'));
    const firstId = createRuntime({ clock: { time: startOfTime }, seed: 1 })
      .begin()
      .ids.next();
    sessions.defaultSession.runtime.begin().ids.next();
    for (const id of ['b', 'c']) {
      await sessions.reset();
      expect(await idsOf(sessions.use())).toEqual(['seed']);
      await sessions.defaultSession.store.write(insert(id));
    }
    await sessions.reset();
    expect(await idsOf(sessions.use('w1'))).toEqual(['a', 'own']);
    expect(sessions.defaultSession.runtime.begin().ids.next()).toBe(firstId);
  });

  it.each(['', ' ', 'a b', 'ä', '../x', 'a'.repeat(65), '__proto__\n'])(
    'cannot be named %j',
    async (name) => {
      const { sessions } = await open();
      expect(() => sessions.use(name)).toThrow('cannot be the name of a session: give 1 to 64 letters');
      expect(sessions.list()).toEqual([]);
    },
  );

  it.each(['w3', '__proto__', 'constructor', '-', '0'.repeat(64)])('can be named %j', async (name) => {
    const { sessions } = await open();
    await sessions.use(name).store.write(insert(name));
    expect(await idsOf(sessions.use(name))).toEqual([name]);
  });
});

describe('of many sessions', () => {
  const namesOf = (list: readonly { session: Session }[]) => list.map(({ session }) => session.name);

  it('the one used last is listed first, with its times', async () => {
    const { sessions, pass } = await open();
    sessions.use('a');
    pass(10);
    sessions.use('b');
    pass(10);
    sessions.use('a');
    const listed = sessions.list();
    expect(namesOf(listed)).toEqual(['a', 'b']);
    expect(listed[0]).toMatchObject({ created: new Date(0), lastUsed: new Date(20) });
  });

  it('those that nobody used for an hour are dropped', async () => {
    const { sessions, pass } = await open();
    sessions.use('old');
    pass(sessionRetention.unusedMs - 1);
    sessions.use('used');
    expect(namesOf(sessions.list())).toEqual(['used', 'old']);
    pass(1);
    expect(namesOf(sessions.list())).toEqual(['used']);
  });

  it('the least recently used one is dropped for one too many', async () => {
    const { sessions } = await open();
    for (let i = 0; i < sessionRetention.maxCount; i += 1) sessions.use(`w${i}`);
    sessions.use('w0');
    sessions.use('one-more');
    expect(sessions.list()).toHaveLength(sessionRetention.maxCount);
    expect(namesOf(sessions.list())).not.toContain('w1');
    expect(namesOf(sessions.list())).toEqual(expect.arrayContaining(['w0', 'w2', 'one-more']));
  });

  it('the least recently used ones are deleted for too many bytes, and say so until they are reset', async () => {
    const { sessions } = await open(undefined, 25_000);
    const long = 'x'.repeat(10_000);
    const fill = (name: string) =>
      sessions.use(name).store.write((rows) => rows.collection<Person>('people').insert(person(name, long)));
    for (const name of ['a', 'b', 'c']) await fill(name);
    sessions.use('c');
    expect(namesOf(sessions.list())).toEqual(['c', 'b']);
    expect(() => sessions.use('a')).toThrow(expect.objectContaining({ code: 'gone' }));
    await sessions.reset('a');
    expect(await idsOf(sessions.use('a'))).toEqual([]);
    expect(await idsOf(sessions.use('c'))).toEqual(['c']);
  });

  it('one alone may take more bytes than the limit, and what it removes counts no more', async () => {
    const { sessions } = await open(undefined, 25_000);
    const change = (name: string, work: (rows: Collections) => Promise<unknown>) =>
      sessions.use(name).store.write(async (rows) => void (await work(rows)));
    for (const id of ['1', '2', '3']) {
      const row = person(id, 'x'.repeat(10_000));
      await change('large', (rows) => rows.collection<Person>('people').insert(row));
    }
    expect(await idsOf(sessions.use('large'))).toEqual(['1', '2', '3']);
    for (const id of ['1', '2'])
      await change('large', (rows) => rows.collection<Person>('people').remove(id));
    sessions.use('other');
    expect(namesOf(sessions.list())).toEqual(['other', 'large']);
  });

  it('one can be dropped explicitly, and starts again when it is used', async () => {
    const { sessions } = await open();
    await sessions.use('w1').store.write(insert('own'));
    expect(sessions.drop('w1')).toBe(true);
    expect(sessions.drop('w1')).toBe(false);
    expect(await idsOf(sessions.use('w1'))).toEqual([]);
  });
});
