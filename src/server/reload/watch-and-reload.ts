import { StartupError, thrownMessage } from '../../errors.ts';
import type { Log } from '../../http/middleware/access-log.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';

/** What to watch, and what to do when it changes. */
export interface Watching<T> {
  readonly files: readonly string[];
  /** The extensions of files that it may come to consist of. */
  readonly extensions: ReadonlySet<string>;
  /** What the files are, as messages call it. */
  readonly subject: string;
  /** Loads the files as they are now. @throws StartupError for what cannot be used. */
  readonly load: () => Promise<T>;
  readonly serve: (next: T) => Promise<void>;
  /** The files that it consists of now. */
  readonly filesOf: (next: T) => readonly string[];
  /** What the log says of it: `the Shop API is reloaded`. */
  readonly describe: (next: T) => string;
  readonly log: Log;
}

/** Reloads files whenever they change. What cannot be used leaves the last good state of them in place. */
export function watchAndReload<T>(watching: Watching<T>): FileWatch {
  const { files, extensions, subject, load, serve, filesOf, describe, log } = watching;
  let isBroken = false;
  const watch = watchFiles(
    async () => {
      try {
        const next = await load();
        await serve(next);
        watch.follow(filesOf(next));
        isBroken = false;
        log.notice(`${subject} has changed: ${describe(next)}`);
      } catch (error) {
        isBroken = true;
        reportBroken(error, log);
      }
    },
    // The next new file may be one that the broken ones refer to.
    (extension) => isBroken && extensions.has(extension),
  );
  watch.follow(files);
  return watch;
}

/** What cannot be used is for its author to fix; anything else is a bug of the sandbox. */
function reportBroken(error: unknown, log: Log): void {
  if (error instanceof StartupError) log.notice(`${error.message} Until then, the last good one is served.`);
  else log.failure(error instanceof Error ? (error.stack ?? error.message) : thrownMessage(error));
}
