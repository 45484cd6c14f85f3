import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { FileContent } from '../../file-content.ts';
import type { Reply } from '../../operation.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import { requestedRange } from './byte-range.ts';
import { sendableHeaders } from './sendable-headers.ts';

/**
 * Sends an uploaded file as the body of a reply, or the part of it that the request wants, as fast as the client reads it.
 * @throws SandboxError `not-found` where its bytes are gone, `range-not-satisfiable`.
 */
export async function sendFile(
  res: Response,
  reply: Reply,
  file: FileContent,
  uploads: UploadStore | undefined,
): Promise<void> {
  const { stream } = await setFileHead(res, reply, file, uploads);
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

/** The bytes that are sent of a file. */
export interface SentBytes {
  readonly stream: Readable;
  /** How many there are. */
  readonly length: number;
}

/**
 * Sets the status and the headers of a reply with a file, and opens the file; nothing is sent yet. A part of it is a 206
 * (RFC 9110, 15.3.7), which need not be declared: a client that did not send `Range` gets none.
 * @throws SandboxError `not-found` where its bytes are gone, `range-not-satisfiable`.
 */
export async function setFileHead(
  res: Response,
  { status, headers = {}, mediaType = 'application/octet-stream' }: Reply,
  { sha256, size }: FileContent,
  uploads: UploadStore | undefined,
): Promise<SentBytes> {
  const range = status === 200 ? requestedRange(res, size, headers.ETag) : undefined;
  const stream = await uploads?.read(sha256, range);
  if (stream === undefined) {
    throw new SandboxError(
      'not-found',
      `the uploaded file is gone, sha256 ${sha256}: upload it again, and start with a higher --upload-storage-limit if newer ones needed its room`,
    );
  }
  res.statusCode = range === undefined ? status : 206;
  const sendable = sendableHeaders({ ...headers, 'Content-Type': mediaType });
  for (const [name, value] of Object.entries(sendable)) res.setHeader(name, value);
  if (status === 200) res.setHeader('Accept-Ranges', 'bytes');
  if (range !== undefined) res.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  const length = range === undefined ? size : range.end - range.start + 1;
  res.setHeader('Content-Length', length);
  return { stream, length };
}
