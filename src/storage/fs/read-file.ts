import { constants } from 'node:buffer';
import type { Persistence } from '../store.ts';
import { errnoOf } from './errno.ts';
import type { FileSystem } from './file-system.ts';

type StartupErrorFactory = Persistence['startupError'];

/**
 * Requires that a path is a regular file, or nothing. Called before it is opened: opening a fifo would wait for a writer,
 * and a device may never end.
 * @throws StartupError, made by `startupError`, when it is something else.
 */
export async function requireReadable(
  files: FileSystem,
  path: string,
  startupError: StartupErrorFactory,
): Promise<void> {
  const found = await files.find(path);
  if (found?.kind === 'folder') throw startupError('it is a folder');
  if (found?.kind === 'other') throw startupError('it is not a regular file');
  if (found !== undefined && found.size > constants.MAX_STRING_LENGTH)
    throw startupError(`it is larger than can be read, ${found.size} bytes`);
}

/** The content of a file; a missing one is empty. */
export async function readFileBytes(
  files: FileSystem,
  path: string,
  startupError: StartupErrorFactory,
): Promise<Buffer> {
  await requireReadable(files, path, startupError);
  try {
    return await files.read(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
