import { describe, expect, it, vi } from 'vitest';
import type { CompactionSchedule } from '../../../../src/storage/file/compaction.ts';
import { createFilePersistence } from '../../../../src/storage/file/file-persistence.ts';
import type { Lock } from '../../../../src/storage/fs/lock/held-lock.ts';
import { createStore } from '../../../../src/storage/open-store.ts';
import type { Collections, Store } from '../../../../src/storage/store.ts';
import {
  type CrashingFileSystem,
  createCrashingFileSystem,
  type Fate,
} from '../../../support/crashing-file-system.ts';
import { createGate, quiet } from '../../../support/gate.ts';
import { noLock } from '../../../support/no-lock.ts';
import { type Person, people, person } from '../../people.ts';

const file = '/data/people.json';

/** Never compacts but at the end. */
const seldom: CompactionSchedule = { minBytes: 1e9, idleMs: 1e6, retryMs: 0 };
/** Compacts whenever the journal outgrows the file, and that is soon. */
const often: CompactionSchedule = { minBytes: 150, idleMs: 0, retryMs: 0 };

function openOn(files: CrashingFileSystem, schedule = seldom, lock = noLock): Promise<Store> {
  const persistence = createFilePersistence({
    file,
    contract: 'People',
    files: files.boot(),
    lock,
    schedule,
  });
  return createStore({ specs: [people], persistence });
}

const insert = (id: string | number, city?: string) => (rows: Collections) =>
  rows.collection<Person>('people').insert(person(id, city));
const idsIn = (store: Store) => [...(store.snapshot().collections.people ?? [])].map(people.key);

/** A disk on which a process stored the ids, each in a write of its own, and was killed. */
async function killedAfter(...ids: (string | number)[]): Promise<CrashingFileSystem> {
  const files = createCrashingFileSystem();
  const store = await openOn(files);
  for (const id of ids) await store.write(insert(id));
  return files;
}

async function idsOn(files: CrashingFileSystem): Promise<unknown[]> {
  return idsIn(await openOn(files));
}

