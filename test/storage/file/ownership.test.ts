import { execFileSync } from 'node:child_process';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CompactionSchedule, defaultCompactionSchedule } from '../../../src/storage/file/compaction.ts';
import { createFilePersistence } from '../../../src/storage/file/file-persistence.ts';
import { acquireLock } from '../../../src/storage/fs/lock/file-lock.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import type { Store } from '../../../src/storage/store.ts';
import { noLock } from '../../support/no-lock.ts';
import { people, person } from '../people.ts';

let folder: string;
let file: string;
let notices: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ownership-'));
  file = join(folder, 'data.json');
  notices = [];
});

afterEach(() => rm(folder, { recursive: true }));

/** Never compacts but at the end. */
const seldom: CompactionSchedule = { minBytes: 1e9, idleMs: 1e6, retryMs: 0 };

function open(lock = acquireLock, schedule = defaultCompactionSchedule): Promise<Store> {
  const onNotice = (line: string) => notices.push(line);
  const persistence = createFilePersistence({ file, contract: 'People', lock, schedule, onNotice });
  return createStore({ specs: [people], persistence });
}

const insert = (store: Store, id: string) =>
  store.write((rows) => rows.collection('people').insert(person(id)));
const idsIn = (store: Store) => [...(store.snapshot().collections.people ?? [])].map(people.key);

/** What a start finds after a crash of all that run. */
async function idsAfterCrash(): Promise<unknown[]> {
  const store = await open(noLock);
  const ids = idsIn(store);
  await store.close();
  return ids;
}

describe('a lock that cannot be removed', () => {
  it('is reported in a sentence once everything is stored', async () => {
    const failure = Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' });
    const store = await open(async () => ({ ...(await noLock()), release: () => Promise.reject(failure) }));
    await insert(store, 'a');
    await expect(store.close()).rejects.toThrow(
      `everything is stored in ${file}, but its lock ${file}.lock could not be removed (EPERM): the next start takes it over`,
    );
    expect(await idsAfterCrash()).toEqual(['a']);
  });
});

