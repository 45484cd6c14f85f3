import { describe, expect, it } from 'vitest';
import { createStore } from '../../src/storage/open-store.ts';
import type { Collections, Row, Snapshot, Store } from '../../src/storage/store.ts';
import { createFakePersistence } from '../support/fake-persistence.ts';
import { createGate, quiet } from '../support/gate.ts';
import { type Person, people, person, pets } from './people.ts';

const specs = [people, pets];
const storageFull = expect.objectContaining({ code: 'storage-full', status: 507 });
const diskFull = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

async function open(stored?: Record<string, Row[]>) {
  const persistence = createFakePersistence(stored);
  return { persistence, store: await createStore({ specs, persistence }) };
}

const insert = (id: string | number) => (rows: Collections) =>
  rows.collection<Person>('people').insert(person(id));

/** Writes a row, and adds its id to `outcomes` when the write settles, with ` failed` when it is rejected. */
function insertRecording(store: Store, id: string, outcomes: string[]): Promise<void> {
  return store.write(insert(id)).then(
    () => void outcomes.push(id),
    (error) => {
      outcomes.push(`${id} failed`);
      throw error;
    },
  );
}

const list = (rows: Collections) => rows.collection<Person>('people').list();
const idsOf = (rows: Iterable<Row>) => [...rows].map((row) => people.key(row));
const committedIds = async (store: Store) => idsOf(await store.read(list));
const idsIn = (snapshot: Snapshot) => idsOf(snapshot.collections.people ?? []);

describe('a write', () => {
  it('is seen by the next write at once, by reads once it is on disk', async () => {
    const { store, persistence } = await open();
    const first = store.write(insert('a'));
    const save = await persistence.takeSave();
    const seenByWrite: unknown[] = [];
    const second = store.write(async (rows) => void seenByWrite.push(...idsOf(await list(rows))));
    await quiet();
    expect(seenByWrite).toEqual(['a']);
    expect(await committedIds(store)).toEqual([]);
    expect(idsIn(store.snapshot())).toEqual([]);
    save.succeed();
    await Promise.all([first, second]);
    expect(await committedIds(store)).toEqual(['a']);
    expect(idsIn(store.snapshot())).toEqual(['a']);
  });

  it('shares one save with all that arrive while another is under way, and waits for no later one', async () => {
    const { store, persistence } = await open();
    const outcomes: string[] = [];
    const writes = [insertRecording(store, 'a', outcomes)];
    const first = await persistence.takeSave();
    writes.push(...['b', 'c', 'd'].map((id) => insertRecording(store, id, outcomes)));
    await quiet();
    expect(persistence.saves).toHaveLength(1);
    first.succeed();
    const second = await persistence.takeSave();
    await quiet();
    expect(outcomes).toEqual(['a']);
    writes.push(insertRecording(store, 'e', outcomes));
    await quiet();
    second.succeed();
    const third = await persistence.takeSave();
    await quiet();
    expect(outcomes).toEqual(['a', 'b', 'c', 'd']);
    third.succeed();
    await Promise.all(writes);
    const keys = persistence.saves.map(({ batch }) =>
      batch.map(([change]) => change?.op === 'put' && people.key(change.row)),
    );
    expect(keys).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
    expect(persistence.saves.map(({ next }) => idsIn(next))).toEqual([
      ['a'],
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'c', 'd', 'e'],
    ]);
  });

  it('is on its way to the disk before the writes of the save before it resolve', async () => {
    const { store, persistence } = await open();
    const outcomes: string[] = [];
    const writes = [insertRecording(store, 'a', outcomes)];
    const first = await persistence.takeSave();
    writes.push(insertRecording(store, 'b', outcomes));
    await quiet();
    first.succeed();
    const second = await persistence.takeSave();
    expect(outcomes).toEqual([]);
    await quiet();
    expect(outcomes).toEqual(['a']);
    second.succeed();
    await Promise.all(writes);
    expect(outcomes).toEqual(['a', 'b']);
  });

  it('hands the disk its changes in order', async () => {
    const { store, persistence } = await open({ people: [person('a')] });
    const write = store.write(async (rows) => {
      const persons = rows.collection<Person>('people');
      await persons.insert(person('b'));
      await persons.replace(person('a', 'Oslo'));
      await persons.remove('b');
      await persons.remove('never there');
      await rows.collection('pets').insert({ id: 1 });
    });
    const { batch, succeed } = await persistence.takeSave();
    expect(batch).toEqual([
      [
        { op: 'put', collection: 'people', row: person('b') },
        { op: 'put', collection: 'people', row: person('a', 'Oslo') },
        { op: 'remove', collection: 'people', key: 'b' },
        { op: 'put', collection: 'pets', row: { id: 1 } },
      ],
    ]);
    succeed();
    await write;
  });

  it('waits for the one before it, however long that takes', async () => {
    const { store, persistence } = await open();
    const gate = createGate();
    const steps: string[] = [];
    const slow = store.write(async () => {
      steps.push('slow begins');
      await gate.opened;
      steps.push('slow ends');
    });
    const fast = store.write(() => void steps.push('fast'));
    await quiet();
    expect(steps).toEqual(['slow begins']);
    gate.open();
    await Promise.all([slow, fast]);
    expect(steps).toEqual(['slow begins', 'slow ends', 'fast']);
    expect(persistence.saves).toHaveLength(0);
  });

  it.each<[string, (rows: Collections) => Promise<unknown>, unknown]>([
    [
      'what it returns',
      (rows) => rows.collection('people').get('a'),
      { status: 'fulfilled', value: person('a') },
    ],
    [
      'what it throws',
      insert('a'),
      { status: 'rejected', reason: expect.objectContaining({ code: 'conflict' }) },
    ],
  ])(
    'settles with %s only once all that it saw is on disk, without a save of its own',
    async (_, work, expected) => {
      const { store, persistence } = await open();
      const first = store.write(insert('a'));
      const save = await persistence.takeSave();
      let isFilled = false;
      const second = store.write(work).finally(() => {
        isFilled = true;
      });
      const outcome = Promise.allSettled([second]);
      await quiet();
      expect(isFilled).toBe(false);
      save.succeed();
      await first;
      expect(await outcome).toEqual([expected]);
      expect(persistence.saves).toHaveLength(1);
    },
  );

  it('that throws changes nothing and saves nothing', async () => {
    const { store, persistence } = await open();
    const failure = new Error('the reply leaves the contract');
    const write = store.write(async (rows) => {
      await insert('a')(rows);
      throw failure;
    });
    await expect(write).rejects.toBe(failure);
    await expect(store.write(list)).resolves.toEqual([]);
    expect(persistence.saves).toHaveLength(0);
  });

  it('that throws at once is rejected too', async () => {
    const { store } = await open();
    const failure = new Error('at once');
    const write = store.write(() => {
      throw failure;
    });
    await expect(write).rejects.toBe(failure);
  });

  it('cannot go on when its work is over', async () => {
    const { store, persistence } = await open();
    let retained: Collections | undefined;
    const write = store.write((rows) => {
      retained = rows;
      return insert('a')(rows);
    });
    (await persistence.takeSave()).succeed();
    await write;
    await expect(retained?.collection('people').remove('a')).rejects.toThrow('after its work is over');
    expect(await committedIds(store)).toEqual(['a']);
  });
});

