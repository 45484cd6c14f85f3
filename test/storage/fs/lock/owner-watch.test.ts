import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LockOwner } from '../../../../src/storage/fs/lock/lock-owner.ts';
import { createOwnerWatch } from '../../../../src/storage/fs/lock/owner-watch.ts';
import { processIdentity } from '../../../../src/storage/fs/lock/process-identity.ts';

let folder: string;
let lock: string;
let time: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
  lock = join(folder, 'data.json.lock');
  await writeFile(lock, '');
  time = 0;
});

afterEach(() => rm(folder, { recursive: true }));

const watch = () => createOwnerWatch('here', () => time);
const since = '2026-01-31T09:00:00.000Z';

/** Another container may have our pid, and even a process that started in the same tick. */
async function ownerIn(scope?: string): Promise<LockOwner> {
  const identity = (await processIdentity(pid)) ?? '';
  return { pid, identity, since, ...(scope !== undefined && { scope }) };
}

describe('the owner of a lock', () => {
  it.each([
    ['of the same pid namespace', 'here'],
    ['of an earlier version, which names none', undefined],
  ])('%s is looked up by its process id', async (_, scope) => {
    const owner = await ownerIn(scope);
    expect(await watch().stateOf(lock, owner)).toBe('running');
    expect(await watch().stateOf(lock, { ...owner, identity: 'earlier' })).toBe('ended');
  });

  it('elsewhere runs as soon as its lock is touched', async () => {
    const watching = watch();
    const owner = await ownerIn('there');
    expect(await watching.stateOf(lock, owner)).toBe('unknown');
    await utimes(lock, 1, 1);
    expect(await watching.stateOf(lock, owner)).toBe('running');
  });

  it('elsewhere runs when its lock is replaced by another one', async () => {
    const watching = watch();
    const owner = await ownerIn('there');
    expect(await watching.stateOf(lock, owner)).toBe('unknown');
    await writeFile(`${lock}.new`, '');
    await rm(lock);
    await writeFile(lock, 'later');
    await utimes(lock, 2, 2);
    expect(await watching.stateOf(lock, owner)).toBe('running');
  });

  it('elsewhere has ended when its lock was not touched for five seconds, whatever its time', async () => {
    const watching = watch();
    const owner = await ownerIn('there');
    await utimes(lock, 4_000_000_000, 4_000_000_000);
    const states = [];
    for (time of [0, 2_500, 5_000, 5_001]) states.push(await watching.stateOf(lock, owner));
    expect(states).toEqual(['unknown', 'unknown', 'unknown', 'ended']);
  });

  it.each<[string, () => unknown]>([
    ['is gone', () => {}],
    ['is a fifo, whose reader would wait', () => execFileSync('mkfifo', [lock])],
    ['is a folder', () => mkdir(lock)],
  ])('elsewhere has ended when its lock %s', async (_, make) => {
    await rm(lock);
    await make();
    expect(await watch().stateOf(lock, await ownerIn('there'))).toBe('ended');
  });
});
