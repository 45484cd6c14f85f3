import { StartupError } from '../errors.ts';
import type { Log } from '../http/middleware/access-log.ts';
import type { LoadedApi } from './load-api.ts';
import type { PreparedApi } from './prepare-api.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';

/** What watching a contract takes. */
export interface Watching {
  readonly files: readonly string[];
  /** What they hold, as messages call it. */
  readonly subject: string;
  /** Loads the contract as it is now. */
  readonly load: () => Promise<LoadedApi>;
  readonly serve: (next: PreparedApi) => Promise<void>;
  readonly log: Log;
}

/** Serves a contract anew whenever it changes; one that cannot be served leaves the last one that could. */
export function watchDocument({ files, subject, load, serve, log }: Watching): FileWatch {
  let isBroken = false;
  const watch = watchFiles(
    async () => {
      try {
        const { prepared, files: nextFiles } = await load();
        await serve(prepared);
        watch.follow(nextFiles);
        isBroken = false;
        log.notice(`${subject} has changed: ${prepared.title} is served as it is now`);
      } catch (error) {
        isBroken = true;
        reportBroken(error, log);
      }
    },
    // What the contract refers to and lacks may be what comes next.
    () => isBroken,
  );
  watch.follow(files);
  return watch;
}

/** A contract that cannot be served is its author's affair; anything else is a failure of ours. */
function reportBroken(error: unknown, log: Log): void {
  if (error instanceof StartupError) log.notice(`${error.message} Until then the last good one is served.`);
  else log.failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