describe('when a batch cannot be saved', () => {
  it('says so to every write of it and to all that saw it, and is as before', async () => {
    const { store, persistence } = await open({ people: [person('old')] });
    const gate = createGate();
    const writes = [store.write(insert('a'))];
    const save = await persistence.takeSave();
    writes.push(store.write(insert('b'))); // waits for the next batch
    writes.push(store.write(insert('a'))); // would be a conflict with what is lost now
    writes.push(store.write(() => {})); // has seen what is lost now
    const running = store.write(async (rows) => {
      await insert('c')(rows);
      await gate.opened;
    });
    await quiet();
    save.fail(diskFull);
    const outcomes = Promise.allSettled(writes);
    expect(await outcomes).toEqual(writes.map(() => ({ status: 'rejected', reason: storageFull })));
    gate.open();
    await expect(running).rejects.toEqual(storageFull);
    expect(persistence.saves).toHaveLength(1);
    expect(await committedIds(store)).toEqual(['old']);
    expect(idsIn(store.snapshot())).toEqual(['old']);
    await expect(store.write(list)).resolves.toEqual([person('old')]);
  });

  it('takes the next write without a restart', async () => {
    const { store, persistence } = await open();
    const lost = store.write(insert('a'));
    const queued = store.write(async (rows) => {
      await gate.opened;
      return list(rows);
    });
    const gate = createGate();
    const behind = store.write(insert('a'));
    (await persistence.takeSave()).fail(diskFull);
    await expect(lost).rejects.toEqual(storageFull);
    gate.open();
    await expect(queued).rejects.toEqual(storageFull);
    (await persistence.takeSave()).succeed();
    await behind; // it began after the failure, from what is on disk
    expect(await committedIds(store)).toEqual(['a']);
  });

  it.each([
    ['the disk is full', diskFull],
    ['the disk is full', Object.assign(new Error('quota'), { code: 'EDQUOT' })],
    ['the data file could not be written (EACCES)', Object.assign(new Error('denied'), { code: 'EACCES' })],
    ['the data file could not be written', new Error('something else')],
  ])('reports that %s', async (reason, cause) => {
    const { store, persistence } = await open();
    const write = store.write(insert('a'));
    (await persistence.takeSave()).fail(cause);
    const error = await write.catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'storage-full', cause });
    expect(error.message).toMatch(`could not be stored, because ${reason}, and nothing was changed`);
    expect(error.message).toMatch(/send it again$/);
  });
});

