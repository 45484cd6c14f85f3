import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SandboxError } from '../errors.ts';
import { errnoOf } from '../storage/fs/errno.ts';
import { createFolder, fileNamesIn, syncFolder } from '../storage/fs/folder.ts';

/** Bytes that arrived. They are on disk, and gone again unless they are stored. */
export interface Upload {
  /** In hexadecimal; equal bytes are stored once. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** Stores the bytes under their hash; resolves once that is on disk. */
  store(): Promise<void>;
  /** Removes them, unless they are stored. */
  discard(): Promise<void>;
}

/** How many bytes are accepted, and the error for more. */
export interface UploadLimit {
  readonly bytes: number;
  readonly error: () => Error;
}

/**
 * The bytes of uploads, each a file that is named by its hash, in a folder of their own. What nothing refers to any more
 * is swept.
 */
export interface UploadStore {
  /**
   * Receives a stream of bytes, of which only some are in memory at a time.
   * @throws the error of the limit, SandboxError `storage-full`, or what the stream failed with; nothing is left then.
   */
  receive(stream: Readable, limit: UploadLimit): Promise<Upload>;
  /** Reads what is stored; `undefined` when it is not there. */
  read(sha256: string): Promise<Readable | undefined>;
  /** The same at once and in memory, for exports. */
  contentOf(sha256: string): Buffer | undefined;
  /** Stores the bytes of an import at once. */
  put(sha256: string, bytes: Buffer): void;
  /** Removes what nothing refers to, except for what was stored a moment ago: its row may be on its way. */
  sweep(referred: ReadonlySet<string>): Promise<void>;
  /** Removes the folder where it was temporary. */
  close(): Promise<void>;
}

/** For how long what is stored needs no row, in milliseconds: a transaction takes far less. */
const graceMs = 60_000;

const hashPattern = /^[0-9a-f]{64}$/;

/**
 * Creates the store of uploads. Its folder is made for the first of them.
 * @param folder where uploads outlive the process; a temporary one unless given
 */
export function createUploadStore(folder?: string): UploadStore {
  return new FolderOfUploads(folder);
}

class FolderOfUploads implements UploadStore {
  readonly #given: string | undefined;
  #temporary: string | undefined;
  #made: Promise<string> | undefined;
  /** When each upload was stored last. */
  readonly #storedAt = new Map<string, number>();

  constructor(given: string | undefined) {
    this.#given = given;
  }

  async receive(stream: Readable, limit: UploadLimit): Promise<Upload> {
    try {
      this.#made ??= this.#make();
      const path = join(await this.#made, `incoming-${randomUUID()}`);
      return this.#toUpload(path, await writeSynced(stream, path, limit));
    } catch (error) {
      if (isStorageFailure(error)) throw storageFull(error);
      throw error;
    }
  }

  async read(sha256: string): Promise<Readable | undefined> {
    const isThere = hashPattern.test(sha256) && (await exists(this.#pathOf(sha256)));
    return isThere ? createReadStream(this.#pathOf(sha256)) : undefined;
  }

  contentOf(sha256: string): Buffer | undefined {
    try {
      return hashPattern.test(sha256) ? readFileSync(this.#pathOf(sha256)) : undefined;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  put(sha256: string, bytes: Buffer): void {
    mkdirSync(this.#folder(), { recursive: true });
    this.#storedAt.set(sha256, performance.now());
    writeFileSync(this.#pathOf(sha256), bytes, { flush: true });
  }

  async sweep(referred: ReadonlySet<string>): Promise<void> {
    const now = performance.now();
    for (const [sha256, time] of this.#storedAt) if (time + graceMs < now) this.#storedAt.delete(sha256);
    const folder = this.#given ?? this.#temporary;
    if (folder === undefined) return;
    // Before the first upload, what is incoming was left by a process that is gone.
    const isLeftOver = (name: string) => this.#made === undefined && name.startsWith('incoming-');
    const isUnused = (name: string) =>
      hashPattern.test(name) && !referred.has(name) && !this.#storedAt.has(name);
    const names = (await fileNamesIn(folder)).filter((name) => isUnused(name) || isLeftOver(name));
    for (const name of names) await rm(join(folder, name), { force: true });
  }

  async close(): Promise<void> {
    // The system removes what cannot be removed here: it is in its folder for temporary files.
    if (this.#temporary !== undefined)
      await rm(this.#temporary, { recursive: true, force: true }).catch(() => {});
  }

  #folder(): string {
    if (this.#given !== undefined) return this.#given;
    this.#temporary ??= mkdtempSync(join(tmpdir(), 'togai-sandbox-'));
    return this.#temporary;
  }

  #pathOf(sha256: string): string {
    return join(this.#given ?? this.#temporary ?? '', sha256);
  }

  async #make(): Promise<string> {
    const folder = this.#folder();
    await createFolder(folder);
    return folder;
  }

  #toUpload(path: string, received: Pick<Upload, 'sha256' | 'size'>): Upload {
    const { sha256 } = received;
    let isStored = false;
    return {
      ...received,
      store: async () => {
        this.#storedAt.set(sha256, performance.now());
        if (isStored) return;
        isStored = true;
        await rename(path, this.#pathOf(sha256));
        await syncFolder(this.#folder());
      },
      discard: async () => {
        if (!isStored) await rm(path, { force: true });
      },
    };
  }
}

/** Writes a stream to a new file; resolves once it is on disk. What fails leaves no file. */
async function writeSynced(
  stream: Readable,
  path: string,
  limit: UploadLimit,
): Promise<Pick<Upload, 'sha256' | 'size'>> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(path, 'wx');
  try {
    // The connection outlives a refused body: it has the response to it.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > limit.bytes) throw limit.error();
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
  await handle.close();
  return { sha256: hash.digest('hex'), size };
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Whether it is the disk that failed, and not the stream. */
function isStorageFailure(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'ENOTDIR'].includes(errnoOf(error) ?? '');
}

function storageFull(cause: unknown): SandboxError {
  const message = `the upload cannot be stored (${errnoOf(cause)}): free some space`;
  return new SandboxError('storage-full', message, { cause });
}
