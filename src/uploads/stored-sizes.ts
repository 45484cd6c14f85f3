import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The sizes of what is stored, which together stay within a limit. */
export interface StoredSizes {
  /**
   * Adds what was stored just now, as the newest, whether or not it was there before.
   * @returns the names of the oldest, which are over the limit now and to be deleted; never the one added
   */
  add(name: string, size: number): readonly string[];
  delete(name: string): void;
}

/**
 * @param stored names and sizes of what is stored, the oldest first
 * @param limit how many bytes they may take together
 */
export function createStoredSizes(
  stored: Iterable<readonly [name: string, size: number]>,
  limit: number,
): StoredSizes {
  /** The oldest comes first. */
  const sizes = new Map(stored);
  let total = 0;
  for (const size of sizes.values()) total += size;

  function remove(name: string): void {
    total -= sizes.get(name) ?? 0;
    sizes.delete(name);
  }

  return {
    delete: remove,
    add: (name, size) => {
      remove(name);
      sizes.set(name, size);
      total += size;
      const deleted: string[] = [];
      for (const oldest of sizes.keys()) {
        if (total <= limit || oldest === name) break;
        remove(oldest);
        deleted.push(oldest);
      }
      return deleted;
    },
  };
}

/** The files in a folder whose names fit, with their sizes; the one that was written first comes first. */
export function sizesIn(folder: string, names: RegExp): readonly (readonly [name: string, size: number])[] {
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .map((name) => ({ name, stats: statSync(join(folder, name)) }))
    .sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs)
    .map(({ name, stats }) => [name, stats.size]);
}