describe('a read', () => {
  it('sees one state from its beginning to its end', async () => {
    const { store, persistence } = await open({ people: [person('a')] });
    const gate = createGate();
    const read = store.read(async (rows) => {
      await gate.opened;
      return list(rows);
    });
    const write = store.write(insert('b'));
    (await persistence.takeSave()).succeed();
    await write;
    gate.open();
    expect(idsOf(await read)).toEqual(['a']);
  });

  it.each<[string, (rows: Collections) => Promise<unknown>]>([
    ['insert', insert('b')],
    ['replace', (rows) => rows.collection('people').replace(person('a', 'Oslo'))],
    ['remove', (rows) => rows.collection('people').remove('a')],
  ])('cannot %s', async (_, work) => {
    const { store } = await open({ people: [person('a')] });
    await expect(store.read(work)).rejects.toThrow('only within a write');
    expect(await store.read(list)).toEqual([person('a')]);
  });

  it('of a collection that no spec names fails', async () => {
    const { store } = await open();
    await expect(store.read((rows) => rows.collection('__proto__'))).rejects.toThrow(
      'no collection is named',
    );
  });
});

describe('a snapshot', () => {
  it('is not disturbed by later writes, nor is what the disk was handed', async () => {
    const { store, persistence } = await open({ people: [person('a'), person('b')] });
    const snapshot = store.snapshot();
    const write = store.write(async (rows) => {
      await rows.collection('people').remove('a');
      await insert('c')(rows);
    });
    const save = await persistence.takeSave();
    save.succeed();
    await write;
    const cleared = store.reset();
    (await persistence.takeSave()).succeed();
    await cleared;
    expect(idsIn(snapshot)).toEqual(['a', 'b']);
    expect(idsIn(save.next)).toEqual(['b', 'c']);
    expect(Object.keys(store.snapshot().collections)).toEqual(['people', 'pets']);
    expect(persistence.saves[1]?.batch).toEqual([[{ op: 'clear' }]]);
  });
});

describe('close', () => {
  it('waits for the writes under way and releases the disk; later writes are rejected', async () => {
    const { store, persistence } = await open();
    const writes = [store.write(insert('a'))];
    const first = await persistence.takeSave();
    writes.push(store.write(insert('b')));
    const closed = store.close();
    await expect(store.write(insert('c'))).rejects.toThrow('the server reloaded during this request');
    first.succeed();
    const last = await persistence.takeSave();
    await quiet();
    expect(persistence.isClosed).toBe(false);
    last.succeed();
    await Promise.all([...writes, closed, store.close()]);
    expect(persistence.isClosed).toBe(true);
    expect(await committedIds(store)).toEqual(['a', 'b']);
  });

  it('releases the disk after a failed save, too', async () => {
    const { store, persistence } = await open();
    const write = store.write(insert('a'));
    const closed = store.close();
    (await persistence.takeSave()).fail(diskFull);
    await expect(write).rejects.toEqual(storageFull);
    await closed;
    expect(persistence.isClosed).toBe(true);
  });
});

describe('what is loaded', () => {
  it('is put in order', async () => {
    const { store } = await open({ people: [person('b'), person('a'), person(3)] });
    expect(await committedIds(store)).toEqual([3, 'a', 'b']);
  });

  const city = { city: 'Rome' };
  it.each<[string, Record<string, Row[]>, string]>([
    [
      'an unknown collection',
      { cars: [] },
      'collections["cars"] is no collection of this contract, which has people, pets',
    ],
    [
      'a key twice',
      { people: [person('a'), person('b'), person('a')] },
      'collections["people"][2] has the key "a" of',
    ],
    ['a row that is an array', { pets: [[]] }, 'collections["pets"][0] is not an object'],
    ['a row without a key', { people: [person('a'), city] }, 'collections["people"][1] has no key'],
    ['an empty key', { people: [{ id: '', ...city }] }, 'collections["people"][0] has no key'],
    ['a key that is an object', { people: [{ id: {}, ...city }] }, 'collections["people"][0] has no key'],
    [
      'a row without a key for an index',
      { people: [{ id: 1 }] },
      'collections["people"][0] has no key for its index city',
    ],
    [
      'a row of another shape',
      { people: [{ id: 1, ...city, tags: 7 }] },
      'collections["people"][0] has no key for its index tag',
    ],
  ])('is rejected with its location: %s', async (_, stored, message) => {
    const opened = open(stored);
    await expect(opened).rejects.toThrow(expect.objectContaining({ name: 'StartupError' }));
    await expect(opened).rejects.toThrow(`the fake disk: ${message}`);
  });
});
