import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errnoOf } from './errno.ts';

/**
 * Makes a folder, and those that it is in, where they are missing; they are on disk when it resolves. Not by
 * `mkdir(…, { recursive: true })`: in `/proc`, where a folder that is there has no room for others, that tries for ever,
 * and on a read-only file system it says that the folder does not exist.
 */
export async function createFolder(folder: string): Promise<void> {
  for (const made of await makeMissing(resolve(folder))) await syncFolder(dirname(made));
}

/** Makes the folders of a path that are missing; returns those that were made. */
async function makeMissing(folder: string): Promise<readonly string[]> {
  try {
    await mkdir(folder);
    return [folder];
  } catch (error) {
    if (await isFolder(folder)) return [];
    if (errnoOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
  }
  const outer = await makeMissing(dirname(folder));
  try {
    await mkdir(folder);
    return [folder, ...outer];
  } catch (error) {
    // Another process may have made it.
    if (await isFolder(folder)) return outer;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Makes creations, renames and removals in a folder durable; not every file system can do it, or has to. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP'].includes(errnoOf(error) ?? '')) throw error;
  }
}

/** The names in a folder; a missing one has none. */
export async function fileNamesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
