import { constants } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { codeOf } from './errno.ts';
import { makeFolder, namesIn, syncFolder } from './folder.ts';
import { realFile } from './real-file.ts';

/** A file that is being written. */
export interface OpenFile {
  /** Puts text at its end and tells how many bytes that were; when it fails, some of them may be there. */
  append(text: string): Promise<number>;
  /** Resolves once all that was written is on disk. */
  sync(): Promise<void>;
  /** Whether it was removed, so that nobody will find again what is written to it. */
  isGone(): Promise<boolean>;
  /** Cuts off what comes after so many bytes. */
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** What stands under a name. */
export interface FoundFile {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}

/**
 * What keeping state asks of the file system, so that tests can have each step of it fail. All of it throws what the
 * operating system reports.
 */
export interface Files {
  /** The file that a path leads to, through links; it need not exist. */
  locate(path: string): Promise<string>;
  /** What there is; `undefined` when there is nothing. */
  find(path: string): Promise<FoundFile | undefined>;
  read(path: string): Promise<Buffer>;
  /** The names in a folder; a missing one has none. */
  names(folder: string): Promise<readonly string[]>;
  /** Makes a folder and those that it is in; they are on disk when it resolves. */
  makeFolder(folder: string): Promise<void>;
  /** Opens an empty file, in place of one that was there. */
  create(path: string): Promise<OpenFile>;
  /** Resolves once all that anybody wrote to a file is on disk. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, when there is one. */
  remove(path: string): Promise<void>;
  /** Makes what was created, renamed and removed in a folder last. */
  syncFolder(folder: string): Promise<void>;
}

/** The files of this machine. */
export const machineFiles: Files = {
  locate: realFile,
  find: async (path) => {
    try {
      const found = await stat(path);
      return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  },
  read: (path) => readFile(path),
  names: namesIn,
  makeFolder,
  create: async (path) => {
    // At its end, wherever that is after a truncation.
    const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND } = constants;
    return openFile(await open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND));
  },
  sync: async (path) => {
    const handle = await open(path, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder,
};

function openFile(handle: FileHandle): OpenFile {
  return {
    append: async (text) => {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length; ) {
        written += (await handle.write(bytes, written)).bytesWritten;
      }
      return bytes.length;
    },
    sync: () => handle.datasync(), // the length of a file that grew is synced with its data
    isGone: async () => (await handle.stat()).nlink === 0,
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}
