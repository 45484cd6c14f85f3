import { realpath } from 'node:fs/promises';
import { SandboxError, StartupError } from '../../errors.ts';
import { readDataFile } from '../../openapi/load/read-data-file.ts';
import { truncateList } from '../../state/issue-list.ts';
import type { RunningApi } from '../running-api.ts';
import type { Settings } from '../server-settings.ts';

/** How many issues a message lists. */
const maxListed = 10;

/**
 * Applies the overrides of a file to every session, and again whenever the file changes while it is watched. A file that
 * cannot be used then leaves the former overrides in place.
 * @throws StartupError for a file that cannot be used, with each location and what to do.
 */
export async function openOverridesFile(
  file: string,
  { watch, log }: Pick<Settings, 'watch' | 'log'>,
  running: Pick<RunningApi, 'overrides' | 'readOverrides' | 'sessions'>,
): Promise<{ close(): Promise<void> }> {
  async function apply(): Promise<number> {
    const bound = readGiven(file, await readDataFile(file), running);
    running.overrides.begin('file', bound);
    return bound.length;
  }

  log.notice(`${file}: ${describe(await apply())} used`);
  if (!watch) return { close: async () => {} };
  const { watchAndReload } = await import('../reload/watch-and-reload.ts');
  const path = await realpath(file);
  return watchAndReload({
    files: [path],
    extensions: new Set(),
    subject: file,
    load: apply,
    serve: async () => {},
    filesOf: () => [path],
    describe: (count) => `${describe(count)} reloaded`,
    log,
  });
}

/** @throws StartupError with each issue, and where it is in the file. */
function readGiven(
  file: string,
  given: unknown,
  { readOverrides, sessions }: Pick<RunningApi, 'readOverrides' | 'sessions'>,
) {
  try {
    return readOverrides(given ?? [], sessions.defaultSession);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    const issues = truncateList(error.issues, maxListed).join('; ');
    throw new StartupError(`${file} cannot be used: ${issues}: fix it there.`, { cause: error });
  }
}

function describe(count: number): string {
  return count === 1 ? '1 override is' : `${count} overrides are`;
}
