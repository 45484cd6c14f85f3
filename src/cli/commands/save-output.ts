import { StartupError } from '../../index.ts';
import { plainText } from '../../json.ts';

/**
 * Writes a file that a command line names.
 * @param write writes it
 * @throws StartupError with the error code of the file system.
 */
export async function saveOutput(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const message = `${file} cannot be written (${plainText(error.code)}): give the path of a file that can.`;
    throw new StartupError(message, { cause: error });
  }
}