describe('the write-ahead log', () => {
  it('has a line for each save, with its checksum and number', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    await Promise.all([store.write(insert('b')), store.write(insert('c')), store.write(insert('d'))]);
    const lines = files.text(`${file}.journal.1`).split('\n');
    expect(lines.map((line) => line.replace(/[0-9a-f]{8}/, '…'))).toEqual([
      '{"checksum":"…","journal":1,"contract":"People","after":0}',
      '{"checksum":"…","entry":1,"changeSets":[[{"op":"put","collection":"people","row":{"id":"a","city":"Rome"}}]]}',
      expect.stringMatching(
        /^\{"checksum":"…","entry":2,"changeSets":\[\[.*"b".*\],\[.*"c".*\],\[.*"d".*\]\]\}$/,
      ),
      '',
    ]);
    expect(files.list('/data')).toEqual(['people.json.journal.1']);
  });

  it('records for a return to an earlier state only what that changes, and is replayed to the same rows', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    for (const id of ['a', 'b']) await store.write(insert(id));
    const savepoint = store.savepoint();
    await store.write((rows) => rows.collection('people').remove('a'));
    await store.write(insert('c'));
    await store.restore(savepoint);
    const last = files.text(`${file}.journal.1`).split('\n').at(-2) ?? '';
    expect(JSON.parse(last).changeSets).toEqual([
      [
        { op: 'remove', collection: 'people', key: 'c' },
        { op: 'put', collection: 'people', row: person('a') },
      ],
    ]);
    expect(await idsOn(files)).toEqual(['a', 'b']);
  });

  it('is gone after a clean stop, and all is in the readable file', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    await store.write(insert('b'));
    await store.close();
    expect(files.list('/data')).toEqual(['people.json']);
    expect(JSON.parse(files.text(file))).toEqual({
      version: 1,
      contract: 'People',
      lastEntry: 2,
      collections: { people: [person('a'), person('b')] },
    });
  });

  it('is not created, and the file not written, by a store that only reads', async () => {
    const files = createCrashingFileSystem();
    await (await openOn(files)).close();
    expect(files.list('/data')).toEqual([]);
    files.put(file, '{"version":1,"contract":"People","collections":{"people":[]}}');
    const before = files.steps;
    await (await openOn(files)).close();
    expect(files.steps).toBe(before);
  });

  it('is compacted into the file by a store that only reads, when a process was killed before', async () => {
    const files = await killedAfter('a');
    await (await openOn(files)).close();
    expect(files.list('/data')).toEqual(['people.json']);
    expect(await idsOn(files)).toEqual(['a']);
  });

  it('is compacted into the file when it outgrows that, while writes go on', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files, often);
    for (let id = 0; id < 40; id += 1) await store.write(insert(id));
    expect(files.list('/data')).toContain('people.json');
    expect(files.list('/data').join()).not.toContain('journal.1,');
    await store.write((rows) => rows.collection('people').remove(7));
    const expected = Array.from({ length: 40 }, (_, id) => id).filter((id) => id !== 7);
    await store.close();
    expect(files.list('/data')).toEqual(['people.json']);
    expect(await idsOn(files)).toEqual(expected);
  });

  it('is not compacted while a write is saved that began as the lock was put back', async () => {
    let state: Lock['state'] = 'held';
    let calls = 0;
    const [begun, restored] = [createGate(), createGate()];
    const lock = async (): Promise<Lock> => ({
      ...(await noLock()),
      get state() {
        return state;
      },
      restore: async () => {
        calls += 1;
        begun.open();
        if (calls === 1) await restored.opened; // that of the compaction, which takes longer than that of the write
        state = 'held';
        return true;
      },
    });
    const files = createCrashingFileSystem();
    const store = await openOn(files, { minBytes: 200, idleMs: 0, retryMs: 0 }, lock);
    await store.write(insert('a'));
    await store.write(insert('b')); // with which the log is long enough
    state = 'missing';
    await begun.opened; // the compaction waits for the lock
    await store.write(insert('c'));
    const last = store.write(insert('d'));
    restored.open();
    await last;
    for (let turn = 0; turn < 10; turn++) await quiet();
    expect(await idsOn(files)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is compacted into the file when a killed process left it, though it is small', async () => {
    const files = await killedAfter('a');
    const store = await openOn(files, { minBytes: 1e9, idleMs: 0, retryMs: 0 });
    await store.write(insert('b'));
    for (let turns = 0; turns < 100 && files.list('/data').length > 1; turns += 1) await quiet();
    expect(files.list('/data')).toEqual(['people.json']);
    await store.write(insert('c'));
    expect(await idsOn(files)).toEqual(['a', 'b', 'c']);
  });

  it('that is removed while in use loses nothing: everything is written again', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    files.remove(`${file}.journal.1`);
    await store.write(insert('b'));
    expect(files.list('/data')).toEqual(['people.json']);
    await store.write(insert('c'));
    expect(await idsOn(files)).toEqual(['a', 'b', 'c']);
  });

  it('that is removed while in use, on a full disk, is reported', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    files.remove(`${file}.journal.1`);
    files.decide(({ path }) => (path.includes('journal') ? 'done' : { fails: 'ENOSPC' }));
    for (const id of ['b', 'c']) {
      await expect(store.write(insert(id))).rejects.toMatchObject({ code: 'storage-full' });
    }
    expect(files.list('/data')).toEqual([]);
    files.decide(() => 'done');
    await store.write(insert('d'));
    expect(await idsOn(files)).toEqual(['a', 'd']);
  });

  it('may hold more changes in one entry than a function has arguments', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    const count = 200_000;
    await store.write(async (rows) => {
      for (let id = 0; id < count; id += 1) await insert(id)(rows);
    });
    expect(await idsOn(files)).toHaveLength(count);
  });

  it('records a reset', async () => {
    const files = await killedAfter('a', 'b');
    const store = await openOn(files);
    await store.reset();
    await store.write(insert('c'));
    expect(await idsOn(files)).toEqual(['c']);
  });
});

