import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFilePersistence } from '../../../src/storage/file/file-persistence.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import type { CollectionSpec, Collections, QuarantinedRow, Row } from '../../../src/storage/store.ts';
import { createCrashingFileSystem } from '../../support/crashing-file-system.ts';
import { createFakePersistence } from '../../support/fake-persistence.ts';
import { noLock } from '../../support/no-lock.ts';
import { type Person, people, person, pets } from '../people.ts';

const unknownCollectionKey = people.key;

/** People of a contract that does not know this city any more. */
const without = (city: string): CollectionSpec => ({
  ...people,
  validateRow: (row) => ((row as Person).city === city ? `/city is ${city}` : undefined),
});

describe('rows that do not fit the specs', () => {
  const noCollection = 'the contract has no such collection';
  const aside = (collection: string, reason: string, row: Row): QuarantinedRow => ({
    collection,
    reason,
    row,
  });

  it.each<[string, Record<string, Row[]>, QuarantinedRow[], Row[], QuarantinedRow[]]>([
    [
      'are quarantined, the others stay',
      { people: [person('a', 'Oslo'), person('b')] },
      [],
      [person('b')],
      [aside('people', '/city is Oslo', person('a', 'Oslo'))],
    ],
    [
      'are quarantined with their collection, if only because of its name',
      { cars: [{ id: 1 }], __proto: [{ id: 'a' }], people: [person('b')] },
      [],
      [person('b')],
      [aside('cars', noCollection, { id: 1 }), aside('__proto', noCollection, { id: 'a' })],
    ],
    [
      'stay quarantined, with the current reason',
      { people: [] },
      [aside('people', 'out of fashion', person('a', 'Oslo')), aside('cars', noCollection, { id: 1 })],
      [],
      [aside('people', '/city is Oslo', person('a', 'Oslo')), aside('cars', noCollection, { id: 1 })],
    ],
    [
      'come back when they fit again',
      { people: [person('b')] },
      [aside('people', '/city is Rome', person('a'))],
      [person('a'), person('b')],
      [],
    ],
    [
      'stay quarantined when their key is taken meanwhile',
      { people: [person('a', 'Lima')] },
      [aside('people', '/city is Rome', person('a'))],
      [person('a', 'Lima')],
      [aside('people', 'its key "a" is taken by a later row', person('a'))],
    ],
    [
      'come back but once',
      { people: [] },
      [aside('people', '', person('a', 'Rome')), aside('people', '', person('a', 'Lima'))],
      [person('a', 'Rome')],
      [aside('people', 'its key "a" is taken by a later row', person('a', 'Lima'))],
    ],
    [
      'stay quarantined when they could not even be found',
      { people: [] },
      [aside('people', '', { id: 'a' }), aside('people', '', { city: 'Rome' })],
      [],
      [
        aside('people', 'it has no key for its index city', { id: 'a' }),
        aside('people', 'it has no key, a number or a string that is not empty', { city: 'Rome' }),
      ],
    ],
  ])('%s', async (_, stored, before, served, after) => {
    const persistence = createFakePersistence(stored, before);
    const store = await createStore({ specs: [without('Oslo'), pets], unknownCollectionKey, persistence });
    expect([...(store.snapshot().collections.people ?? [])]).toEqual(served);
    expect(store.quarantined()).toEqual(after);
    expect(store.snapshot().quarantined ?? []).toEqual(after);
    // On disk too, before anything else can be stored.
    const [rewritten] = persistence.rewrites;
    expect([...(rewritten?.collections.people ?? [])]).toEqual(served);
    expect(rewritten?.quarantined ?? []).toEqual(after);
  });

  it('are not written again when nothing about them changes', async () => {
    const persistence = createFakePersistence({ people: [] }, [
      aside('people', '/city is Oslo', person('a', 'Oslo')),
    ]);
    await createStore({ specs: [without('Oslo')], unknownCollectionKey, persistence });
    expect(persistence.rewrites).toEqual([]);
  });

  it('prevent the start when they cannot be stored', async () => {
    const persistence = createFakePersistence({ people: [person('a', 'Oslo')] });
    const failing = {
      ...persistence,
      rewrite: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    const opened = createStore({ specs: [without('Oslo')], unknownCollectionKey, persistence: failing });
    await expect(opened).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('must be quarantined in it, and it cannot be written (ENOSPC)'),
    });
  });

  it.each<[string, Row[], string]>([
    ['without a key', [{ city: 'Oslo' }], 'collections["cars"][0] has no key'],
    ['with a key twice', [person('a'), person('a')], 'collections["cars"][1] has the key "a" of'],
  ])('are rejected when they are damaged: %s', async (_, cars, message) => {
    const opened = createStore({
      specs: [pets],
      unknownCollectionKey,
      persistence: createFakePersistence({ cars }),
    });
    await expect(opened).rejects.toThrow(message);
  });
});

