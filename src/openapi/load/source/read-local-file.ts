import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartupError } from '../../../errors.ts';
import { plainText } from '../../../json.ts';
import { mostSimilar } from '../../../similar-names.ts';

/**
 * The real path of a file that the user names.
 * @throws StartupError when there is none, naming the file beside it that may be meant.
 */
export async function requireRealPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const [similar] = mostSimilar(basename(path), await namesBeside(path), (name) => [name]);
    const hint = similar === undefined ? '' : ` Did you mean ${join(dirname(path), similar)}?`;
    throw new StartupError(
      `${path} cannot be read (${readErrorCode(error)}): give the path of an OpenAPI document.${hint}`,
      { cause: error },
    );
  }
}

/** The names of the files in the folder of a file; none where there is no such folder. */
export async function namesBeside(path: string): Promise<readonly string[]> {
  return readdir(dirname(path)).catch(() => []);
}

/**
 * Reads a file of acceptable size; a folder, a pipe or a device is never opened.
 * @param name of the file, for messages
 * @returns `undefined` for a file that is larger than `maxBytes`
 * @throws StartupError for one that cannot be read.
 */
export async function readLocalFile(
  path: string,
  name: string,
  maxBytes: number,
): Promise<string | undefined> {
  const { size, isFile } = await stat(path).then((s) => ({ size: s.size, isFile: s.isFile() }));
  if (!isFile) throw new StartupError(`${name} is not a file: give the path of an OpenAPI document.`);
  if (size > maxBytes) return undefined;
  try {
    // Decoded as a whole: decoded in pieces, a text is put together when it is first read.
    return (await readFile(path)).toString('utf8');
  } catch (error) {
    throw new StartupError(`${name} cannot be read (${readErrorCode(error)}): make it readable.`, {
      cause: error,
    });
  }
}

/** The error code of the file system, such as `ENOENT`. */
export function readErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? plainText(error.code) : plainText(error);
}
