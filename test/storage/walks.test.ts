import { describe, expect, it } from 'vitest';
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
