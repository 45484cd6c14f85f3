import { StartupError } from '../errors.ts';
import type { Log } from '../http/middleware/access-log.ts';
import type { PreparedApi } from './prepare-api.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';

/** What to watch, and what to do when it changes. */
export interface Watching {
  readonly files: readonly string[];
  /** What the files are, as messages call it. */
  readonly subject: string;
  /** Loads the API from the files as they are now. */
  readonly load: () => Promise<PreparedApi>;
  readonly serve: (next: PreparedApi) => Promise<void>;
  readonly log: Log;
}

/** Reloads a contract whenever it changes. One that cannot be served leaves the last good one in place. */
export function watchDocument({ files, subject, load, serve, log }: Watching): FileWatch {
  let isBroken = false;
  const watch = watchFiles(
    async () => {
      try {
        const next = await load();
        await serve(next);
        watch.follow(next.files);
        isBroken = false;
        log.notice(`${subject} has changed: ${next.title} is reloaded`);
      } catch (error) {
        isBroken = true;
        reportBroken(error, log);
      }
    },
    // The next new file may be one that the broken contract refers to.
    () => isBroken,
  );
  watch.follow(files);
  return watch;
}

/** A contract that cannot be served is for its author to fix; anything else is a bug of the sandbox. */
function reportBroken(error: unknown, log: Log): void {
  if (error instanceof StartupError) log.notice(`${error.message} Until then, the last good one is served.`);
  else log.failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
