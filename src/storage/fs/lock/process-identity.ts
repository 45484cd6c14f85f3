import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { kill, pid as ownPid } from 'node:process';
import { errnoOf } from '../errno.ts';

/** Whether there is a process of that id. */
export function isAlive(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch (error) {
    return errnoOf(error) !== 'ESRCH'; // EPERM: it lives, and belongs to somebody else
  }
}

/**
 * Identifies a process among all that ever had its id. A process that has ended has another identity than before.
 * `undefined` when the system does not provide it.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  const onLinux = await linuxIdentityOf(pid);
  if (onLinux !== undefined || pid !== ownPid) return onLinux;
  return `from-${Math.round(performance.timeOrigin)}`;
}

/** Such as `271828-1b4e28ba`: the ticks from the system's start to the process's, and which start of the system. */
async function linuxIdentityOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await bootId();
    // The name of the program comes before the last bracket, and may hold anything.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = state === 'Z' || state === 'X'; // only its parent has not taken notice yet
    return hasEnded ? 'ended' : `${rest[18]}-${boot.slice(0, 8)}`;
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return undefined;
  }
}

/**
 * Where the id of a process means what it means here: one start of one machine, and on Linux one pid namespace, which
 * every container has for itself. Letters, digits, `_` and `-`, such as `1b4e28ba-4026531836`.
 */
export async function processIdScope(): Promise<string> {
  try {
    const [boot, namespace] = await Promise.all([bootId(), readlink('/proc/self/ns/pid')]);
    return `${boot.slice(0, 8)}-${namespace.replace(/\D/g, '')}`;
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return `host-${hostname().replace(/[^\w-]/g, '-')}`;
  }
}

function bootId(): Promise<string> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8');
}
