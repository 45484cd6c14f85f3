import { randomBytes } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { errnoOf } from '../errno.ts';
import { isAlive, processIdentity } from './process-identity.ts';

/** The process that holds a lock, according to the lock file. */
export interface LockOwner {
  readonly pid: number;
  /** Distinguishes it from other processes with that id. In the lock file this is `mark`. */
  readonly identity: string;
  /** When the lock was taken, as in `2026-01-31T09:00:00.000Z`. */
  readonly since: string;
}

/** A lock file is one short line; what is longer is none. */
const maxLockLength = 1_000;

const highestPid = 2 ** 31 - 1;

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
export function serializeOwner({ pid, identity, since }: LockOwner): string {
  return `${JSON.stringify({ pid, mark: identity, since, id: randomBytes(8).toString('hex') })}\n`;
}

function parseOwner(text: string): LockOwner | undefined {
  try {
    const { pid, mark: identity, since } = Object(JSON.parse(text));
    const isOwner = Number.isInteger(pid) && pid > 0 && pid <= highestPid && typeof identity === 'string';
    return isOwner && !Number.isNaN(Date.parse(since)) ? { pid, identity, since } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether the process that took a lock still runs; its id alone may belong to another process by now. */
export async function isRunning({ pid, identity, since }: LockOwner): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const current = await processIdentity(pid);
  if (current !== undefined) return current === identity;
  // Where the system cannot identify a process, a lock from before the system's start belongs to nobody all the same.
  return isAlive(pid) && Date.parse(since) > Date.now() - uptime() * 1_000;
}
