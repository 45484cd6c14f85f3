import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';
import { makeFolder, namesIn, syncFolder } from './folder.ts';
import { isAlive } from './process-start.ts';
import { realFile } from './real-file.ts';

/**
 * Puts a new text in place of a file's, whole or not at all, and on disk when it resolves. The folder is made when it
 * is missing. A link stays one: what it leads to is replaced.
 * @throws what the operating system reports; the file is then as it was.
 */
export async function replaceFile(file: string, text: Iterable<string>): Promise<void> {
  const target = await realFile(file);
  const temporary = join(dirname(target), temporaryName(target, pid));
  await makeFolder(dirname(target));
  try {
    await writeSynced(temporary, text);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Removes what processes that ended in the middle of `replaceFile` left beside the file. */
export async function removeLeftovers(file: string): Promise<void> {
  const target = await realFile(file);
  const folder = dirname(target);
  for (const name of await namesIn(folder)) {
    const owner = Number(/\.([1-9]\d{0,8})\.tmp$/.exec(name)?.[1]);
    if (name === temporaryName(target, owner) && !isAlive(owner))
      await rm(join(folder, name), { force: true });
  }
}

function temporaryName(target: string, owner: number): string {
  return `.${basename(target)}.${owner}.tmp`;
}

async function writeSynced(file: string, text: Iterable<string>): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await writeFile(handle, text); // awaits the write of each slice before it asks for the next one
    await handle.sync();
  } finally {
    await handle.close();
  }
}
