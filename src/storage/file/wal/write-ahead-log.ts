import { inTurns } from '../../../turns.ts';
import type { FileSystem } from '../../fs/file-system.ts';
import type { FileState } from '../../fs/open-file.ts';
import { AlteredFileError } from '../altered-file-error.ts';
import { OldWalFiles } from './old-wal-files.ts';
import { findWalFiles } from './read-wal.ts';
import { formatWalEntry, type WalEntry, walVersion } from './wal-record.ts';
import { WalWriter } from './wal-writer.ts';

export interface WriteAheadLogOptions {
  readonly files: FileSystem;
  /** The data file beside which the log is. For `data.json` it is in `data.json.journal.1` and so on. */
  readonly file: string;
  /** The title of the contract that the rows belong to. */
  readonly contract: string;
  /** The number of the last entry that there is. */
  readonly lastEntry: number;
  /** The files that there are, first to last. They are not written to any more. */
  readonly oldPaths: readonly string[];
  /** How many bytes they have. */
  readonly size: number;
}

/** Everything saved since the data file was last written: a record for each batch, in one file or several. */
export interface WriteAheadLog {
  /** The number of the last entry on disk. */
  readonly lastEntry: number;
  /** How many bytes its files have. */
  readonly size: number;
  readonly hasFiles: boolean;
  /** Whether there are files that are not written to any more. */
  readonly hasOldFiles: boolean;
  /**
   * What somebody did to its files. Unless they are intact, nothing can be appended until the data file has everything and
   * the log is rotated.
   */
  readonly state: FileState;
  /** Notes how the old files are: from here on, nobody may touch them. */
  noteOldFiles(): Promise<void>;
  /** Whether all of its files are there. Their folder may be gone too. */
  isOnDisk(): Promise<boolean>;
  /** Whether another process has begun a file of it. */
  hasForeignFiles(): Promise<boolean>;
  /**
   * Appends an entry; resolves once it is on disk. Never called before an earlier call has settled.
   * @returns whether it did; an entry that is too long for a line is left to the data file
   * @throws AlteredFileError when somebody moved, replaced or cut one of its files; else what the operating system
   * reports, and the log is then as it was.
   */
  append(changeSets: WalEntry['changeSets']): Promise<boolean>;
  /**
   * Directs later entries to a new file, and gives back the space reserved behind the current one. Resolves to a
   * function that removes the files until here, to be called once the data file has all of them. Never called while an
   * entry is being appended.
   */
  rotate(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** A write-ahead log that continues the files that there are. Its next file is created with the next entry. */
export function createWriteAheadLog(options: WriteAheadLogOptions): WriteAheadLog {
  return new RotatingLog(options);
}

class RotatingLog implements WriteAheadLog {
  readonly #options: WriteAheadLogOptions;
  #lastEntry: number;
  #size: number;
  #state: FileState = 'intact';
  readonly #oldFiles: OldWalFiles;
  #current: WalWriter | undefined;
  /** The number in the name of the last file. */
  #fileNumber: number;

  constructor(options: WriteAheadLogOptions) {
    this.#options = options;
    this.#lastEntry = options.lastEntry;
    this.#size = options.size;
    this.#oldFiles = new OldWalFiles(options.files, options.oldPaths);
    this.#fileNumber = Number(options.oldPaths.at(-1)?.split('.').at(-1) ?? 0);
  }

  get lastEntry(): number {
    return this.#lastEntry;
  }

  get size(): number {
    return this.#size;
  }

  get hasFiles(): boolean {
    return this.hasOldFiles || this.#current !== undefined;
  }

  get hasOldFiles(): boolean {
    return this.#oldFiles.paths.length > 0;
  }

  get state(): FileState {
    return this.#state;
  }

  noteOldFiles(): Promise<void> {
    return this.#oldFiles.note(this.#oldFiles.paths);
  }

  async isOnDisk(): Promise<boolean> {
    const { files, file } = this.#options;
    const [found] = await Promise.allSettled([findWalFiles(files, file)]);
    const there = new Set(found.status === 'fulfilled' ? found.value : []);
    return [...this.#oldFiles.paths, this.#current?.path].every(
      (path) => path === undefined || there.has(path),
    );
  }

  async hasForeignFiles(): Promise<boolean> {
    const { files, file } = this.#options;
    const own = new Set([...this.#oldFiles.paths, this.#current?.path]);
    return (await findWalFiles(files, file)).some((path) => !own.has(path));
  }

  async append(changeSets: WalEntry['changeSets']): Promise<boolean> {
    const record = await inTurns(formatWalEntry({ entry: this.#lastEntry + 1, changeSets }));
    if (record === undefined) return false;
    await this.#requireOldFiles();
    this.#current ??= await this.#createFile();
    const writer = this.#current;
    await this.#requireIntact(writer);
    const length = await this.#write(writer, record);
    await this.#requireIntact(writer); // what went to a file that is not there was not saved
    this.#size += length;
    this.#lastEntry += 1;
    return true;
  }

  async rotate(): Promise<() => Promise<void>> {
    const current = this.#current;
    const rotatedSize = this.#size;
    if (current !== undefined) this.#oldFiles.add(current.path);
    const { paths } = this.#oldFiles;
    this.#current = undefined;
    if (current !== undefined) {
      await current.finish();
      await this.#oldFiles.note([current.path]);
    }
    return async () => {
      await this.#oldFiles.remove(paths);
      this.#size -= rotatedSize;
      this.#state = 'intact';
    };
  }

  async close(): Promise<void> {
    await this.#current?.close();
  }

  /** Appends a record, or goes on in a new file where what was written of it cannot be taken back. */
  async #write(writer: WalWriter, record: readonly string[]): Promise<number> {
    try {
      return await writer.append(record);
    } catch (error) {
      if (writer.hasPartialRecord) await this.#abandon(writer);
      throw error;
    }
  }

  /** The header of the next file makes the next start leave out what is too much in this one. */
  async #abandon(writer: WalWriter): Promise<void> {
    this.#oldFiles.add(writer.path);
    this.#current = undefined;
    const [created] = await Promise.allSettled([this.#createFile(), writer.close()]);
    await this.#oldFiles.note([writer.path]);
    if (created.status === 'fulfilled') this.#current = created.value;
  }

  async #requireIntact(writer: WalWriter): Promise<void> {
    this.#state = await writer.state();
    if (this.#state === 'removed') throw new Error(`${writer.path} was removed while it was in use`);
    if (this.#state === 'altered') throw new AlteredFileError(writer.path);
  }

  async #requireOldFiles(): Promise<void> {
    const altered = await this.#oldFiles.findAltered();
    if (altered === undefined) return;
    this.#state = 'altered';
    throw new AlteredFileError(altered);
  }

  async #createFile(): Promise<WalWriter> {
    const { files, file, contract } = this.#options;
    const path = `${file}.journal.${this.#fileNumber + 1}`;
    const header = { journal: walVersion, contract, after: this.#lastEntry };
    const writer = await WalWriter.create(files, path, header);
    this.#fileNumber += 1;
    this.#size += writer.length;
    return writer;
  }
}
