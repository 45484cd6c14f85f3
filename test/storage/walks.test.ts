import { describe, expect, it } from 'vitest';
import { createNullPersistence } from '../../src/storage/null-persistence.ts';
import { createStore } from '../../src/storage/open-store.ts';
import type { Collection, ListQuery, Store } from '../../src/storage/store.ts';
import { type Person, people, person } from './people.ts';

/** So many that no walk over them is over in its first slice. */
const count = 20_000;

async function filled(): Promise<Store> {
  const store = await createStore({ specs: [people] });
  await store.write(async (rows) => {
    const collection = rows.collection<Person>(people.name);
    for (let id = 1; id <= count; id += 1)
      await collection.insert(person(id, id % 2 === 0 ? 'Rome' : 'Oslo'));
  });
  return store;
}

const read = <T>(store: Store, work: (collection: Collection<Person>) => Promise<T>) =>
  store.read((rows) => work(rows.collection<Person>(people.name)));

describe('a walk over many rows', () => {
  it.each<[string, ListQuery, number]>([
    ['all rows', {}, count],
    ['the rows that match', { matches: (row) => Number(people.key(row)) > 10 }, count - 10],
    ['rows in an order', { order: (a, b) => Number(people.key(b)) - Number(people.key(a)) }, count],
    ['an index that is used for the first time', { where: { index: 'parity', key: 'even' } }, count / 2],
  ])('of %s sees the state that it began with, whatever is written meanwhile', async (_, query, expected) => {
    const store = await filled();
    const listing = read(store, (collection) => collection.list(query));
    let written = 0;
    await store.write(async (rows) => {
      const collection = rows.collection<Person>(people.name);
      for (let id = 100; id < 200; id += 1) written += Number(await collection.remove(id));
    });
    expect((await listing).length).toBe(expected);
    expect(written).toBe(100);
    const now = await read(store, (collection) => collection.list(query));
    const gone = query.where === undefined ? 100 : 50;
    expect(now.length).toBe(expected - gone);
  });

  it('that restores rows may bring back any number of them', async () => {
    const store = await createStore({ specs: [people] });
    await store.write(async (rows) => {
      const collection = rows.collection<Person>(people.name);
      for (let id = 1; id <= 130_000; id += 1) await collection.insert({ id, city: 'Rome' });
    });
    const savepoint = store.savepoint();
    await store.reset();
    await store.restore(savepoint);
    expect(store.countRows()).toEqual({ people: 130_000 });
  });

  it('of a transaction sees what the transaction has written', async () => {
    const store = await filled();
    const counts = await store.write(async (rows) => {
      const collection = rows.collection<Person>(people.name);
      const where = { index: 'parity', key: 'even' };
      const counting = [collection.count({ where }), collection.remove(2), collection.count({ where })];
      return Promise.all(counting);
    });
    expect(counts).toEqual([count / 2, true, count / 2 - 1]);
  });
});

describe('many rows that are loaded', () => {
  const rows = Array.from({ length: count }, (_, at) => person(at + 1, at % 2 === 0 ? 'Oslo' : 'Rome'));
  const loaded = () => createNullPersistence({ collections: { people: rows } });

  /** A store of them, and how many have been indexed. */
  async function opened() {
    let indexed = 0;
    const city = (row: object) => {
      indexed += 1;
      return [(row as Person).city];
    };
    const specs = [{ ...people, indexes: { city } }];
    return { store: await createStore({ specs, persistence: loaded() }), indexed: () => indexed };
  }

  it('are read before they are indexed', async () => {
    const { store, indexed } = await opened();
    const before = indexed();
    expect(await read(store, (collection) => collection.get(count))).toEqual(person(count));
    expect(indexed()).toBe(before);
    expect(before).toBeLessThan(2 * count); // the check of the rows has computed their keys once
  });

  it.each(['a read', 'a write', 'a write of a fork'])('are indexed once for %s', async (what) => {
    const { store, indexed } = await opened();
    const query = { where: { index: 'city', key: 'Rome' } };
    const counting = async (collection: Collection<Person>) => collection.count(query);
    const writing = (to: Store) =>
      to.write(async (all) => {
        await all.collection<Person>(people.name).insert(person(0));
        return counting(all.collection<Person>(people.name));
      });
    if (what === 'a read') expect(await read(store, counting)).toBe(count / 2);
    else expect(await writing(what === 'a write' ? store : store.fork())).toBe(count / 2 + 1);
    await store.write(async () => {}); // waits for the indexes
    expect(indexed()).toBe(2 * count + Number(what !== 'a read'));
  });
});
