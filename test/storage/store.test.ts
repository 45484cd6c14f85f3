import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFilePersistence } from '../../src/storage/file/file-persistence.ts';
import { createStore } from '../../src/storage/open-store.ts';
import type { Collections, Store } from '../../src/storage/store.ts';
import { type Person, people, person, pets } from './people.ts';

const specs = [people, pets];
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const kinds: [string, () => Promise<Store>][] = [
  ['in memory', () => createStore({ specs })],
  [
    'in a file',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'store-'));
      folders.push(folder);
      return createStore({
        specs,
        persistence: createFilePersistence({ file: join(folder, 'data.json'), contract: 'People' }),
      });
    },
  ],
];

describe.each(kinds)('a store %s', (_, open) => {
  const persons = (rows: Collections) => rows.collection<Person>('people');

  it('keeps, finds, replaces and removes rows', async () => {
    const store = await open();
    await store.write((rows) => persons(rows).insert(person('a', 'Rome', ['x'])));
    await store.write((rows) => persons(rows).insert(person(7, 'Oslo', ['x', 'y'])));
    await store.write((rows) => persons(rows).replace(person('a', 'Lima')));
    const found = await store.read(async (rows) => ({
      one: await persons(rows).get('a'),
      none: await persons(rows).get('b'),
      all: await persons(rows).list(),
      inRome: await persons(rows).list({ where: { index: 'city', key: 'Rome' } }),
      tagged: await persons(rows).list({ where: { index: 'tag', key: 'x' } }),
    }));
    const [a, seven] = [person('a', 'Lima'), person(7, 'Oslo', ['x', 'y'])];
    expect(found).toEqual({ one: a, none: undefined, all: [seven, a], inRome: [], tagged: [seven] });
    expect(await store.write((rows) => persons(rows).remove('a'))).toBe(true);
    expect(await store.write((rows) => persons(rows).remove('a'))).toBe(false);
    expect(await store.read((rows) => persons(rows).list())).toEqual([seven]);
    await store.close();
  });

  it('lets exactly one of many concurrent writes have a key', async () => {
    const store = await open();
    const writes = Array.from({ length: 20 }, (_, number) =>
      store.write((rows) => persons(rows).insert(person('same', `city ${number}`))),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rejected = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.code] : [],
    );
    expect(rejected).toEqual(Array(19).fill('conflict'));
    expect(await store.read((rows) => persons(rows).list())).toEqual([person('same', 'city 0')]);
    await store.close();
  });

  it('shares no row with those who hand it in or take it out', async () => {
    const store = await open();
    const mine = { id: 1, city: 'Rome', tags: ['x'] };
    await store.write((rows) => persons(rows).insert(mine));
    mine.tags.push('changed');
    const [listed] = await store.read((rows) => rows.collection<typeof mine>('people').list());
    listed?.tags.push('changed');
    const got = await store.read((rows) => rows.collection<typeof mine>('people').get(1));
    got?.tags.push('changed');
    expect(await store.read((rows) => persons(rows).get(1))).toEqual({ id: 1, city: 'Rome', tags: ['x'] });
    await store.close();
  });

  it('sees its own changes within a write, and drops them when it throws', async () => {
    const store = await open();
    await store.write((rows) => persons(rows).insert(person('a')));
    const write = store.write(async (rows) => {
      await persons(rows).remove('a');
      await persons(rows).insert(person('b'));
      expect(await persons(rows).list()).toEqual([person('b')]);
      throw new Error('never mind');
    });
    await expect(write).rejects.toThrow('never mind');
    expect(await store.read((rows) => persons(rows).list())).toEqual([person('a')]);
    await store.close();
  });

  it('forgets everything when it is cleared, and goes on', async () => {
    const store = await open();
    await store.write((rows) => persons(rows).insert(person('a')));
    await store.write((rows) => rows.collection('pets').insert({ id: 1 }));
    await store.reset();
    const left = Object.values(store.snapshot().collections).flatMap((rows) => [...rows]);
    expect(left).toEqual([]);
    await store.write((rows) => persons(rows).insert(person('a', 'Oslo')));
    expect(await store.read((rows) => persons(rows).list({ where: { index: 'city', key: 'Rome' } }))).toEqual(
      [],
    );
    await store.close();
  });

  it('starts over with other rows, or stays as it is when they cannot be put in', async () => {
    const store = await open();
    await store.write((rows) => persons(rows).insert(person('a')));
    const twice = async (rows: Collections) => {
      await persons(rows).insert(person('b'));
      await persons(rows).insert(person('b'));
    };
    await expect(store.reset(twice)).rejects.toThrow('already has "b"');
    expect(await store.read((rows) => persons(rows).list())).toEqual([person('a')]);
    const [start] = await Promise.all([
      store.reset((rows) => persons(rows).insert(person('c'))),
      store.write((rows) => persons(rows).insert(person('just after'))),
    ]);
    await store.restore(start);
    expect(await store.read((rows) => persons(rows).list())).toEqual([person('c')]);
    await store.close();
  });

  it('goes back to a mark, and on again', async () => {
    const store = await open();
    await store.write((rows) => persons(rows).insert(person('a')));
    await store.write((rows) => persons(rows).insert(person('b')));
    const early = store.savepoint();
    await store.write(async (rows) => {
      await persons(rows).remove('a');
      await persons(rows).replace(person('b', 'Oslo'));
      await persons(rows).insert(person('c'));
    });
    const late = store.savepoint();
    const all = () => store.read((rows) => persons(rows).list());
    const inRome = { where: { index: 'city', key: 'Rome' } };
    await store.restore(early);
    expect(await all()).toEqual([person('a'), person('b')]);
    expect(await store.read((rows) => persons(rows).count(inRome))).toBe(2);
    await store.restore(late);
    expect(await all()).toEqual([person('b', 'Oslo'), person('c')]);
    expect([...(early.snapshot.collections.people ?? [])]).toEqual([person('a'), person('b')]);
    await store.close();
  });

  it('has forks that start as copies, and are independent from then on', async () => {
    const store = await open();
    await store.write((rows) => persons(rows).insert(person('a')));
    const fork = store.fork();
    await store.write((rows) => persons(rows).insert(person('in the store')));
    await fork.write((rows) => persons(rows).insert(person('in the fork')));
    const idsIn = async (each: Store) => (await each.read((rows) => persons(rows).list())).map(people.key);
    expect(await idsIn(store)).toEqual(['a', 'in the store']);
    expect(await idsIn(fork)).toEqual(['a', 'in the fork']);
    await fork.close();
    await store.write((rows) => persons(rows).remove('a'));
    expect(await idsIn(store)).toEqual(['in the store']);
    expect(await idsIn(fork)).toEqual(['a', 'in the fork']);
    await store.close();
  });

  it.each(['__proto__', 'constructor', 'toString'])('keeps a row named %s', async (id) => {
    const store = await open();
    const row = Object.fromEntries([
      ['id', id],
      ['city', id],
      ['__proto__', { admin: true }],
    ]);
    await store.write((rows) => rows.collection('people').insert(row));
    const found = await store.read((rows) =>
      rows.collection('people').list({ where: { index: 'city', key: id } }),
    );
    expect(JSON.stringify(found)).toBe(JSON.stringify([row]));
    expect(Reflect.get({}, 'admin')).toBeUndefined();
    await store.close();
  });

  it('rejects writes when it is closed', async () => {
    const store = await open();
    await store.close();
    await expect(store.write(() => 1)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(store.reset()).rejects.toThrow('the server reloaded during this request');
  });
});
