import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { errnoOf } from '../storage/fs/errno.ts';
import { createFolder, fileNamesIn, syncFolder } from '../storage/fs/folder.ts';
import { openRegularFile, readRegularFile } from '../storage/fs/regular-file.ts';
import { createStoredSizes, type StoredSizes, sizesIn } from './stored-sizes.ts';
import { asUploadError, onDisk, type UploadLimit, type WrittenFile, writeSynced } from './write-synced.ts';

/** Bytes that arrived. They are on disk, and gone again unless they are stored. */
export interface Upload extends WrittenFile {
  /** Stores the bytes under their hash; resolves once that is on disk. */
  store(): Promise<void>;
  /** The bytes, in memory. */
  bytes(): Promise<Buffer>;
  /** Removes them, unless they are stored. */
  discard(): Promise<void>;
}

/** A part of a file: the positions of its first and its last byte. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes of uploads, each a file that is named by its hash, in a folder of their own. What nothing refers to any more
 * is swept, and the oldest are deleted while all of them take too many bytes.
 */
export interface UploadStore {
  /**
   * Receives a stream of bytes, of which only some are in memory at a time.
   * @throws the error of the limit, SandboxError `storage-full`, or what the stream failed with; nothing is left then.
   */
  receive(stream: Readable, limit: UploadLimit): Promise<Upload>;
  /** Reads what is stored, or a part of it; `undefined` when it is not there, or not whole. */
  read(file: WrittenFile, range?: ByteRange): Promise<Readable | undefined>;
  /** The same at once and in memory, for exports. */
  contentOf(file: WrittenFile): Buffer | undefined;
  /** What is stored under a hash, with its size; `undefined` when nothing is. */
  find(sha256: string): Promise<WrittenFile | undefined>;
  /** Stores the bytes of an import at once. @throws SandboxError `storage-full`. */
  put(sha256: string, bytes: Buffer): void;
  /** Removes what nothing refers to, except for what was stored a moment ago: its row may be on its way. */
  sweep(referred: ReadonlySet<string>): Promise<void>;
  /** Removes the folder where it was temporary. */
  close(): Promise<void>;
}

/** For how long what is stored needs no row, in milliseconds: a transaction takes far less. */
const graceMs = 60_000;

const hashPattern = /^[0-9a-f]{64}$/;

/** How the names of files begin that are not stored yet. */
const incoming = 'incoming-';
const incomingName = () => incoming + randomUUID();

/**
 * Creates the store of uploads. Its folder is made for the first of them.
 * @param folder where uploads outlive the process, which is asked for when it is needed; a temporary one unless given
 * @param maxBytes how many bytes all of them may take; the one that was stored last stays, whatever its size
 */
export function createUploadStore(
  folder?: string | (() => string | undefined),
  maxBytes = Number.POSITIVE_INFINITY,
): UploadStore {
  return new FolderOfUploads(typeof folder === 'function' ? folder : () => folder, maxBytes);
}

class FolderOfUploads implements UploadStore {
  readonly #given: () => string | undefined;
  #temporary: string | undefined;
  #hasReceived = false;
  /** When each upload was stored last. */
  readonly #storedAt = new Map<string, number>();

  readonly #maxBytes: number;
  /** What is stored, read from the folder when something is stored first. */
  #sizes: StoredSizes | undefined;

  constructor(given: () => string | undefined, maxBytes: number) {
    this.#given = given;
    this.#maxBytes = maxBytes;
  }

