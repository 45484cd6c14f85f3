import { type FSWatcher, watch } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** A look-out for changes of files. */
export interface FileWatch {
  /** Looks out for these files from now on, and in their folders for new ones beside them. */
  follow(files: readonly string[]): void;
  close(): Promise<void>;
}

/** How long nothing must change before a change is told, in milliseconds: editors write in several steps. */
const calm = 60;

/** The endings that the name of a part of a contract may have. */
const contractEndings = new Set(['.yaml', '.yml', '.json']);

/**
 * Tells when any of the files that a contract is made of changes. Their folders are watched and not the files, for many
 * editors put a new file in the place of the old one.
 * @param onChange is never called again before what it gave has settled; it must not reject
 * @param isAnyMeant whether a new file beside them counts too: one that the contract lacks may just have come
 */
export function watchFiles(onChange: () => Promise<void>, isAnyMeant: () => boolean): FileWatch {
  const folders = new Map<string, FSWatcher>();
  let files: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> = Promise.resolve();
  let isClosed = false;

  function note(path: string): void {
    if (!files.has(path) && !(isAnyMeant() && contractEndings.has(extname(path)))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      telling = telling.then(() => (isClosed ? undefined : onChange()));
    }, calm);
  }

  function watchFolder(folder: string): FSWatcher {
    const watcher = watch(folder, (_event, name) => note(join(folder, name ?? '')));
    // A folder that is gone tells no more changes; those that are still there do.
    watcher.on('error', () => watcher.close());
    return watcher;
  }

  return {
    follow(next) {
      files = new Set(next);
      for (const folder of new Set(next.map((file) => dirname(file)))) {
        if (!folders.has(folder)) folders.set(folder, watchFolder(folder));
      }
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      for (const watcher of folders.values()) watcher.close();
      await telling;
    },
  };
}
