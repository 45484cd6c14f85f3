import { dirname } from 'node:path';
import { createPause } from '../../../turns.ts';
import type { FileSystem } from '../../fs/file-system.ts';
import type { FileState, OpenFile } from '../../fs/open-file.ts';
import { formatWalRecord, type WalHeader } from './wal-record.ts';

/** How many bytes of the disk are reserved behind the end of a file. */
const reservedBytes = 262_144;

/** A file of the write-ahead log that is appended to. */
export class WalWriter {
  readonly path: string;
  readonly #file: OpenFile;
  /** How many bytes complete records take. */
  #length: number;
  /** Whether part of a record, or all of one that was never acknowledged, may be behind them. */
  #hasPartialRecord = false;

  private constructor(path: string, file: OpenFile, length: number) {
    this.path = path;
    this.#file = file;
    this.#length = length;
  }

  /**
   * Creates a file with its header; resolves once both are on disk.
   * @throws what the operating system reports; there is no file then.
   */
  static async create(files: FileSystem, path: string, header: WalHeader): Promise<WalWriter> {
    await files.createFolder(dirname(path));
    const file = await files.create(path, reservedBytes);
    try {
      const length = await file.append(formatWalRecord(header));
      await file.sync();
      await files.syncFolder(dirname(path));
      return new WalWriter(path, file, length);
    } catch (error) {
      await file.close();
      await files.remove(path);
      throw error;
    }
  }

  /** How many bytes complete records take. */
  get length(): number {
    return this.#length;
  }

  get hasPartialRecord(): boolean {
    return this.#hasPartialRecord;
  }

  /**
   * Appends a record, given in pieces, and syncs it, or takes back what was written of it. Returns how many bytes it takes.
   * @throws what the operating system reports; when there is a partial record then, nothing can be appended any more.
   */
  async append(record: readonly string[]): Promise<number> {
    this.#hasPartialRecord = true;
    try {
      const length = await this.#appendPieces(record);
      await this.#file.sync();
      this.#length += length;
      this.#hasPartialRecord = false;
      return length;
    } catch (error) {
      await Promise.allSettled([this.#rollBack()]);
      throw error;
    }
  }

  async #appendPieces(record: readonly string[]): Promise<number> {
    const pause = createPause();
    let length = 0;
    for (const [index, piece] of record.entries()) {
      if (index > 0) await pause();
      length += await this.#file.append(piece);
    }
    return length;
  }

  /** Whether the file is as this process left it. */
  state(): Promise<FileState> {
    return this.#file.state();
  }

  /** Gives back the reserved space and closes the file. It is synced as it is, so neither step can lose anything. */
  async finish(): Promise<void> {
    await Promise.allSettled([this.#file.truncate(this.#length)]);
    await Promise.allSettled([this.#file.close()]);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** A record that cannot be cut off is overwritten: until the next file is there, a start would find what was refused. */
  async #rollBack(): Promise<void> {
    const [cut] = await Promise.allSettled([this.#file.truncate(this.#length)]);
    if (cut.status === 'rejected') await this.#file.blank(this.#length);
    await this.#file.sync();
    this.#hasPartialRecord = false;
  }
}
