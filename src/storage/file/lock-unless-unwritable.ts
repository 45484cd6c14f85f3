import { errnoOf } from '../fs/errno.ts';
import { requireUnlocked } from '../fs/lock/file-lock.ts';
import type { Lock } from '../fs/lock/held-lock.ts';

/** What keeps a lock from being taken without anybody having it, and what to do. */
const unwritable: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'ENOSPC, the disk is full: free space'],
  ['EDQUOT', 'EDQUOT, the quota is used up: free space'],
  ['EROFS', 'EROFS, the file system is read-only: mount it for writing, or use --ephemeral'],
]);

export interface LockingOptions {
  /** The data file itself, not a link to it. */
  readonly path: string;
  /** The data file as its user names it, for messages. */
  readonly file: string;
  readonly acquire: (path: string) => Promise<Lock>;
  readonly onNotice: (line: string) => void;
}

/**
 * Locks a data file; returns `undefined` where the disk has no room for a lock, and nobody else can have one either. The
 * file is only read then.
 * @throws StartupError when another process has it; else what the operating system reports.
 */
export async function lockUnlessUnwritable(options: LockingOptions): Promise<Lock | undefined> {
  const { path, file, acquire, onNotice } = options;
  try {
    return await acquire(path);
  } catch (error) {
    const reason = unwritable.get(errnoOf(error) ?? '');
    if (reason === undefined) throw error;
    await requireUnlocked(path);
    onNotice(
      `the data file ${file} is only read: it cannot be locked (${reason}); until then every write is refused`,
    );
    return undefined;
  }
}
