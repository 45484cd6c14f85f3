import { constants, isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import { StartupError } from '../errors.ts';
import { codeOf } from './errno.ts';
import { parseDataFile } from './parse-data-file.ts';
import { printDataFile } from './print-data-file.ts';
import { removeLeftovers, replaceFile } from './replace-file.ts';
import type { Disk, Snapshot } from './store.ts';

export interface LowdbFileOptions {
  readonly file: string;
  /** The title of the contract whose rows these are; the file of another one is refused. */
  readonly contract: string;
}

/** A readable JSON file, one row a line, held by lowdb through an adapter of ours. Each save writes it anew. */
export function createLowdbFile({ file, contract }: LowdbFileOptions): Disk {
  const refusal: Disk['refusal'] = (problem, cause) => {
    const advice = 'mend or move it, or start with --data other.json';
    return new StartupError(`the data file ${file} cannot be used: ${problem}; ${advice}`, { cause });
  };
  const adapter: Adapter<Snapshot> = {
    read: async () => {
      const text = await readText(file, refusal);
      return text.trim() === '' ? null : parseDataFile(text, contract, refusal);
    },
    write: (snapshot) => replaceFile(file, printDataFile(contract, snapshot)),
  };
  const nothing: Snapshot = { collections: {} };
  const low = new Low(adapter, nothing);

  async function rewrite(next: Snapshot): Promise<void> {
    low.data = next;
    await low.write();
  }

  return {
    load: async () => {
      await low.read();
      return low.data === nothing ? undefined : low.data;
    },
    refusal,
    save: (_batch, next) => rewrite(next),
    rewrite,
    close: async () => {},
  };
}

/** The text of the file; a missing one has none. */
async function readText(file: string, refusal: Disk['refusal']): Promise<string> {
  try {
    await removeLeftovers(file);
    // Looked at before it is opened: opening a fifo would wait for a writer, and a device may never end.
    requireReadable(await stat(file), refusal);
    const bytes = await readFile(file);
    if (!isUtf8(bytes)) throw refusal('it is not UTF-8 text');
    return bytes.toString('utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return '';
    if (code === undefined) throw error;
    throw refusal(`it cannot be read (${code})`, error);
  }
}

function requireReadable(found: Stats, refusal: Disk['refusal']): void {
  if (found.isDirectory()) throw refusal('it is a folder');
  if (!found.isFile()) throw refusal('it is not a regular file');
  if (found.size > constants.MAX_STRING_LENGTH)
    throw refusal(`it is larger than can be read, ${found.size} bytes`);
}
