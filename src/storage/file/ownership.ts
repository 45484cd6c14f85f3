import { basename } from 'node:path';
import { SandboxError } from '../../errors.ts';
import { errnoOf } from '../fs/errno.ts';
import type { FileSystem, FoundFile } from '../fs/file-system.ts';
import type { Lock } from '../fs/lock/held-lock.ts';
import { isSameFile } from '../fs/same-file.ts';

export interface OwnershipOptions {
  readonly files: FileSystem;
  /** The file itself, not a link to it. */
  readonly path: string;
  /** Takes the lock. @throws StartupError when another process has it; else what the operating system reports. */
  readonly acquire: () => Promise<Lock>;
  /** The lock, where it could be taken at the start. */
  readonly lock: Lock | undefined;
}

/** What else must be as this process left it, for it to go on where it had no lock for a while. */
export interface OwnedLog {
  /** Whether another process has begun a file of the write-ahead log. */
  hasForeignFiles(): Promise<boolean>;
  /** Makes what was read durable. Called once the lock is there. */
  settle(): Promise<void>;
}

/**
 * Whether a data file belongs to this process. Nothing is acknowledged, and no file written, unless it does. A process
 * that was suspended for long, or whose lock somebody removed, may have lost the file to another one; on a disk that is
 * full or read-only there is no lock yet.
 */
export class Ownership {
  readonly #options: OwnershipOptions;
  #lock: Lock | undefined;
  #log: OwnedLog | undefined;
  #isLost = false;
  /** The data file as this process last read or wrote it. */
  #known: FoundFile | undefined;
  /** Whether this process replaces the data file right now. */
  #isReplacing = false;

  constructor(options: OwnershipOptions) {
    this.#options = options;
    this.#lock = options.lock;
  }

  /** To be called when everything was read. */
  async begin(log: OwnedLog): Promise<void> {
    this.#log = log;
    this.#known = await this.#find();
    if (this.#lock !== undefined) await log.settle();
  }

  /** Replaces the data file by `replace`, and notes how it is then. */
  async replaceDataFile(replace: () => Promise<void>): Promise<void> {
    this.#isReplacing = true;
    try {
      await replace();
      this.#known = await this.#find();
    } finally {
      this.#isReplacing = false;
    }
  }

  /** Whether the data file is as this process left it. Takes microseconds. */
  async isDataFileKnown(): Promise<boolean> {
    return this.#isReplacing || isSameFile(await this.#find(), this.#known);
  }

  /**
   * Requires that this process owns the data file. A lock that could not be taken, or that was removed, is taken now, if
   * nobody wrote meanwhile. Where all is well, this takes microseconds.
   * @throws SandboxError `unavailable` when another process has taken the file, `storage-full` when it cannot be locked.
   */
  async require(): Promise<void> {
    if (!this.#isLost && this.#lock?.state !== 'held') this.#isLost = !(await this.#gain());
    if (this.#isLost) throw lostError(this.#options.path);
  }

  async release(): Promise<void> {
    await this.#lock?.release();
    this.#lock = undefined;
  }

  /** Takes the lock; returns whether everything is as this process left it. */
  async #gain(): Promise<boolean> {
    if (this.#lock === undefined) {
      this.#lock = await this.#acquire();
      if (!(await this.#isUntouched())) return false;
      await this.#log?.settle();
      return true;
    }
    if (this.#lock.state === 'missing' && !(await this.#lock.restore())) return false;
    return this.#lock.state === 'held' && (await this.#isUntouched());
  }

  async #acquire(): Promise<Lock> {
    try {
      return await this.#options.acquire();
    } catch (error) {
      const code = errnoOf(error);
      if (code === undefined) throw error;
      const advice = code === 'EROFS' ? 'make its folder writable' : 'free space';
      const failed = `the data file ${basename(this.#options.path)} cannot be locked (${code})`;
      throw new SandboxError(
        'storage-full',
        `${failed}, and nothing was changed: ${advice} and send it again`,
      );
    }
  }

  /** Whether no other process has come and gone while there was no lock. */
  async #isUntouched(): Promise<boolean> {
    return (await this.isDataFileKnown()) && !(await this.#log?.hasForeignFiles());
  }

  #find(): Promise<FoundFile | undefined> {
    const { files, path } = this.#options;
    return files.find(path);
  }
}

function lostError(path: string): SandboxError {
  const file = basename(path);
  const lost = `this server does not own the data file ${file} any more: another one has taken it (see ${file}.lock)`;
  return new SandboxError('unavailable', `${lost}, and this request may not be stored; stop this server`);
}
