import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Log } from '../http/middleware/access-log.ts';
import { findWalFiles } from '../storage/file/wal/read-wal.ts';
import { errnoOf } from '../storage/fs/errno.ts';
import { nodeFileSystem } from '../storage/fs/file-system.ts';

/** Where the state may be. */
export interface StateFileOptions {
  readonly data?: string | undefined;
  readonly formerData?: string | undefined;
  /** The title of the contract. */
  readonly title: string;
  readonly log: Pick<Log, 'notice'>;
}

/**
 * The file that the state of a contract is in: the one where an earlier version of the sandbox stored it, as long as
 * there is no other, and else the one where it belongs, in a folder that no version control takes up.
 * @returns undefined where the state is in memory only
 */
export async function chooseStateFile(options: StateFileOptions): Promise<string | undefined> {
  const { data, formerData, title, log } = options;
  if (data === undefined || formerData === undefined) return data;
  const isFormer = await unlessUnusable(
    async () => !(await isStored(data)) && (await titleIn(formerData)) === title,
  );
  if (isFormer) {
    log.notice(
      `the state of ${title} is in ${formerData}, where an earlier version stored it: stop the sandbox and move the file to ${data}`,
    );
    return formerData;
  }
  await ignoreFolder(dirname(data));
  return data;
}

async function isStored(file: string): Promise<boolean> {
  const [found, log] = [await nodeFileSystem.find(file), await findWalFiles(nodeFileSystem, file)];
  return found !== undefined || log.length > 0;
}

/** How much of a file is read to find the title in its head, in bytes. */
const headBytes = 4096;

/** The title of the contract whose rows a state file has, or its write-ahead log where there is no more. */
async function titleIn(file: string): Promise<string | undefined> {
  const found = await nodeFileSystem.find(file);
  const [log] = await findWalFiles(nodeFileSystem, file);
  if (found !== undefined && found.kind !== 'file') return undefined;
  for (const each of [file, ...(log === undefined ? [] : [log])]) {
    const [, title] = /"contract":\s*("(?:[^"\\]|\\.)*")/.exec(await headOf(each)) ?? [];
    if (title !== undefined) return JSON.parse(title);
  }
  return undefined;
}

async function headOf(file: string): Promise<string> {
  for await (const chunk of nodeFileSystem.chunks(file, headBytes)) return chunk.toString('utf8');
  return '';
}

/** What keeps a folder from being read or made. */
const unusable: ReadonlySet<string> = new Set(
  'EACCES EPERM EROFS ENOSPC EDQUOT ENOTDIR EEXIST EISDIR ELOOP'.split(' '),
);

/** Does what the operating system may refuse: whoever opens the state file reports that. */
async function unlessUnusable<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (unusable.has(errnoOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** Makes a folder that Git ignores, unless it has a `.gitignore` already. */
async function ignoreFolder(folder: string): Promise<void> {
  if (!basename(folder).startsWith('.')) return;
  await unlessUnusable(async () => {
    await nodeFileSystem.createFolder(folder);
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  });
}
