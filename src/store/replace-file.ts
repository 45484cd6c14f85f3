import { mkdir, open, readdir, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { kill, pid } from 'node:process';
import { codeOf } from './errno.ts';

/**
 * Puts a new text in place of a file's, whole or not at all, and on disk when it resolves. The folder is made when it
 * is missing. A link stays one: what it leads to is replaced.
 * @throws what the operating system reports; the file is then as it was.
 */
export async function replaceFile(file: string, text: Iterable<string>): Promise<void> {
  const target = await targetOf(file);
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
  const target = await targetOf(file);
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

/** The file that a path leads to, through links; it need not exist. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  try {
    const link = await readlink(file);
    return await targetOf(resolve(await realpath(dirname(file)), link));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'EINVAL') return resolve(file); // nothing there, so no link either
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
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

/** Makes a renaming last; not every file system can, or needs to be told. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP'].includes(codeOf(error) ?? '')) throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function isAlive(owner: number): boolean {
  try {
    return kill(owner, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH'; // EPERM: it lives, and belongs to somebody else
  }
}
