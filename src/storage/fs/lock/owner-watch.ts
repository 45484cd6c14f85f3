import { openRegularFile } from '../regular-file.ts';
import { isRunning, type LockOwner } from './lock-owner.ts';

/** How often the owner of a lock touches it, in milliseconds. */
export const heartbeatMs = 1_000;

/** How long a lock was not touched when its owner counts as ended, in milliseconds. */
const patienceMs = 5_000;

/** `unknown` as long as it has been watched for less than the patience. */
export type OwnerState = 'running' | 'ended' | 'unknown';

/** Finds out whether the owners of lock files run. */
export interface OwnerWatch {
  /** Where the ids of processes mean something, see `processIdScope`. */
  readonly scope: string;
  /** @param path the lock or claim file of the owner; without that file, nobody has it any more */
  stateOf(path: string, owner: LockOwner): Promise<OwnerState>;
}

/**
 * Watches owners of locks, to be asked again and again. One whose process id means something here is looked up. Of one in
 * another container or on another machine only the heartbeat is seen: it runs once its file was touched, and has ended
 * when that did not happen for five seconds by the clock of this process; the clocks of two machines may disagree.
 */
export function createOwnerWatch(scope: string, now = () => performance.now()): OwnerWatch {
  const seen = new Map<string, { readonly pulse: string; readonly since: number }>();
  return {
    scope,
    stateOf: async (path, owner) => {
      if (owner.scope === undefined || owner.scope === scope)
        return (await isRunning(owner)) ? 'running' : 'ended';
      const pulse = await pulseOf(path);
      if (pulse === undefined) return 'ended';
      const first = seen.get(path);
      if (first === undefined) {
        seen.set(path, { pulse, since: now() });
        return 'unknown';
      }
      if (pulse !== first.pulse) return 'running';
      return now() - first.since > patienceMs ? 'ended' : 'unknown';
    },
  };
}

/**
 * Which file it is and when it was last touched; `undefined` where there is none. Network file systems look again only
 * when a file is opened.
 */
async function pulseOf(path: string): Promise<string | undefined> {
  const file = await openRegularFile(path);
  await file?.handle.close();
  return file?.pulse;
}