describe('a server that has lost its data file to another one', () => {
  it('acknowledges nothing more, and does not write to the file when it ends', async () => {
    const first = await open();
    await insert(first, 'a');
    await rm(`${file}.lock`);
    const second = await open();
    await insert(second, 'b');
    await expect(insert(first, 'lost')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('does not own the data file data.json any more'),
    });
    await expect(insert(first, 'lost again')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(first.close()).rejects.toThrow('does not own the data file');
    await insert(second, 'c');
    await second.close();
    expect(await idsAfterCrash()).toEqual(['a', 'b', 'c']);
  });

  it('notices it also when the other one has ended by now', async () => {
    const first = await open();
    await insert(first, 'a');
    await rm(`${file}.lock`);
    const second = await open();
    await insert(second, 'b');
    await second.close();
    await expect(insert(first, 'lost')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(first.close()).rejects.toThrow('does not own');
    expect(await idsAfterCrash()).toEqual(['a', 'b']);
  });

  it('notices it also when the other one crashed', async () => {
    const first = await open();
    await rm(`${file}.lock`);
    const second = await open(noLock);
    await insert(second, 'b');
    await expect(insert(first, 'lost')).rejects.toMatchObject({ code: 'unavailable' });
    await first.close();
    expect(await idsAfterCrash()).toEqual(['b']);
    await second.close();
  });
});

describe('a lock that somebody removed', () => {
  it('is put back with the next write, when nobody else has written', async () => {
    const store = await open();
    await insert(store, 'a');
    await rm(`${file}.lock`);
    await insert(store, 'b');
    expect(await readdir(folder)).toContain('data.json.lock');
    await store.close();
    expect(await readdir(folder)).toEqual(['data.json']);
    expect(await idsAfterCrash()).toEqual(['a', 'b']);
  });
});

describe('a file that somebody meddled with while it was in use', () => {
  const files: Record<string, string> = {
    'the file of the log that is appended to': 'data.json.journal.2',
    'an older file of the log': 'data.json.journal.1',
    'the data file': 'data.json',
  };
  const meddle: Record<string, (path: string) => Promise<unknown>> = {
    moved: (path) => rename(path, join(folder, 'elsewhere')),
    emptied: (path) => writeFile(path, ''),
    'cut by its last line': async (path) =>
      writeFile(path, (await readFile(path, 'utf8')).replace(/[^\n]*\n\0*$/, '')),
    'replaced by an earlier copy': (path) => copyFile(join(folder, 'copy'), path),
  };

  /** A store with a data file and two files of the log, and a copy of one as it was a write ago. */
  async function openAll(name: string): Promise<Store> {
    const first = await open();
    await insert(first, 'a');
    await first.close();
    const second = await open();
    await insert(second, 'b');
    if (name === 'data.json.journal.1') await copyFile(join(folder, name), join(folder, 'copy'));
    await insert(second, 'c');
    await rm(`${file}.lock`); // as a crash leaves it to the next start
    const third = await open(acquireLock, seldom);
    await insert(third, 'd');
    if (name !== 'data.json.journal.1') await copyFile(join(folder, name), join(folder, 'copy'));
    await insert(third, 'e');
    if (name === 'data.json') await writeFile(join(folder, 'copy'), '');
    return third;
  }

  const table = Object.entries(files).flatMap(([kind, name]) =>
    Object.keys(meddle).map((how) => [kind, how, name] as const),
  );

  it.each(table)('%s, %s, costs one write, which is refused with the reason', async (_, how, name) => {
    const store = await openAll(name);
    await meddle[how]?.(join(folder, name));
    await expect(insert(store, 'refused')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`${name} was moved, replaced or cut while it was in use`),
    });
    expect(notices).toContainEqual(
      expect.stringContaining('everything stored before is in the data file again'),
    );
    await insert(store, 'f');
    expect(idsIn(store)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(await idsAfterCrash()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    await store.close();
  });

  it.each(Object.values(files))('is noticed by the first write, too: %s', async (name) => {
    const store = await openAll(name);
    await rm(`${file}.lock`);
    const next = await open(acquireLock, seldom);
    await writeFile(join(folder, name), '');
    await expect(insert(next, 'refused')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await idsAfterCrash()).toEqual(['a', 'b', 'c', 'd', 'e']);
    await next.close();
    await expect(store.close()).rejects.toThrow('does not own');
  });
});

describe('a write-ahead log that was meddled with while nobody used it', () => {
  const log = () => `${file}.journal.1`;

  it.each([
    ['replaced by garbage', 'garbage\n'],
    ['replaced by garbage without an end of line', 'garbage'],
    ['left without its first line', '{"checksum":"00000000","entry":1,"changeSets":[]}\n'],
  ])('and that is %s is not passed over by the next start', async (_, text) => {
    await writeFile(log(), text);
    await expect(open()).rejects.toThrow('line 1 is not the header of a write-ahead log that can be read');
  });

  it.each([
    ['is empty', ''],
    ['holds only space that was reserved', '\0'.repeat(5_000)],
    ['ends in the middle of its first line', '{"checksum":"0123'],
    ['ends after its first character', '{'],
    ['lacks parts of its first line, as a power cut leaves it', '\0\0\0act":"People","after":0}\n'],
  ])('and that %s was never acknowledged anything from', async (_, text) => {
    await writeFile(log(), text);
    const store = await open();
    expect(idsIn(store)).toEqual([]);
    await insert(store, 'a');
    await store.close();
    expect(await idsAfterCrash()).toEqual(['a']);
  });
});

describe('a data file that somebody replaced while it was in use', () => {
  it('is copied before it is overwritten', async () => {
    const store = await open();
    await insert(store, 'a');
    await writeFile(file, 'by hand');
    await store.close();
    const [copy = ''] = (await readdir(folder)).filter((name) => name.includes('replaced'));
    expect(await readFile(join(folder, copy), 'utf8')).toBe('by hand');
    expect(notices).toEqual([expect.stringContaining(`${copy} has what was in it`)]);
    expect(await idsAfterCrash()).toEqual(['a']);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a fifo, whose reader would wait', async () => execFileSync('mkfifo', [file])],
    ['a folder', () => mkdir(file)],
    ['a link to a device', () => symlink('/dev/zero', file)],
  ])('by %s, is moved out of the way', async (_, make) => {
    const store = await open();
    await insert(store, 'a');
    await rm(file, { force: true });
    await make();
    await expect(insert(store, 'refused')).rejects.toMatchObject({ code: 'unavailable' });
    await insert(store, 'b');
    expect(await idsAfterCrash()).toEqual(['a', 'b']);
    await store.close();
    expect(notices).toContainEqual(expect.stringContaining('has what was in it'));
  });
});

describe('a data file that cannot be locked', () => {
  const refuse = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };

  it.each(['ENOSPC', 'EDQUOT', 'EROFS'])(
    'since its disk takes nothing (%s) is served, and only read',
    async (code) => {
      const before = await open();
      await insert(before, 'a');
      await before.close();
      let acquire: typeof acquireLock = refuse(code);
      const store = await open((path) => acquire(path));
      expect(idsIn(store)).toEqual(['a']);
      expect(notices).toEqual([expect.stringContaining(`only read: it cannot be locked (${code}`)]);
      await expect(insert(store, 'b')).rejects.toMatchObject({
        code: 'storage-full',
        message: expect.stringContaining(`data.json cannot be locked (${code})`),
      });
      expect(await readdir(folder)).toEqual(['data.json']);
      acquire = acquireLock;
      await insert(store, 'c');
      await store.close();
      expect(await idsAfterCrash()).toEqual(['a', 'c']);
    },
  );

  it('is not served while another process has it', async () => {
    const first = await open();
    await expect(open(refuse('ENOSPC'))).rejects.toThrow('in use by this very process');
    await first.close();
  });

  it('is not written to when another process has changed it meanwhile', async () => {
    let acquire: typeof acquireLock = refuse('ENOSPC');
    const store = await open((path) => acquire(path));
    const other = await open();
    await insert(other, 'a');
    await other.close();
    acquire = acquireLock;
    await expect(insert(store, 'b')).rejects.toMatchObject({ code: 'unavailable' });
    await store.close();
    expect(await idsAfterCrash()).toEqual(['a']);
  });

  it('for another reason is refused', async () => {
    await expect(open(refuse('EACCES'))).rejects.toThrow('it cannot be locked (EACCES)');
  });
});