describe('rows that a killed process left in a write-ahead log', () => {
  const files = createCrashingFileSystem();
  const open = (...specs: CollectionSpec[]) => {
    const persistence = createFilePersistence({
      file: '/data/a.json',
      contract: 'People',
      files: files.boot(),
      lock: noLock,
    });
    return createStore({ specs, unknownCollectionKey, persistence });
  };

  it('are quarantined too, and are not lost to a later row with the same key', async () => {
    const first = await open(people, pets);
    await first.write((rows) => rows.collection('people').insert(person('a', 'Oslo')));
    await first.write(async (rows) => {
      for (const id of [1, 2]) await rows.collection('pets').insert({ id });
    });
    await first.write((rows) => rows.collection('pets').remove(1));
    const second = await open(without('Oslo'));
    expect(second.quarantined().map(({ row }) => row)).toEqual([person('a', 'Oslo'), { id: 2 }]);
    await second.write((rows) => rows.collection('people').insert(person('a', 'Lima')));
    const third = await open(people, pets);
    expect(Object.values(third.snapshot().collections).map((rows) => [...rows])).toEqual([
      [person('a', 'Lima')],
      [{ id: 2 }],
    ]);
    expect(third.quarantined()).toEqual([
      { collection: 'people', reason: 'its key "a" is taken by a later row', row: person('a', 'Oslo') },
    ]);
    await third.reset();
    expect((await open(people, pets)).quarantined()).toEqual([]);
  });
});

describe('quarantined rows in a file', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'load-state-'));
    file = join(folder, 'data.json');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const open = (...specs: CollectionSpec[]) =>
    createStore({
      specs,
      unknownCollectionKey,
      persistence: createFilePersistence({ file, contract: 'People' }),
    });
  const insert = (row: Person) => (rows: Collections) => rows.collection<Person>('people').insert(row);

  it('survive saves and restarts, and come back with the contract that they were of', async () => {
    const first = await open(people, pets);
    await first.write(insert(person('a', 'Oslo')));
    await first.write((rows) => rows.collection('pets').insert({ id: 1 }));
    await first.close();
    for (const key of ['b', 'c']) {
      const later = await open(without('Oslo'));
      expect(later.quarantined().map(({ row }) => row)).toEqual([person('a', 'Oslo'), { id: 1 }]);
      await later.write(insert(person(key)));
      await later.close();
    }
    const last = await open(people, pets);
    expect(last.quarantined()).toEqual([]);
    expect(Object.values(last.snapshot().collections).map((rows) => [...rows])).toEqual([
      [person('a', 'Oslo'), person('b'), person('c')],
      [{ id: 1 }],
    ]);
    await last.close();
  });

  it('are dropped by a reset, with everything', async () => {
    const first = await open(people);
    await first.write(insert(person('a', 'Oslo')));
    await first.close();
    const second = await open(without('Oslo'));
    expect(second.quarantined()).toHaveLength(1);
    await second.reset();
    expect(second.quarantined()).toEqual([]);
    await second.close();
    expect(await readFile(file, 'utf8')).not.toContain('Oslo');
  });
});
