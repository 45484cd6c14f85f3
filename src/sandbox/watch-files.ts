import { dirname, extname } from 'node:path';
import { watch } from 'chokidar';

/** A look-out for changes of files. */
export interface FileWatch {
  /** Looks out for these files from now on, and in their folders for new ones beside them. */
  follow(files: readonly string[]): void;
  close(): Promise<void>;
}

/** How long nothing must change before a change is told, in milliseconds: editors write in several steps. */
const calm = 60;

/** The names that a part of a contract may have. */
const contractNames = new Set(['.yaml', '.yml', '.json']);

/**
 * Tells when any of the files that a contract is made of changes. Their folders are watched and not the files, for many
 * editors put a new file in the place of the old one.
 * @param onChange is never called again before what it gave has settled
 * @param isAnyMeant whether a new file beside them counts too: one that the contract lacks may just have come
 */
export function watchFiles(onChange: () => Promise<void>, isAnyMeant: () => boolean): FileWatch {
  let files: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> = Promise.resolve();
  let isClosed = false;
  const watcher = watch([], { depth: 0, ignoreInitial: true, ignorePermissionErrors: true });
  watcher.on('all', (_event, path) => {
    if (!files.has(path) && !(isAnyMeant() && contractNames.has(extname(path)))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      telling = telling.then(() => (isClosed ? undefined : onChange()));
    }, calm);
  });
  return {
    follow(next) {
      files = new Set(next);
      watcher.add([...new Set(next.map((file) => dirname(file)))]);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await watcher.close();
      await telling;
    },
  };
}
