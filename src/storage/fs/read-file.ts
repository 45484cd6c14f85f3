import { constants } from 'node:buffer';
import type { Disk } from '../store.ts';
import { codeOf } from './errno.ts';
import type { Files } from './file-system.ts';

type Refusal = Disk['refusal'];

/**
 * Sees to it that there is a regular file under a name, or nothing. Asked before it is opened: opening a fifo would
 * wait for a writer, and a device may never end.
 * @throws StartupError, made by `refusal`, when it is something else.
 */
export async function requireReadable(files: Files, path: string, refusal: Refusal): Promise<void> {
  const found = await files.find(path);
  if (found?.kind === 'folder') throw refusal('it is a folder');
  if (found?.kind === 'other') throw refusal('it is not a regular file');
  if (found !== undefined && found.size > constants.MAX_STRING_LENGTH)
    throw refusal(`it is larger than can be read, ${found.size} bytes`);
}

/** What a file holds; a missing one is empty. */
export async function readBytes(files: Files, path: string, refusal: Refusal): Promise<Buffer> {
  await requireReadable(files, path, refusal);
  try {
    return await files.read(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
