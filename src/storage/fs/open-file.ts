import { fdatasync, fstatSync, readSync, type Stats, statSync, writeSync } from 'node:fs';
import { type FileHandle, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf } from './errno.ts';

/**
 * What became of a file that is being written. Nobody will find what is written to one that was `removed`. One that was
 * moved, replaced or cut is `altered`.
 */
export type FileState = 'intact' | 'removed' | 'altered';

/** A file that is being written. */
export interface OpenFile {
  /** Appends text and returns how many bytes it has; when it fails, some of them may be there. */
  append(text: string): Promise<number>;
  /** Resolves once all that was written is on disk. */
  sync(): Promise<void>;
  /** Whether it is as this process left it. Takes microseconds. */
  state(): Promise<FileState>;
  /** Cuts off what comes after so many bytes. */
  truncate(length: number): Promise<void>;
  /** Overwrites what comes after so many bytes with nothing (NUL), for where it cannot be cut off. It stays room. */
  blank(length: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Up to this many bytes are written synchronously, which takes microseconds; a worker thread takes ten times as long.
 * More bytes go to a worker thread, so that other work gets its turn meanwhile. A batch of a hundred requests is shorter.
 */
const maxSyncBytes = 131_072;

/** How many of the last bytes of a file are compared, to see whether somebody has cut or overwritten it. */
const tailBytes = 32;

/** How many bytes of a disk are never reserved in advance. */
const spareBytes = 1_048_576;

/**
 * A file that is written from its start.
 * @param room how many bytes of nothing (NUL) to keep ready behind its end
 */
export function openFile(path: string, handle: FileHandle, room: number): OpenFile {
  const inode = inodeOf(fstatSync(handle.fd));
  /** Where the next text goes. */
  let end = 0;
  /** The size of the file: bytes written, and bytes allocated in advance. */
  let size = 0;
  /** The last bytes before the end. */
  let tail: Buffer = Buffer.alloc(0);

  async function put(bytes: Buffer): Promise<void> {
    const isShort = bytes.length <= maxSyncBytes;
    for (let written = 0; written < bytes.length; ) {
      written += isShort
        ? writeSync(handle.fd, bytes, written, bytes.length - written, end + written)
        : (await handle.write(bytes, written, bytes.length - written, end + written)).bytesWritten;
    }
    end += bytes.length;
    size = Math.max(size, end);
    tail = Buffer.concat([tail, bytes.subarray(-tailBytes)]).subarray(-tailBytes);
  }

  /** Reserves space. Failing to is no error: a nearly full disk may still have enough for what is written. */
  async function makeRoom(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(dirname(path));
      // The next start needs a little for its lock.
      if (bavail * bsize >= room + spareBytes) await handle.write(Buffer.alloc(room), 0, room, size);
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
    sync: () => syncData(handle.fd),
    state: async () => {
      if (!isAt(path, inode)) return fstatSync(handle.fd).nlink === 0 ? 'removed' : 'altered';
      return readBefore(handle.fd, end, tail.length).equals(tail) ? 'intact' : 'altered';
    },
    truncate: async (length) => {
      await handle.truncate(length);
      end = length;
      size = length;
      tail = readBefore(handle.fd, end, Math.min(end, tailBytes));
    },
    blank: async (length) => {
      size = fstatSync(handle.fd).size;
      await writeNothing(handle, length, size);
      end = length;
      tail = readBefore(handle.fd, end, Math.min(end, tailBytes));
    },
    close: () => handle.close(),
  };
}

/** Syncs what was written, with the length of a file that grew. The method of a handle takes twice the processor time. */
function syncData(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(fd, (error) => (error ? reject(error) : resolve()));
  });
}

/** Whether a path leads to a file. @param inode identifies it */
function isAt(path: string, inode: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && inodeOf(found) === inode;
}

/** Overwrites the bytes from one offset up to another by NUL. */
async function writeNothing(handle: FileHandle, from: number, to: number): Promise<void> {
  const nothing = Buffer.alloc(Math.min(to - from, maxSyncBytes));
  for (let at = from; at < to; ) {
    at += (await handle.write(nothing, 0, Math.min(nothing.length, to - at), at)).bytesWritten;
  }
}

/** The bytes before an offset, fewer where the file is shorter. */
function readBefore(fd: number, end: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, length === 0 ? 0 : readSync(fd, bytes, 0, length, end - length));
}

/** Identifies a file among all that exist. */
export function inodeOf({ dev, ino }: Stats): string {
  return `${dev} ${ino}`;
}
