import type { FileSystem, FoundFile } from '../../fs/file-system.ts';
import { isSameFile } from '../../fs/same-file.ts';

/**
 * The files of a write-ahead log that are not written to any more, until the data file has what is in them. A crash
 * leaves some, and a compaction has one while it runs. What they hold is acknowledged, so each must stay as it is.
 */
export class OldWalFiles {
  readonly #files: FileSystem;
  /** First to last, each as this process left it; `undefined` where it is not to be compared. */
  readonly #known: Map<string, FoundFile | undefined>;

  constructor(files: FileSystem, paths: readonly string[]) {
    this.#files = files;
    this.#known = new Map(paths.map((path) => [path, undefined]));
  }

  get paths(): readonly string[] {
    return [...this.#known.keys()];
  }

  add(path: string): void {
    this.#known.set(path, undefined);
  }

  /** Notes how some are: from here on, nobody may touch them. */
  async note(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#known.set(path, await this.#files.find(path));
  }

  /** The first that is not as it was noted; `undefined` where all are. Takes microseconds. */
  async findAltered(): Promise<string | undefined> {
    for (const [path, known] of this.#known) {
      if (known !== undefined && !isSameFile(await this.#files.find(path), known)) return path;
    }
    return undefined;
  }

  /** Removes some, once the data file has all that is in them. Those that cannot be removed stay in the list. */
  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#known.set(path, undefined);
    for (const path of paths) {
      await this.#files.remove(path);
      this.#known.delete(path);
    }
  }
}
