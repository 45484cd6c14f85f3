import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { errnoOf } from './errno.ts';

/** Opening a fifo would otherwise wait until somebody writes to it, for ever mostly. Windows has neither. */
const readAtOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** What the operating system reports where a path leads to nothing. */
const missing: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/** A regular file, open for reading. */
export interface RegularFile {
  readonly handle: FileHandle;
  /** In bytes. */
  readonly size: number;
  /** Changes when it is replaced by another file, or touched. */
  readonly pulse: string;
}

/** Opens a file for reading; `undefined` where a path leads to nothing, or to what is no regular file. Never waits. */
export async function openRegularFile(path: string): Promise<RegularFile | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, readAtOnce);
    const stats = await handle.stat();
    if (stats.isFile()) return { handle, size: stats.size, pulse: `${stats.ino} ${stats.mtimeMs}` };
  } catch (error) {
    if (!missing.has(errnoOf(error))) throw error;
  }
  await handle?.close();
  return undefined;
}

/** Reads a whole file at once; `undefined` where there is none, or it has another size. Never waits. */
export function readRegularFile(path: string, size: number): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, readAtOnce);
    const stats = fstatSync(file);
    return stats.isFile() && stats.size === size ? readFileSync(file) : undefined;
  } catch (error) {
    if (missing.has(errnoOf(error))) return undefined;
    throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