  async receive(stream: Readable, limit: UploadLimit): Promise<Upload> {
    this.#hasReceived = true;
    // Each time, since somebody may have removed it.
    const path = join(await onDisk(this.#make()), incomingName());
    return this.#toUpload(path, await writeSynced(stream, path, limit));
  }

  async read({ sha256, size }: WrittenFile, range?: ByteRange): Promise<Readable | undefined> {
    if (!hashPattern.test(sha256)) return undefined;
    const file = await openRegularFile(this.#pathOf(sha256));
    // Open from here on: it can be read to its end, though it be deleted meanwhile.
    if (file?.size === size) return file.handle.createReadStream({ ...range });
    await file?.handle.close();
    return undefined;
  }

  async find(sha256: string): Promise<WrittenFile | undefined> {
    if (!hashPattern.test(sha256)) return undefined;
    const file = await openRegularFile(this.#pathOf(sha256));
    await file?.handle.close();
    return file && { sha256, size: file.size };
  }

  contentOf({ sha256, size }: WrittenFile): Buffer | undefined {
    return hashPattern.test(sha256) ? readRegularFile(this.#pathOf(sha256), size) : undefined;
  }

  put(sha256: string, bytes: Buffer): void {
    try {
      mkdirSync(this.#folder(), { recursive: true });
      this.#storedAt.set(sha256, performance.now());
      const path = this.#pathOf(incomingName());
      writeFileSync(path, bytes, { flush: true });
      renameSync(path, this.#pathOf(sha256));
      this.#makeRoomFor(sha256, bytes.length);
    } catch (error) {
      throw asUploadError(error);
    }
  }

  async sweep(referred: ReadonlySet<string>): Promise<void> {
    const now = performance.now();
    for (const [sha256, time] of this.#storedAt) if (time + graceMs < now) this.#storedAt.delete(sha256);
    const folder = this.#given() ?? this.#temporary;
    if (folder === undefined) return;
    // Before the first upload, what is incoming was left by a process that is gone.
    const isLeftOver = (name: string) => !this.#hasReceived && name.startsWith(incoming);
    const isUnused = (name: string) =>
      hashPattern.test(name) && !referred.has(name) && !this.#storedAt.has(name);
    try {
      const names = (await fileNamesIn(folder)).filter((name) => isUnused(name) || isLeftOver(name));
      for (const name of names) {
        await rm(join(folder, name), { force: true });
        this.#sizes?.delete(name);
      }
    } catch (error) {
      // What cannot be removed now stays until the next time; the next upload says what is wrong.
      if (errnoOf(error) === undefined) throw error;
    }
  }

  async close(): Promise<void> {
    // The system removes what cannot be removed here: it is in its folder for temporary files.
    if (this.#temporary !== undefined)
      await rm(this.#temporary, { recursive: true, force: true }).catch(() => {});
  }

  /** Notes what is stored now, and deletes the oldest of what was stored before while there are too many bytes. */
  #makeRoomFor(sha256: string, size: number): void {
    this.#sizes ??= createStoredSizes(sizesIn(this.#folder(), hashPattern), this.#maxBytes);
    for (const name of this.#sizes.add(sha256, size)) rmSync(this.#pathOf(name), { force: true });
  }

  #folder(): string {
    const given = this.#given();
    if (given !== undefined) return given;
    this.#temporary ??= mkdtempSync(join(tmpdir(), 'togai-sandbox-'));
    return this.#temporary;
  }

  #pathOf(sha256: string): string {
    return join(this.#given() ?? this.#temporary ?? '', sha256);
  }

  async #keep(path: string, { sha256, size }: WrittenFile): Promise<void> {
    try {
      await rename(path, this.#pathOf(sha256));
    } catch (error) {
      await remove(path);
      throw error;
    }
    await syncFolder(this.#folder());
    this.#makeRoomFor(sha256, size);
  }

  async #make(): Promise<string> {
    const folder = this.#folder();
    await createFolder(folder);
    return folder;
  }

  #toUpload(path: string, received: WrittenFile): Upload {
    const { sha256 } = received;
    let isStored = false;
    return {
      ...received,
      store: async () => {
        this.#storedAt.set(sha256, performance.now());
        if (isStored) return;
        isStored = true;
        await onDisk(this.#keep(path, received));
      },
      bytes: () => onDisk(readFile(isStored ? this.#pathOf(sha256) : path)),
      discard: async () => {
        if (!isStored) await remove(path);
      },
    };
  }
}

/** Removes what is not stored. Where that fails, it is swept at the next start. */
async function remove(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => {});
}
