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

/**
 * Writes a stream to a new file; resolves once it is on disk. What fails leaves no file.
 * @throws SandboxError `storage-full` where the disk fails, the error of the limit, or what the stream fails with.
 */
export async function writeSynced(stream: Readable, path: string, limit: UploadLimit): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await onDisk(open(path, 'wx'));
  try {
    // The connection outlives a refused body: it has the response to it.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > limit.bytes) throw limit.error();
      hash.update(chunk);
      await onDisk(handle.writeFile(chunk));
    }
    await onDisk(handle.sync());
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
  await handle.close();
  return { sha256: hash.digest('hex'), size };
}

/** What is done on the disk. @throws SandboxError `storage-full` where that fails: it is no fault of the client's. */
export async function onDisk<T>(done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    throw asUploadError(error);
  }
}

/** `storage-full` for what the operating system reports; any other error as it is. */
export function asUploadError(error: unknown): unknown {
  const code = errnoOf(error);
  if (code === undefined) return error;
  const advice = ['ENOSPC', 'EDQUOT'].includes(code) ? 'free some space' : 'look at the folder of uploads';
  const message = `the upload cannot be stored (${code}): ${advice}`;
  return new SandboxError('storage-full', message, { cause: error });
}
