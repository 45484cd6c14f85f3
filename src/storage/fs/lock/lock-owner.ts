import { randomBytes } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { pid as ownPid } from 'node:process';
import { errnoOf } from '../errno.ts';
import { isAlive, processIdentity, processIdScope } from './process-identity.ts';

/** The process that holds a lock, according to the lock file. */
export interface LockOwner {
  readonly pid: number;
  /** Distinguishes it from other processes with that id. In the lock file this is `mark`. */
  readonly identity: string;
  /** Where its id means something, see `processIdScope`; a lock of an earlier version does not say. */
  readonly scope?: string;
  /** The name of its machine or container. */
  readonly host?: string;
  /** When the lock was taken, as in `2026-01-31T09:00:00.000Z`. */
  readonly since: string;
}

/** A lock file is one short line; what is longer is none. */
const maxLockLength = 1_000;

const highestPid = 2 ** 31 - 1;

/** This process, as the owner of a lock that it takes now. */
export async function ownLockOwner(): Promise<Required<LockOwner>> {
  return {
    pid: ownPid,
    identity: (await processIdentity(ownPid)) ?? '',
    scope: await processIdScope(),
    host: hostname(),
    since: new Date().toISOString(),
  };
}

/** Who holds a lock; `undefined` when there is no lock file, or when it is none of ours. */
export async function readOwner(lock: string): Promise<LockOwner | undefined> {
  try {
    const found = await lstat(lock);
    if (!found.isFile() || found.size > maxLockLength) return undefined;
    return parseOwner(await readFile(lock, 'utf8'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The text of a lock file. Its `id` distinguishes the locks that one process takes one after another. */
export function serializeOwner({ pid, identity, ...rest }: LockOwner): string {
  return `${JSON.stringify({ pid, mark: identity, ...rest, id: randomBytes(8).toString('hex') })}\n`;
}

function parseOwner(text: string): LockOwner | undefined {
  try {
    const { pid, mark: identity, scope, host, since } = Object(JSON.parse(text));
    const isOwner = Number.isInteger(pid) && pid > 0 && pid <= highestPid && typeof identity === 'string';
    if (!isOwner || Number.isNaN(Date.parse(since))) return undefined;
    return {
      pid,
      identity,
      since,
      ...(typeof scope === 'string' && { scope }),
      ...(typeof host === 'string' && { host }),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Whether the process that took a lock still runs; its id alone may belong to another process by now. To be asked of
 * processes whose ids mean something here.
 */
export async function isRunning({ pid, identity, since }: LockOwner): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const current = await processIdentity(pid);
  if (current !== undefined) return current === identity;
  // Where the system cannot identify a process, a lock from before the system's start belongs to nobody all the same.
  return isAlive(pid) && Date.parse(since) > Date.now() - uptime() * 1_000;
}

/** How a message names the owner of a lock. @param isHere whether its process id means something here */
export function describeOwner({ pid, host }: LockOwner, isHere: boolean): string {
  const place = host === undefined ? 'another machine or container' : `the machine or container ${host}`;
  return isHere ? `process ${pid}` : `process ${pid} of ${place}`;
}
