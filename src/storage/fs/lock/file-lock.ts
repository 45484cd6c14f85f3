import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { StartupError } from '../../../errors.ts';
import { createFolder, fileNamesIn } from '../folder.ts';
import { HeldLock, type Lock } from './held-lock.ts';
import { describeOwner, type LockOwner, ownLockOwner, readOwner, serializeOwner } from './lock-owner.ts';
import { createOwnerWatch, type OwnerWatch } from './owner-watch.ts';

/** How long two processes that start at once may take to agree, and how often they look. */
const timeoutMs = 5_000;
const pollMs = 10;

/**
 * Locks a data file with a lock file beside it that names this process. A lock file whose process has ended, or that is
 * none of ours, is taken over. Whether a process in another container or on another machine has ended is seen by its
 * heartbeat; this takes some seconds.
 *
 * Of many processes that start at once, exactly one gets the lock: each first creates a claim file of its own, then looks at the claims of
 * others, then at the lock, and only when it has seen neither renames its claim to be the lock. Of two, the later one
 * to claim therefore sees the other's claim, or its lock. Claims are served in the order of their names.
 * @throws StartupError that names the process which holds the file; else what the operating system reports.
 */
export async function acquireLock(file: string): Promise<Lock> {
  await createFolder(dirname(file));
  const lock = `${file}.lock`;
  const owner = await ownLockOwner();
  const text = serializeOwner(owner);
  const claim = join(dirname(file), claimName(file, owner));
  let handle: FileHandle | undefined;
  try {
    handle = await open(claim, 'wx');
    await handle.writeFile(text);
    await waitForTurn(file, claim, createOwnerWatch(owner.scope));
    await rename(claim, lock);
  } catch (error) {
    await handle?.close();
    await rm(claim, { force: true });
    throw error;
  }
  return HeldLock.of(lock, text, handle);
}

/**
 * Requires that no running process has a data file locked, where no lock can be taken.
 * @throws StartupError that names the process which holds the file; else what the operating system reports.
 */
export async function requireUnlocked(file: string): Promise<void> {
  const { scope } = await ownLockOwner();
  await waitForOwner(file, createOwnerWatch(scope));
}

async function waitForTurn(file: string, claim: string, watch: OwnerWatch): Promise<void> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const [first] = await rivalsOf(file, claim, watch);
    await waitForOwner(file, watch);
    if (first === undefined) return;
    const isFirst = basename(claim) < first.name;
    // A rival elsewhere is waited for: it gets the lock, or turns out to have ended.
    if (first.state === 'running' && (!isFirst || performance.now() > end))
      throw inUse(file, first.owner, first.name, watch.scope);
    await setTimeout(pollMs);
  }
}

/** Resolves once nobody who runs holds the lock. */
async function waitForOwner(file: string, watch: OwnerWatch): Promise<void> {
  const lock = `${file}.lock`;
  for (;;) {
    const owner = await readOwner(lock);
    const state = owner === undefined ? 'ended' : await watch.stateOf(lock, owner);
    if (owner !== undefined && state === 'running') throw inUse(file, owner, lock, watch.scope);
    if (state === 'ended') return;
    await setTimeout(pollMs);
  }
}

/** The claim of another process. */
interface Rival {
  readonly name: string;
  readonly owner: LockOwner;
  readonly state: 'running' | 'unknown';
}

/** The claims of other processes that may run, in the order in which they are served. Those of ended ones are removed. */
async function rivalsOf(file: string, claim: string, watch: OwnerWatch): Promise<Rival[]> {
  const rivals: Rival[] = [];
  for (const name of (await fileNamesIn(dirname(file))).sort()) {
    const owner = name === basename(claim) ? undefined : claimantOf(file, name);
    if (owner === undefined) continue;
    const path = join(dirname(file), name);
    const state = await watch.stateOf(path, owner);
    if (state === 'ended') await rm(path, { force: true });
    else rivals.push({ name, owner, state });
  }
  return rivals;
}

/** All of an owner is in the name, so a claim is never seen half written. */
function claimName(file: string, { pid: owner, identity, scope, since }: Required<LockOwner>): string {
  const id = randomBytes(4).toString('hex');
  return `.${basename(file)}.${Date.parse(since)}.${owner}.${identity}.${scope}.${id}.claim`;
}

function claimantOf(file: string, name: string): LockOwner | undefined {
  const start = `.${basename(file)}.`;
  const parts =
    name.startsWith(start) &&
    /^(\d{1,15})\.([1-9]\d{0,8})\.([\w-]*)\.(?:([\w-]+)\.)?\w+\.claim$/.exec(name.slice(start.length));
  if (!parts) return undefined;
  const [, since, owner, identity = '', scope] = parts;
  return {
    pid: Number(owner),
    identity,
    ...(scope !== undefined && { scope }),
    since: new Date(Number(since)).toISOString(),
  };
}

function inUse(file: string, owner: LockOwner, lock: string, scope: string): StartupError {
  const isHere = owner.scope === undefined || owner.scope === scope;
  const isThisOne = isHere && owner.pid === pid;
  const owning = isThisOne ? `this very process (${pid})` : describeOwner(owner, isHere);
  const advice = isThisOne
    ? 'close that sandbox first'
    : `stop that one${isHere ? ` (kill ${owner.pid})` : ''}`;
  return new StartupError(
    `the data file ${file} is in use by ${owning}, since ${owner.since}, according to ${lock}: ${advice}, or start with --data other.json`,
  );
}
