import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';
import { createPause } from '../../turns.ts';
import type { FileSystem } from './file-system.ts';
import { isAlive } from './lock/process-identity.ts';

/**
 * Replaces the text of a file, completely or not at all; it is on disk when this resolves. Creates the folder when it is
 * missing.
 * @param around called when the text is on disk, to replace the file by what it is given; it may do more before and after
 * @throws what the operating system reports; the file is then as it was.
 */
export async function atomicWrite(
  files: FileSystem,
  file: string,
  text: Iterable<string>,
  around: AroundReplace = (replace) => replace(),
): Promise<void> {
  const temporary = join(dirname(file), temporaryName(file, pid));
  await files.createFolder(dirname(file));
  try {
    await writeSynced(files, temporary, text);
    await around(() => files.rename(temporary, file));
  } catch (error) {
    await files.remove(temporary);
    throw error;
  }
  await files.syncFolder(dirname(file));
}

/** Replaces a file, with what is to be done before and after. */
export type AroundReplace = (replace: () => Promise<void>) => Promise<void>;

/** Removes what processes that ended in the middle of `atomicWrite` left beside the file. */
export async function removeLeftovers(files: FileSystem, file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await files.names(folder)) {
    const owner = Number(/\.([1-9]\d{0,8})\.tmp$/.exec(name)?.[1]);
    if (name === temporaryName(file, owner) && !isAlive(owner)) await files.remove(join(folder, name));
  }
}

function temporaryName(file: string, owner: number): string {
  return `.${basename(file)}.${owner}.tmp`;
}

async function writeSynced(files: FileSystem, path: string, text: Iterable<string>): Promise<void> {
  const file = await files.create(path);
  try {
    // Short slices are written without a turn for anybody else, who would wait for all of a large file.
    const pause = createPause();
    for (const slice of text) {
      await file.append(slice);
      await pause();
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
