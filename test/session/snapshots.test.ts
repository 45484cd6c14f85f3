import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { createRuntime } from '../../src/session/session-runtime.ts';
import { maxSnapshots, requireSnapshot, restoreSnapshot, takeSnapshot } from '../../src/session/snapshots.ts';
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

it('counts rows by collection, without those of internal collections', async () => {
  const session = await open();
  await insert(session, 'a');
  await insert(session, 'a', '(internal)');
  expect(session.store.countRows()).toEqual({ people: 1 });
});
