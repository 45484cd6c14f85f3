import type { Readable } from 'node:stream';
import type { Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { FileContent } from '../../file-content.ts';
import type { Reply } from '../../operation.ts';
import type { ByteRange, UploadStore } from '../../uploads/upload-store.ts';
import { sendFrom } from './body-chunks.ts';
import { requestedRanges } from './byte-range.ts';
import { forbidScripts } from './forbid-scripts.ts';
import { contentRange, type RangeParts, rangePartsLength, readRangeParts } from './range-parts.ts';
import { formatReason, reasonHeader } from './reason-header.ts';
import { sendableHeaders } from './sendable-headers.ts';

/**
 * Sends an uploaded file as the body of a reply, or the parts of it that the request wants, as fast as the client reads it.
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
  await sendFrom(res, stream);
}

/** The bytes that are sent of a file. */
export interface SentBytes {
  readonly stream: Readable;
  /** How many there are. */
  readonly length: number;
}

/**
 * Sets the status and the headers of a reply with a file, and opens the file; nothing is sent yet. Parts of it are a 206
 * (RFC 9110, 15.3.7), which need not be declared: a client that did not send `Range` gets none.
 * @throws SandboxError `not-found` where its bytes are gone, `range-not-satisfiable`.
 */
export async function setFileHead(
  res: Response,
  { status, headers = {}, mediaType = 'application/octet-stream', reason }: Reply,
  file: FileContent,
  uploads: UploadStore | undefined,
): Promise<SentBytes> {
  const { sha256, size } = file;
  const ranges = status === 200 ? requestedRanges(res, size, headers.ETag) : [];
  const first = await uploads?.read(file, ranges[0]);
  if (first === undefined) {
    throw new SandboxError(
      'not-found',
      `the uploaded file is gone, sha256 ${sha256}: upload it again, and start with a higher --upload-storage-limit if newer ones needed its room`,
    );
  }
  const parts = { ranges, size, mediaType, boundary: `range-${sha256.slice(0, 32)}` };
  const { contentType, ...bytes } = sentBytes(parts, first, async (range) => uploads?.read(file, range));
  res.statusCode = ranges.length === 0 ? status : 206;
  const sendable = sendableHeaders({ ...headers, 'Content-Type': contentType });
  for (const [name, value] of Object.entries(sendable)) res.setHeader(name, value);
  forbidScripts(res, contentType);
  if (reason !== undefined) res.setHeader(reasonHeader, formatReason([reason]));
  if (status === 200) res.setHeader('Accept-Ranges', 'bytes');
  const [range, ...others] = ranges;
  if (range !== undefined && others.length === 0) res.setHeader('Content-Range', contentRange(range, size));
  res.setHeader('Content-Length', bytes.length);
  return bytes;
}

/** The whole file, a part of it, or several parts with their places. */
function sentBytes(
  parts: RangeParts,
  first: Readable,
  read: (range: ByteRange) => Promise<Readable | undefined>,
): SentBytes & { readonly contentType: string } {
  const { ranges, size, mediaType, boundary } = parts;
  const [range, ...others] = ranges;
  if (range === undefined) return { stream: first, length: size, contentType: mediaType };
  if (others.length === 0)
    return { stream: first, length: range.end - range.start + 1, contentType: mediaType };
  return {
    stream: readRangeParts(parts, first, read),
    length: rangePartsLength(parts),
    contentType: `multipart/byteranges; boundary=${boundary}`,
  };
}
