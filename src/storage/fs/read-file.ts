import { constants } from 'node:buffer';
import type { Persistence } from '../store.ts';
import { errnoOf } from './errno.ts';
import type { FileSystem, FoundFile } from './file-system.ts';

type StartupErrorFactory = Persistence['startupError'];

/**
 * Requires that a path leads to a regular file, or nothing. Called before it is opened: opening a fifo would wait for a writer,
 * and a device may never end.
 * @throws StartupError, made by `startupError`, when it is something else.
 */
export async function requireRegularFile(
  files: FileSystem,
  path: string,
  startupError: StartupErrorFactory,
): Promise<FoundFile | undefined> {
  const found = await files.find(path);
  if (found?.kind === 'folder') throw startupError('it is a folder');
  if (found?.kind === 'other') throw startupError('it is not a regular file');
  return found;
}

/**
 * The content of a file, read as a whole; a missing one is empty.
 * @throws StartupError, made by `startupError`, when it is more than a string can hold.
 */
export async function readFileBytes(
  files: FileSystem,
  path: string,
  startupError: StartupErrorFactory,
): Promise<Buffer> {
  const found = await requireRegularFile(files, path, startupError);
  if (found !== undefined && found.size > constants.MAX_STRING_LENGTH) {
    throw startupError(
      `it is laid out in another way than it was written, and too large to be read so, ${found.size} bytes`,
    );
  }
  try {
    return await files.read(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
