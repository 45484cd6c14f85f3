import { fstatSync, writeSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { errnoOf } from './errno.ts';
import { createFolder, fileNamesIn, syncFolder } from './folder.ts';
import { readChunks } from './read-chunks.ts';
import { realPath } from './real-path.ts';

/** A file that is being written. */
export interface OpenFile {
  /** Appends text and returns how many bytes it has; when it fails, some of them may be there. */
  append(text: string): Promise<number>;
  /** Resolves once all that was written is on disk. */
  sync(): Promise<void>;
  /** Whether it was removed, so that nobody will find what is written to it. */
  isGone(): Promise<boolean>;
  /** Cuts off what comes after so many bytes. */
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** What a path leads to. */
export interface FoundFile {
  readonly kind: 'file' | 'folder' | 'other';
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
  /** Removes a file, when there is one. */
  remove(path: string): Promise<void>;
  /** Makes creations, renames and removals in a folder durable. */
  syncFolder(folder: string): Promise<void>;
}

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = {
  locate: realPath,
  find: async (path) => {
    try {
      const found = await stat(path);
      return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  },
  read: (path) => readFile(path),
  chunks: readChunks,
  names: fileNamesIn,
  createFolder,
  create: async (path, room = 0) => openFile(await open(path, 'w'), room),
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
  remove: (path) => rm(path, { force: true }),
  syncFolder,
};

/**
 * Up to this many bytes are written synchronously, which takes microseconds; a worker thread takes ten times as long.
 * More bytes go to a worker thread, so that other work gets its turn meanwhile.
 */
const maxSyncBytes = 16_384;

function openFile(handle: FileHandle, room: number): OpenFile {
  /** Where the next text goes. */
  let end = 0;
  /** The size of the file: bytes written, and bytes allocated in advance. */
  let size = 0;

  async function put(bytes: Buffer): Promise<void> {
    const isShort = bytes.length <= maxSyncBytes;
    for (let written = 0; written < bytes.length; ) {
      written += isShort
        ? writeSync(handle.fd, bytes, written, bytes.length - written, end + written)
        : (await handle.write(bytes, written, bytes.length - written, end + written)).bytesWritten;
    }
    end += bytes.length;
    size = Math.max(size, end);
  }

  /** Reserves space. Failing to is no error: a nearly full disk may still have enough for what is written. */
  async function makeRoom(): Promise<void> {
    try {
      await handle.write(Buffer.alloc(room), 0, room, size);
    } catch (error) {
      if (errnoOf(error) === undefined) throw error;
    }
    size = fstatSync(handle.fd).size;
  }

  return {
    append: async (text) => {
      const bytes = Buffer.from(text);
      if (room > 0 && end + bytes.length > size) await makeRoom();
      await put(bytes);
      return bytes.length;
    },
    sync: () => handle.datasync(), // the length of a file that grew is synced with its data
    isGone: async () => fstatSync(handle.fd).nlink === 0,
    truncate: async (length) => {
      await handle.truncate(length);
      end = length;
      size = length;
    },
    close: () => handle.close(),
  };
}