describe('a write-ahead log that a killed process left', () => {
  it('may end within its last line, which was never acknowledged', async () => {
    const files = await killedAfter('a', 'b', 'c');
    const whole = files.text(`${file}.journal.1`);
    const ends = [...whole.matchAll(/\n/g)].map(({ index }) => index);
    for (let length = 0; length < whole.length; length += 1) {
      files.put(`${file}.journal.1`, whole.slice(0, length));
      // A line that lacks nothing but its end is whole.
      const lines = ends.filter((end) => end <= length).length;
      expect(await idsOn(files)).toEqual(['a', 'b', 'c'].slice(0, Math.max(0, lines - 1)));
    }
  });

  it.each([
    ['zeroes', Buffer.alloc(600)],
    ['a line of garbage', Buffer.from('garbage\n')],
    ['bytes that are no text', Buffer.of(0xff, 0xfe, 0x00, 0x0a)],
    ['an empty line', Buffer.from('\n')],
  ])('may end with %s', async (_, tail) => {
    const files = await killedAfter('a', 'b');
    const path = `${file}.journal.1`;
    files.put(path, Buffer.concat([Buffer.from(files.text(path)), tail]));
    const store = await openOn(files);
    expect(idsIn(store)).toEqual(['a', 'b']);
    await store.write(insert('c')); // goes to a file of its own, not after what is broken
    expect(await idsOn(files)).toEqual(['a', 'b', 'c']);
  });

  it('is rejected when any byte before its last line differs, with the line', async () => {
    const files = await killedAfter('a', 'b', 'c');
    const path = `${file}.journal.1`;
    const whole = Buffer.from(files.text(path));
    const last = whole.lastIndexOf('\n', whole.length - 2);
    for (let at = 0; at <= last; at += 1) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(whole.readUInt8(at) ^ 0x04, at);
      files.put(path, flipped);
      const line = whole.subarray(0, at).toString().split('\n').length;
      await expect(openOn(files)).rejects.toMatchObject({
        name: 'StartupError',
        message: expect.stringContaining(`of its write-ahead log people.json.journal.1, line ${line} is`),
      });
      expect(files.text(path)).toBe(flipped.toString());
    }
  });

  const head = '{"journal":1,"contract":"People","after":0}\n';
  it.each([
    [
      'of another contract',
      head.replace('People', 'Pets'),
      'line 1 names another contract than the one here, "People"',
    ],
    ['of another version', head.replace('1', '2'), 'line 1 is not the header of a write-ahead log'],
    ['without a head', '{"entry":1,"changeSets":[]}\n', 'line 1 is not the header of a write-ahead log'],
    ['of no place', head.replace('0', '"0"'), 'line 1 does not say after which entry it begins'],
    [
      'of a later time',
      head.replace('0', '7'),
      'people.json.journal.1 begins after entry 7, and what is before it ends',
    ],
    ['that skips', `${head}{"entry":2,"changeSets":[]}\n`, 'line 2 is not entry 1'],
    ['without change sets', `${head}{"entry":1}\n`, 'line 2 has a change that cannot be read'],
    ['of changes to nothing', `${head}{"entry":1,"changeSets":[[{"op":"put"}]]}\n`, 'line 2 has a change'],
    [
      'of unknown changes',
      `${head}{"entry":1,"changeSets":[[{"op":"x","collection":"people"}]]}\n`,
      'line 2 has a change',
    ],
    [
      'of a row that none could find',
      `${head}{"entry":1,"changeSets":[[{"op":"put","collection":"people","row":{"id":1}}]]}\n`,
      'a row that its write-ahead log puts into collections["people"] has no key for its index city',
    ],
  ])('is rejected, and left as it is: %s', async (_, text, problem) => {
    const files = createCrashingFileSystem();
    files.put(`${file}.journal.1`, text);
    await expect(openOn(files)).rejects.toThrow(problem);
    expect(files.text(`${file}.journal.1`)).toBe(text);
    expect(files.list('/data')).toEqual(['people.json.journal.1']);
  });

  it('can be fixed with an editor: a line without its checksum is accepted as it is', async () => {
    const files = await killedAfter('a', 'b');
    const path = `${file}.journal.1`;
    const fixed = files.text(path).replace(/\{"checksum":"\w+",(.*)"a"/, '{$1"z"');
    files.put(path, fixed.replace(/\{"checksum":"\w+","entry":1(.*)"a"/, '{"entry":1$1"z"'));
    expect(await idsOn(files)).toEqual(['b', 'z']);
  });
});

describe('a snapshot and write-ahead logs', () => {
  it('that overlap do no harm: what the snapshot has is skipped', async () => {
    const files = await killedAfter('a', 'b');
    const journal = files.text(`${file}.journal.1`);
    const store = await openOn(files);
    await store.write((rows) => rows.collection('people').remove('a'));
    await store.close();
    files.put(`${file}.journal.1`, journal);
    expect(await idsOn(files)).toEqual(['b']);
  });

  it('that were both edited while a log was there: the changes come after', async () => {
    const files = await killedAfter('a', 'b');
    files.put(
      file,
      '{"version":1,"contract":"People","collections":{"people":[{"id":"a","city":"Oslo"},{"id":"x","city":"Oslo"}]}}',
    );
    const store = await openOn(files);
    expect([...(store.snapshot().collections.people ?? [])]).toEqual([
      person('a'),
      person('b'),
      person('x', 'Oslo'),
    ]);
  });

  it('of which a later one does not follow on what an earlier one ends with: that was never acknowledged', async () => {
    const files = createCrashingFileSystem();
    const [head, put] = [
      (after: number) => JSON.stringify({ journal: 1, contract: 'People', after }),
      (entry: number, id: string) =>
        JSON.stringify({ entry, changeSets: [[{ op: 'put', collection: 'people', row: person(id) }]] }),
    ];
    files.put(`${file}.journal.1`, `${head(0)}\n${put(1, 'a')}\n${put(2, 'rejected')}\n`);
    files.put(`${file}.journal.2`, `${head(1)}\n${put(2, 'b')}\n`);
    expect(await idsOn(files)).toEqual(['a', 'b']);
  });

  it('between which one is missing are rejected', async () => {
    const files = await killedAfter('a');
    const second = await openOn(files);
    await second.write(insert('b'));
    files.remove(`${file}.journal.1`);
    await expect(openOn(files)).rejects.toThrow(
      'people.json.journal.2 begins after entry 1, and what is before it ends with entry 0',
    );
  });
});

describe('a disk that is full', () => {
  const full: Fate = { fails: 'ENOSPC' };
  const storageFull = { code: 'storage-full', status: 507 };

  it.each([
    ['when the journal is made', (kind: string) => kind === 'create'],
    ['in its head', (kind: string, n: number) => kind === 'append' && n === 0],
    ['when its head is synced', (kind: string, n: number) => kind === 'sync' && n === 0],
    ['when its folder is synced', (kind: string) => kind === 'syncFolder'],
    ['in its first line', (kind: string, n: number) => kind === 'append' && n === 1],
    ['when its first line is synced', (kind: string, n: number) => kind === 'sync' && n === 1],
  ])('%s is reported, and the next write is stored, after a kill too', async (_, matches) => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    const counts = new Map<string, number>();
    let isLeft = true;
    files.decide(({ kind }) => {
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      const fails = isLeft && matches(kind, count);
      if (fails) isLeft = false;
      return fails ? full : 'done';
    });
    await expect(store.write(insert('a'))).rejects.toMatchObject(storageFull);
    expect(isLeft).toBe(false);
    expect(idsIn(store)).toEqual([]);
    await store.write(insert('b'));
    expect(await idsOn(files)).toEqual(['b']);
  });

  it.each([
    ['half a line', 'append'],
    ['a whole line', 'sync'],
  ] as const)('goes on in a new file when %s cannot be taken back, and leaves it out', async (_, kind) => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    let isFirst = true;
    files.decide((step) => {
      const fails = ['truncate', 'blank'].includes(step.kind) || (step.kind === kind && isFirst);
      if (step.kind === kind) isFirst = false;
      return fails ? full : 'done';
    });
    await expect(store.write(insert('b'))).rejects.toMatchObject(storageFull);
    expect(await idsOn(files)).toEqual(['a']);
  });

  it.each([
    ['nothing can be synced', ['sync', 'truncate']],
    ['nothing can be appended', ['append', 'truncate']],
    ['no file can be created', ['create', 'sync', 'truncate']],
  ] as const)('overwrites what it cannot cut off, though %s', async (_, failing) => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    files.decide(({ kind }) => ((failing as readonly string[]).includes(kind) ? full : 'done'));
    await expect(store.write(insert('b'))).rejects.toMatchObject(storageFull);
    files.decide(() => 'done');
    expect(await idsOn(files)).toEqual(['a']);
  });

  it('goes on once anything can be written, when a line could not be cut off', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    files.decide(({ kind }) => (['append', 'truncate'].includes(kind) ? full : 'done'));
    for (const id of ['b', 'c']) await expect(store.write(insert(id))).rejects.toMatchObject(storageFull);
    files.decide(() => 'done');
    await store.write(insert('d'));
    expect(await idsOn(files)).toEqual(['a', 'd']);
  });

  it.each(['create', 'append', 'sync', 'rename'] as const)(
    'in a compaction (%s) costs nothing but the compaction, which is done later',
    async (failing) => {
      const files = createCrashingFileSystem();
      const store = await openOn(files, often);
      files.decide(({ kind, path }) => (kind === failing && !path.includes('journal') ? full : 'done'));
      for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await store.write(insert(id));
      expect(idsIn(store)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
      expect(files.list('/data')).not.toContain('people.json');
      files.decide(() => 'done');
      // Without a further write, too.
      await vi.waitFor(() => expect(files.list('/data')).toContain('people.json'));
      await store.write(insert('g'));
      await store.close();
      expect(files.list('/data')).toEqual(['people.json']);
      expect(await idsOn(files)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    },
  );

  it('at the end is reported, and the log retains everything', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    files.decide(() => full);
    const closed = store.close();
    await expect(closed).rejects.toMatchObject(storageFull);
    await expect(closed).rejects.toThrow('everything is stored, but not in /data/people.json alone');
    files.decide(() => 'done');
    expect(await idsOn(files)).toEqual(['a']);
  });

  it('at the end is not said to be in a log that is gone', async () => {
    const files = createCrashingFileSystem();
    const store = await openOn(files);
    await store.write(insert('a'));
    for (const name of files.list('/data')) if (name.includes('journal')) await files.remove(`/data/${name}`);
    files.decide(() => full);
    await expect(store.close()).rejects.toThrow('and its write-ahead log was removed');
  });
});
