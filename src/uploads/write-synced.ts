import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { SandboxError } from '../errors.ts';
import { errnoOf } from '../storage/fs/errno.ts';

/** How many bytes are accepted, and the error for more. */
export interface UploadLimit {
  readonly bytes: number;
  readonly error: () => Error;
}

/** What was written. */
export interface WrittenFile {
  /** In hexadecimal; equal bytes are stored once. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** Writes a stream to a new file; resolves once it is on disk. What fails leaves no file. */
export async function writeSynced(stream: Readable, path: string, limit: UploadLimit): Promise<WrittenFile> {
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

/** The error of an upload that failed: `storage-full` where the disk did, else what the stream failed with. */
export function asUploadError(error: unknown): unknown {
  return isStorageFailure(error) ? storageFull(error) : error;
}

/** Whether it is the disk that failed, and not the stream. */
function isStorageFailure(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'ENOTDIR'].includes(errnoOf(error) ?? '');
}

function storageFull(cause: unknown): SandboxError {
  const message = `the upload cannot be stored (${errnoOf(cause)}): free some space`;
  return new SandboxError('storage-full', message, { cause });
}
