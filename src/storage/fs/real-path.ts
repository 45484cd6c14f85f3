import { readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf } from './errno.ts';

/** The file that a path leads to, through links; it need not exist. */
export async function realFile(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  try {
    const link = await readlink(path);
    return await realFile(resolve(await realpath(dirname(path)), link));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'EINVAL') return resolve(path); // nothing there, so no link either
    throw error;
  }
}
