import { readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errnoOf } from './errno.ts';

/** The file that a path leads to, through links; it need not exist. */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
  try {
    const link = await readlink(path);
    return await realPath(resolve(await realpath(dirname(path)), link));
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT' || code === 'EINVAL') return resolve(path); // nothing there, so no link either
    throw error;
  }
}
