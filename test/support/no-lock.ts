import type { Lock } from '../../src/storage/fs/lock/held-lock.ts';

/** A lock that nobody else can take, for disks that no other process sees. */
export async function noLock(): Promise<Lock> {
  return { state: 'held', restore: async () => true, release: async () => {} };
}
