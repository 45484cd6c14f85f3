import { statSync } from 'node:fs';
import { copyFile, open, readFile, rename, rm } from 'node:fs/promises';
import { createFolder, fileNamesIn, syncFolder } from './folder.ts';
import { inodeOf, type OpenFile, openFile } from './open-file.ts';
import { readChunks } from './read-chunks.ts';
import { realPath } from './real-path.ts';

/** What a path leads to. */
export interface FoundFile {
  readonly kind: 'file' | 'folder' | 'other';
  /** Changes when it is replaced by another file, or written to. */
  readonly identity: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * What storage needs of a file system. It is an interface so that tests can make each step fail. Every method throws what
 * the operating system reports.
 */
export interface FileSystem {
  /** The file that a path leads to, through links; it need not exist. */
  locate(path: string): Promise<string>;
  /** What there is; `undefined` when there is nothing. */
  find(path: string): Promise<FoundFile | undefined>;
  read(path: string): Promise<Buffer>;
  /** The same in chunks of at most `length` bytes; each is overwritten by the next. A missing file has none. */
  chunks(path: string, length: number): AsyncIterable<Buffer>;
  /** The names in a folder; a missing one has none. */
  names(folder: string): Promise<readonly string[]>;
  /** Makes a folder and those that it is in; they are on disk when it resolves. */
  createFolder(folder: string): Promise<void>;
  /**
   * Opens an empty file, in place of one that was there.
   * @param room how many bytes of nothing (NUL) to keep ready behind its end, as far as the disk has them. What goes
   * there is on disk in half the time that it takes a file to grow.
   */
  create(path: string, room?: number): Promise<OpenFile>;
  /** Cuts off what comes after so many bytes of a file; resolves once all that anybody wrote before them is on disk. */
  cut(path: string, length: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** Removes a file, when there is one. */
  remove(path: string): Promise<void>;
  /** Makes creations, renames and removals in a folder durable. */
  syncFolder(folder: string): Promise<void>;
}

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = {
  locate: realPath,
  find: async (path) => {
    const found = statSync(path, { throwIfNoEntry: false }); // takes microseconds; a worker thread takes ten times as long
    if (found === undefined) return undefined;
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    return { kind, size: found.size, identity: `${inodeOf(found)} ${found.mtimeMs}` };
  },
  read: (path) => readFile(path),
  chunks: readChunks,
  names: fileNamesIn,
  createFolder,
  create: async (path, room = 0) => openFile(path, await open(path, 'w+'), room),
  cut: async (path, length) => {
    const handle = await open(path, 'r+');
    try {
      await handle.truncate(length);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  copy: copyFile,
  remove: (path) => rm(path, { force: true }),
  syncFolder,
};
