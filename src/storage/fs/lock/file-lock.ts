import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { StartupError } from '../../../errors.ts';
import { errnoOf } from '../errno.ts';
import { createFolder, fileNamesIn } from '../folder.ts';
import { isRunning, type LockOwner, readOwner, serializeOwner } from './lock-owner.ts';
import { processIdentity } from './process-identity.ts';

/** The lock on a data file: no other process can open the file until it is released. */
export interface Lock {
  release(): Promise<void>;
}

/** How long two processes that start at once may take to agree, and how often they look. */
const timeoutMs = 5_000;
const pollMs = 10;

/**
 * Locks a data file with a lock file beside it that names this process. A lock file whose process has ended, or that is
 * none of ours, is taken over.
 *
 * Of many processes that start at once, exactly one gets the lock: each first creates a claim file of its own, then looks at the claims of
 * others, then at the lock, and only when it has seen neither renames its claim to be the lock. Of two, the later one
 * to claim therefore sees the other's claim, or its lock. Claims are served in the order of their names.
 * @throws StartupError that names the process which holds the file; else what the operating system reports.
 */
export async function acquireLock(file: string): Promise<Lock> {
  await createFolder(dirname(file));
  const lock = `${file}.lock`;
  const owner: LockOwner = {
    pid,
    identity: (await processIdentity(pid)) ?? '',
    since: new Date().toISOString(),
  };
  const text = serializeOwner(owner);
  const claim = join(dirname(file), claimName(file, owner));
  try {
    await writeFile(claim, text, { flag: 'wx' });
    await waitForTurn(file, lock, claim);
    await rename(claim, lock);
  } catch (error) {
    await rm(claim, { force: true });
    throw error;
  }
  return { release: () => release(lock, text) };
}

async function release(lock: string, text: string): Promise<void> {
  try {
    if ((await readFile(lock, 'utf8')) === text) await rm(lock, { force: true });
  } catch (error) {
    // The folder may have been removed under us.
    if (!['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) throw error;
  }
}

async function waitForTurn(file: string, lock: string, claim: string): Promise<void> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const rivals = await rivalsOf(file, claim);
    const current = await readOwner(lock);
    if (current !== undefined && (await isRunning(current))) throw inUse(file, current, lock);
    const [first] = rivals;
    if (first === undefined) return;
    if (first.name < basename(claim) || performance.now() > end) throw inUse(file, first.owner, lock);
    await setTimeout(pollMs);
  }
}

/** The claims of other processes that run, in the order in which they are served. Those of ended ones are removed. */
async function rivalsOf(file: string, claim: string): Promise<{ name: string; owner: LockOwner }[]> {
  const rivals: { name: string; owner: LockOwner }[] = [];
  for (const name of (await fileNamesIn(dirname(file))).sort()) {
    const owner = name === basename(claim) ? undefined : claimantOf(file, name);
    if (owner === undefined) continue;
    if (await isRunning(owner)) rivals.push({ name, owner });
    else await rm(join(dirname(file), name), { force: true });
  }
  return rivals;
}

/** All of an owner is in the name, so a claim is never seen half written. */
function claimName(file: string, { pid: owner, identity, since }: LockOwner): string {
  const id = randomBytes(4).toString('hex');
  return `.${basename(file)}.${Date.parse(since)}.${owner}.${identity}.${id}.claim`;
}

function claimantOf(file: string, name: string): LockOwner | undefined {
  const start = `.${basename(file)}.`;
  const parts =
    name.startsWith(start) &&
    /^(\d{1,15})\.([1-9]\d{0,8})\.([\w-]*)\.\w+\.claim$/.exec(name.slice(start.length));
  if (!parts) return undefined;
  const [, since, owner, identity = ''] = parts;
  return { pid: Number(owner), identity, since: new Date(Number(since)).toISOString() };
}

function inUse(file: string, owner: LockOwner, lock: string): StartupError {
  const isThisOne = owner.pid === pid;
  const owning = isThisOne ? `this very process (${pid})` : `process ${owner.pid}`;
  const advice = isThisOne ? 'close that sandbox first' : `stop that one (kill ${owner.pid})`;
  return new StartupError(
    `the data file ${file} is in use by ${owning}, since ${owner.since}, according to ${lock}: ${advice}, or start with --data other.json`,
  );
}
