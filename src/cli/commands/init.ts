import { writeFile } from 'node:fs/promises';
import type { InitCommand } from '../../config/parse-config.ts';
import { StartupError } from '../../index.ts';
import { plainText } from '../../json.ts';

/**
 * Writes a new configuration file.
 * @param print receives what was done
 * @throws StartupError for a file that is there, unless it may be written over, and for one that cannot be written.
 */
export async function init({ file, text, force }: InitCommand, print: (text: string) => void): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const message =
      error.code === 'EEXIST'
        ? `${file} is there already: give --force to write over it.`
        : `${file} cannot be written (${plainText(error.code)}): give the path of a file that can.`;
    throw new StartupError(message, { cause: error });
  }
  print(`${file} is written: remove the # before what you want to set, then run togai-sandbox.\n`);
}
