import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { createRuntime } from '../../src/session/session-runtime.ts';
import { createSessions } from '../../src/session/sessions.ts';
import {
  deleteSnapshot,
  maxSnapshots,
  requireSnapshot,
  restoreSnapshot,
  takeSnapshot,
} from '../../src/session/snapshots.ts';
import { createStore } from '../../src/storage/open-store.ts';
import { type Person, people, person } from '../storage/people.ts';

async function open(): Promise<Session> {
  const store = await createStore({ specs: [people, { ...people, name: '(internal)', isInternal: true }] });
  return { store, runtime: createRuntime({ seed: 1 }), snapshots: new Map() };
}

const insert = ({ store }: Session, id: string, collection = 'people') =>
  store.write((rows) => rows.collection<Person>(collection).insert(person(id)));
const idsOf = ({ store }: Session) =>
  store.read(async (rows) => (await rows.collection<Person>('people').list()).map(people.key));

describe('a snapshot', () => {
  it('has the rows of the moment at which it is requested', async () => {
    const session = await open();
    await insert(session, 'a');
    const taking = takeSnapshot(session, 'one');
    const inserting = insert(session, 'b');
    expect((await taking).snapshot.rows).toEqual({ people: 1 });
    await inserting;
    await restoreSnapshot(session, 'one');
    expect(await idsOf(session)).toEqual(['a']);
  });

  it('replaces one of the same name, and is then the one taken last', async () => {
    const session = await open();
    expect((await takeSnapshot(session, 'one')).isNew).toBe(true);
    await takeSnapshot(session, 'two');
    await insert(session, 'a');
    expect((await takeSnapshot(session, 'one')).isNew).toBe(false);
    expect([...session.snapshots.keys()]).toEqual(['two', 'one']);
    expect(requireSnapshot(session, 'one').rows).toEqual({ people: 1 });
  });

  it('is rejected when there are too many, however many are requested at once', async () => {
    const session = await open();
    const names = Array.from({ length: maxSnapshots + 5 }, (_, i) => `s${i}`);
    const taken = await Promise.allSettled(names.map((name) => takeSnapshot(session, name)));
    expect(taken.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(session.snapshots.size).toBe(maxSnapshots);
  });

  it('that does not exist cannot be restored, and nothing changes', async () => {
    const session = await open();
    await insert(session, 'a');
    await expect(restoreSnapshot(session, 'none')).rejects.toThrow('there is no snapshot none, and no other');
    expect(await idsOf(session)).toEqual(['a']);
  });
});

describe('the bytes that snapshots hold', () => {
  const long = 'x'.repeat(10_000);
  const gone = expect.objectContaining({
    code: 'gone',
    message: expect.stringContaining('--snapshot-limit'),
  });

  async function openBounded(snapshotLimit = 25_000) {
    const store = await createStore({ specs: [people] });
    return createSessions({ store, createRuntime: () => createRuntime({ seed: 1 }), snapshotLimit });
  }

  /** Puts a long row in place of the one before, and takes a snapshot of it. */
  async function replaceAndTake(session: Session, ...names: string[]): Promise<void> {
    for (const name of names) {
      await session.store.write(async (rows) => {
        const collection = rows.collection<Person>('people');
        await collection.remove('long');
        await collection.insert(person('long', `${name}${long}`));
      });
      await takeSnapshot(session, name);
    }
  }

  const namesIn = ({ snapshots }: Session) => [...snapshots.keys()];

  it('have a limit: the oldest go, and say so until they are taken again', async () => {
    const { defaultSession: session } = await openBounded();
    await replaceAndTake(session, 'a', 'b', 'c');
    expect(namesIn(session)).toEqual(['a', 'b', 'c']);
    await replaceAndTake(session, 'd');
    expect(namesIn(session)).toEqual(['b', 'c', 'd']);
    expect(() => requireSnapshot(session, 'a')).toThrow(gone);
    await expect(restoreSnapshot(session, 'a')).rejects.toEqual(gone);
    await takeSnapshot(session, 'a');
    expect(requireSnapshot(session, 'a').rows).toEqual({ people: 1 });
  });

  it('are not those of rows that the session has itself', async () => {
    const { defaultSession: session } = await openBounded();
    for (const id of ['1', '2', '3', '4']) {
      await session.store.write((rows) => rows.collection<Person>('people').insert(person(id, long)));
      await takeSnapshot(session, `s${id}`);
    }
    expect(namesIn(session)).toEqual(['s1', 's2', 's3', 's4']);
  });

  it('are those of all sessions: a later snapshot of one takes the room of an older one of another', async () => {
    const sessions = await openBounded(35_000);
    const [one, other] = [sessions.use('one'), sessions.use('other')];
    await replaceAndTake(one, 'a', 'b');
    await replaceAndTake(other, 'a', 'b');
    expect([namesIn(one), namesIn(other)]).toEqual([['b'], ['a', 'b']]);
    await sessions.reset('one');
    expect(() => requireSnapshot(sessions.use('one'), 'a')).toThrow(gone);
  });

  it('are free again once a snapshot is deleted, and the one taken last stays whatever its size', async () => {
    const { defaultSession: session } = await openBounded(15_000);
    await replaceAndTake(session, 'a', 'b');
    deleteSnapshot(session, 'a');
    await replaceAndTake(session, 'c');
    expect(namesIn(session)).toEqual(['b', 'c']);
    const tiny = (await openBounded(1)).use('tiny');
    await replaceAndTake(tiny, 'a', 'b');
    expect(namesIn(tiny)).toEqual(['b']);
    deleteSnapshot(tiny, 'a');
    expect(() => deleteSnapshot(tiny, 'a')).toThrow('there is no snapshot a');
  });
});

it('counts rows by collection, without those of internal collections', async () => {
  const session = await open();
  await insert(session, 'a');
  await insert(session, 'a', '(internal)');
  expect(session.store.countRows()).toEqual({ people: 1 });
});
