import { type Stats, statSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { errnoOf } from '../errno.ts';
import { heartbeatMs } from './owner-watch.ts';

/** The lock on a data file: no other process can open the file until it is released. */
export interface Lock {
  /**
   * Whether this process still has it: `lost` when another process has it by now, `missing` when somebody removed its
   * file. Takes microseconds.
   */
  readonly state: 'held' | 'missing' | 'lost';
  /** Makes the lock file again, where it is missing. Returns whether this process has the lock. */
  restore(): Promise<boolean>;
  release(): Promise<void>;
}

/** A lock file that is open, so that no other file can have its inode, and that is touched every second. */
export class HeldLock implements Lock {
  readonly #path: string;
  readonly #text: string;
  #handle: FileHandle;
  #own: Stats;
  #heartbeat: NodeJS.Timeout;
  #isReleased = false;

  private constructor(path: string, text: string, handle: FileHandle, own: Stats) {
    this.#path = path;
    this.#text = text;
    this.#handle = handle;
    this.#own = own;
    this.#heartbeat = setInterval(() => this.#touch(), heartbeatMs).unref();
  }

  /** @param text what the lock file says @param handle the lock file, open */
  static async of(path: string, text: string, handle: FileHandle): Promise<Lock> {
    return new HeldLock(path, text, handle, await handle.stat());
  }

  get state(): Lock['state'] {
    const found = statSync(this.#path, { throwIfNoEntry: false });
    if (found === undefined) return 'missing';
    return found.ino === this.#own.ino && found.dev === this.#own.dev ? 'held' : 'lost';
  }

  async restore(): Promise<boolean> {
    try {
      const handle = await open(this.#path, 'wx');
      await handle.writeFile(this.#text);
      const old = this.#handle;
      this.#handle = handle;
      this.#own = await handle.stat();
      await old.close();
      return true;
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') return this.state === 'held';
      throw error;
    }
  }

  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    if (this.#isReleased) return;
    this.#isReleased = true;
    try {
      // Only while it is open is it certain that no other file has its inode.
      if (this.state === 'held') await rm(this.#path, { force: true });
    } catch (error) {
      if (errnoOf(error) !== 'ENOTDIR') throw error; // the folder was replaced under us
    } finally {
      await this.#handle.close().catch(() => {}); // nothing was written to it that could be lost
    }
  }

  /** Says to those who watch that this process runs. Failing to is no error: on the same machine it is looked up. */
  #touch(): void {
    const now = new Date();
    this.#handle.utimes(now, now).catch(() => {});
  }
}
