import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid, ppid } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFilePersistence } from '../../../../src/storage/file/file-persistence.ts';
import { acquireLock } from '../../../../src/storage/fs/lock/file-lock.ts';
import { processIdentity } from '../../../../src/storage/fs/lock/process-identity.ts';
import { createStore } from '../../../../src/storage/open-store.ts';
import { type LockProcess, startLockProcess } from '../../../support/lock-process.ts';
import { people, person } from '../../people.ts';

let folder: string;
let file: string;
let lock: string;
let started: LockProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  file = join(folder, 'data.json');
  lock = `${file}.lock`;
  started = [];
});

afterEach(async () => {
  for (const each of started) await each.kill();
  await rm(folder, { recursive: true });
});

async function startOther(): Promise<LockProcess> {
  const other = await startLockProcess();
  started.push(other);
  return other;
}

const since = '2026-01-31T09:00:00.000Z';
const lockOf = (owner: number, mark: unknown) => JSON.stringify({ pid: owner, mark, since });

describe('a lock', () => {
  it('names its owner, and is gone when it is released', async () => {
    const taken = await acquireLock(file);
    expect(await readdir(folder)).toEqual(['data.json.lock']);
    const owner = JSON.parse(await readFile(lock, 'utf8'));
    expect(owner).toMatchObject({ pid, mark: await processIdentity(pid) });
    expect(Math.abs(Date.parse(owner.since) - Date.now())).toBeLessThan(60_000);
    await taken.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is denied to another process, naming the first, until that ends', async () => {
    const other = await startOther();
    expect(await other.take(file)).toBe('held');
    const rejected = acquireLock(file);
    await expect(rejected).rejects.toMatchObject({ name: 'StartupError' });
    await expect(rejected).rejects.toThrow(`${file} is in use by process ${other.pid}, since 2`);
    await expect(rejected).rejects.toThrow(`stop that one (kill ${other.pid}), or start with --data`);
    expect(await readdir(folder)).toEqual(['data.json.lock']);
    await other.kill();
    await (await acquireLock(file)).release();
  });

  it('is denied to its own process', async () => {
    const first = await acquireLock(file);
    await expect(acquireLock(file)).rejects.toThrow(`in use by this very process (${pid})`);
    await first.release();
    await (await acquireLock(file)).release();
  });

  it('is left alone by a process that does not own it any more', async () => {
    const first = await acquireLock(file);
    expect(first.state).toBe('held');
    await rm(lock);
    expect(first.state).toBe('missing');
    const second = await acquireLock(file);
    expect(first.state).toBe('lost');
    expect(await first.restore()).toBe(false);
    await first.release();
    expect(await readdir(folder)).toEqual(['data.json.lock']);
    await second.release();
    await second.release();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a fifo, whose reader would wait', async () => execFileSync('mkfifo', [lock])],
    ['a folder', () => mkdir(lock)],
    ['a copy of it', () => copyFile(join(folder, 'copy'), lock)],
  ])('that was replaced by %s is left alone', async (_, make) => {
    const taken = await acquireLock(file);
    await copyFile(lock, join(folder, 'copy'));
    await rm(lock);
    await make();
    expect(taken.state).toBe('lost');
    await taken.release();
    expect(await readdir(folder)).toEqual(['copy', 'data.json.lock']);
  });

  it('is made again where somebody removed it', async () => {
    const taken = await acquireLock(file);
    const text = await readFile(lock, 'utf8');
    await rm(lock);
    expect(await taken.restore()).toBe(true);
    expect(taken.state).toBe('held');
    expect(await readFile(lock, 'utf8')).toBe(text);
    await taken.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is empty', () => writeFile(lock, '')],
    ['is garbage', () => writeFile(lock, 'garbage')],
    ['is other JSON', () => writeFile(lock, 'null')],
    ['is of no process', () => writeFile(lock, lockOf(0, 'x'))],
    ['is of an impossible process', () => writeFile(lock, lockOf(2 ** 40, 'x'))],
    ['does not name its process', async () => writeFile(lock, lockOf(ppid, 7))],
    ['is too long', async () => writeFile(lock, lockOf(ppid, await processIdentity(ppid)).padEnd(5_000))],
    ['is a link', () => symlink('/dev/zero', lock)],
    ['bears our own pid, of an earlier start', () => writeFile(lock, lockOf(pid, 'earlier'))],
    ['has a pid that was reused', () => writeFile(lock, lockOf(ppid, 'earlier'))],
  ])('is taken over when it %s', async (_, make) => {
    await make();
    const taken = await acquireLock(file);
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid });
    await taken.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes to exactly one of many processes that take over at once', async () => {
    const others = await Promise.all(Array.from({ length: 6 }, startOther));
    for (let round = 0; round < 20; round += 1) {
      const contested = join(folder, `round ${round}.json`);
      await writeFile(`${contested}.lock`, lockOf(ppid, 'earlier'));
      const outcomes = await Promise.all(others.map((other) => other.take(contested)));
      const { pid: container } = JSON.parse(await readFile(`${contested}.lock`, 'utf8'));
      expect(outcomes.map((how) => how === 'held')).toEqual(others.map((other) => other.pid === container));
    }
    expect((await readdir(folder)).filter((name) => !/^round \d+\.json\.lock$/.test(name))).toEqual([]);
  });

  it('goes to exactly one of many that take over within a process', async () => {
    await writeFile(lock, 'garbage');
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => acquireLock(file)));
    const taken = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(taken).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['data.json.lock']);
    for (const each of taken) await each.release();
  });
});

