import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { FileContent } from '../../file-content.ts';
import type { Reply } from '../../operation.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import { sendableHeaders } from './sendable-headers.ts';

/**
 * Sends an uploaded file as the body of a reply, as fast as the client reads it.
 * @throws SandboxError `not-found` where its bytes are gone.
 */
export async function sendFile(
  res: Response,
  reply: Reply,
  file: FileContent,
  uploads: UploadStore | undefined,
): Promise<void> {
  const stream = await setFileHead(res, reply, file, uploads);
  res.locals.record?.(undefined);
  if (res.locals.isHead) {
    stream.destroy();
    res.end();
    return;
  }
  try {
    await pipeline(stream, res);
  } catch {
    // The client is gone, or the disk failed: the response has begun, and cannot say so.
    res.destroy();
  }
}

/**
 * Sets the status and the headers of a reply with a file, and opens the file; nothing is sent yet.
 * @throws SandboxError `not-found` where its bytes are gone.
 */
export async function setFileHead(
  res: Response,
  { status, headers = {}, mediaType = 'application/octet-stream' }: Reply,
  { sha256, size }: FileContent,
  uploads: UploadStore | undefined,
): Promise<Readable> {
  const stream = await uploads?.read(sha256);
  if (stream === undefined) {
    throw new SandboxError(
      'not-found',
      `the uploaded file is gone, sha256 ${sha256}: upload it again, and start with a higher --upload-storage-limit if newer ones needed its room`,
    );
  }
  res.statusCode = status;
  const sendable = sendableHeaders({ ...headers, 'Content-Type': mediaType });
  for (const [name, value] of Object.entries(sendable)) res.setHeader(name, value);
  res.setHeader('Content-Length', size);
  return stream;
}
