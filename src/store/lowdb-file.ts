import { constants, isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import { StartupError } from '../errors.ts';
import { codeOf } from './errno.ts';
import { acquireLock, type Lock } from './lock.ts';
import { parseDataFile } from './parse-data-file.ts';
import { printDataFile } from './print-data-file.ts';
import { realFile } from './real-file.ts';
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
      const text = await told(refusal, 'read', () => readText(file, refusal));
      return text.trim() === '' ? null : parseDataFile(text, contract, refusal);
    },
    write: (snapshot) => replaceFile(file, printDataFile(contract, snapshot)),
  };
  const nothing: Snapshot = { collections: {} };
  const low = new Low(adapter, nothing);
  let lock: Lock | undefined;

  /** Takes hold of the file; what is no file at all is told before anything is put beside it. */
  async function open(): Promise<void> {
    const real = await told(refusal, 'read', async () => {
      const target = await realFile(file);
      await requireReadable(target, refusal);
      return target;
    });
    lock = await told(refusal, 'locked', () => acquireLock(real));
  }

  async function close(): Promise<void> {
    await lock?.release();
    lock = undefined;
  }

  async function rewrite(next: Snapshot): Promise<void> {
    low.data = next;
    await low.write();
  }

  return {
    load: async () => {
      await open();
      try {
        await low.read();
      } catch (error) {
        await close();
        throw error;
      }
      return low.data === nothing ? undefined : low.data;
    },
    refusal,
    save: (_batch, next) => rewrite(next),
    rewrite,
    close,
  };
}

/** Does what may fail for reasons of the operating system, and tells of them as a refusal. */
async function told<T>(
  refusal: Disk['refusal'],
  what: 'read' | 'locked',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw refusal(`it cannot be ${what} (${code})`, error);
  }
}

/** The text of the file; a missing one has none. */
async function readText(file: string, refusal: Disk['refusal']): Promise<string> {
  await removeLeftovers(file);
  if ((await requireReadable(file, refusal)) === undefined) return '';
  const bytes = await readFile(file);
  if (!isUtf8(bytes)) throw refusal('it is not UTF-8 text');
  return bytes.toString('utf8');
}

/** Looked at before it is opened: opening a fifo would wait for a writer, and a device may never end. */
async function requireReadable(file: string, refusal: Disk['refusal']): Promise<Stats | undefined> {
  const found = await statOf(file);
  if (found?.isDirectory()) throw refusal('it is a folder');
  if (found?.isFile() === false) throw refusal('it is not a regular file');
  if (found !== undefined && found.size > constants.MAX_STRING_LENGTH)
    throw refusal(`it is larger than can be read, ${found.size} bytes`);
  return found;
}

/** What there is under a name; `undefined` when it is missing. */
async function statOf(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