describe('a claim to a lock', () => {
  const claim = (time: number, owner: number, identity = 'earlier') =>
    join(folder, `.data.json.${time}.${owner}.${identity}.00.claim`);

  it('is removed when its process has ended', async () => {
    await writeFile(claim(1, ppid), '');
    const others = ['.data.json.claim', '.data.json.9.0.x.00.claim', '.other.json.1.1.x.00.claim'];
    for (const name of others) await writeFile(join(folder, name), '');
    const taken = await acquireLock(file);
    await taken.release();
    expect((await readdir(folder)).sort()).toEqual(others.sort());
  });

  it('comes before later ones', async () => {
    await writeFile(claim(1, ppid, await processIdentity(ppid)), '');
    await expect(acquireLock(file)).rejects.toThrow(`in use by process ${ppid}`);
  });

  it('waits for later ones to give way', async () => {
    const later = claim(999_999_999_999_999, ppid, await processIdentity(ppid));
    await writeFile(later, '');
    let isTaken = false;
    const taking = acquireLock(file).finally(() => {
      isTaken = true;
    });
    while ((await readdir(folder)).length < 2) expect(isTaken).toBe(false);
    expect(await readdir(folder)).not.toContain('data.json.lock');
    await rm(later);
    await (await taking).release();
  });
});

describe('a data file', () => {
  const open = (path: string) =>
    createStore({ specs: [people], persistence: createFilePersistence({ file: path, contract: 'People' }) });

  it('is locked while it is open, by whatever name', async () => {
    const store = await open(file);
    await store.write((rows) => rows.collection('people').insert(person('a')));
    await symlink('data.json', join(folder, 'link.json'));
    const other = await startOther();
    await expect(open(join(folder, 'link.json'))).rejects.toThrow('in use by this very process');
    expect(await other.take(file)).toContain(`in use by process ${pid}`);
    await store.close();
    expect((await readdir(folder)).sort()).toEqual(['data.json', 'link.json']);
    await (await open(join(folder, 'link.json'))).close();
  });

  it.each([
    ['that is broken', '{'],
    ['with rows that are broken', '{"version":1,"contract":"People","collections":{"people":[{}]}}'],
  ])('%s is not locked by who failed to start on it', async (_, text) => {
    await writeFile(file, text);
    await expect(open(file)).rejects.toThrow('cannot be used');
    expect(await readdir(folder)).toEqual(['data.json']);
  });

  it('that cannot be locked is rejected', async () => {
    await mkdir(lock);
    await expect(open(file)).rejects.toThrow('it cannot be locked (EISDIR)');
    expect(await readdir(folder)).toEqual(['data.json.lock']);
  });
});
