import { type FSWatcher, watch } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** Watches files for changes. */
export interface FileWatch {
  /** Watches these files from now on, and their folders for new files. */
  follow(files: readonly string[]): void;
  close(): Promise<void>;
}

/** How long files must stay unchanged before a change is reported: editors write in several steps. */
const debounceMs = 60;

/**
 * Reports changes of any of the files that something consists of. It watches their folders, since many editors replace
 * a file instead of writing to it.
 * @param onChange is not called again before its promise has settled; it must not reject
 * @param includesNew whether a new file beside them counts, by its extension: it may be one that they lack
 */
export function watchFiles(
  onChange: () => Promise<void>,
  includesNew: (extension: string) => boolean,
): FileWatch {
  const folders = new Map<string, FSWatcher>();
  let files: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;
  let reporting: Promise<void> = Promise.resolve();
  let isClosed = false;

  function note(path: string): void {
    if (!files.has(path) && !includesNew(extname(path))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reporting = reporting.then(() => (isClosed ? undefined : onChange()));
    }, debounceMs);
  }

  function watchFolder(folder: string): FSWatcher {
    const watcher = watch(folder, (_event, name) => note(join(folder, name ?? '')));
    // A folder that is gone reports no more changes; the others still do.
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
      await reporting;
    },
  };
}
