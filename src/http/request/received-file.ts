import { type Duplex, PassThrough, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { parse } from 'content-disposition';
import type { Request, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { SentFile } from '../../operation.ts';
import type { Upload, UploadStore } from '../../uploads/upload-store.ts';
import { captureStream } from '../journal/captured-body.ts';
import { type BodyLimits, tooLarge } from './body-limits.ts';
import { incompleteBody } from './run-body-middleware.ts';

const decoders: Readonly<Record<string, () => Duplex>> = {
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Receives a body that is a file.
 * @returns its hash, the value of the body; `undefined` when it is empty
 * @throws SandboxError `too-large`, `unsupported-media-type`, `malformed` or `storage-full`.
 */
export async function receiveFile(
  uploads: UploadStore,
  limits: BodyLimits,
  req: Request,
  res: Response,
): Promise<string | undefined> {
  if (Number(req.headers['content-length'] ?? 0) > limits.upload) throw tooLarge('upload', limits);
  if (res.locals.record !== undefined) res.locals.received = captureStream(req);
  const stream = decodedBody(req);
  const upload = await receive(uploads, stream, limits).finally(() => req.unpipe());
  discardAtEnd(res, [upload]);
  if (upload.size === 0) return undefined;
  res.locals.files = [toSentFile(upload, req)];
  return upload.sha256;
}

/** Stores a text beside its value, since a download may show it. */
export async function storedText(
  uploads: UploadStore,
  bytes: Buffer,
  req: Request,
  res: Response,
): Promise<void> {
  const upload = await receive(uploads, Readable.from([bytes]), { body: bytes.length, upload: bytes.length });
  discardAtEnd(res, [upload]);
  res.locals.files = [toSentFile(upload, req)];
}

/** Removes what nobody has stored once the response is sent, or the client is gone. */
export function discardAtEnd(res: Response, received: readonly Upload[]): void {
  res.once('close', () => {
    for (const upload of received) void upload.discard();
  });
}

async function receive(uploads: UploadStore, stream: Readable, limits: BodyLimits): Promise<Upload> {
  try {
    return await uploads.receive(stream, { bytes: limits.upload, error: () => tooLarge('upload', limits) });
  } catch (error) {
    if (error instanceof SandboxError) throw error;
    throw incompleteBody(error);
  }
}

/**
 * The bytes of a body without its encoding.
 * @throws SandboxError `unsupported-media-type` for an encoding that nobody can read here.
 */
export function decodedBody(req: Request): Readable {
  const encoding = String(req.headers['content-encoding'] ?? 'identity').toLowerCase();
  const create = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (create === undefined) {
    const message = 'the Content-Encoding is not supported: send gzip, deflate, br or none';
    throw new SandboxError('unsupported-media-type', message);
  }
  const stream = create();
  endWith(req, stream);
  // From here on, since somebody else may read along and make it flow.
  return req.pipe(stream);
}

/** Reads a request to its end, whatever it is: a client that is still sending would not see the response. */
export async function drained(req: Request): Promise<void> {
  if (req.readableEnded || req.destroyed) return;
  await new Promise<void>((resolve) => {
    for (const event of ['end', 'error', 'close']) req.once(event, () => resolve());
    req.resume();
  });
}

/** Makes a stream fail where the request ends before it is complete; whoever reads the stream has the error. */
export function endWith(req: Request, stream: Readable): void {
  stream.on('error', () => {});
  req.once('close', () => {
    if (!req.complete) stream.destroy(new Error('the request was aborted'));
  });
}

/** What a body that is a file says of itself. */
function toSentFile(content: Upload, { headers }: Request): SentFile {
  const name = fileNameIn(String(headers['content-disposition'] ?? ''));
  const [mediaType] = (headers['content-type'] ?? '').split(';', 1);
  return { size: content.size, content, ...(mediaType && { mediaType }), ...(name && { name }) };
}

/** The last part of the name in a `Content-Disposition`: a name is no path. */
function fileNameIn(disposition: string): string | undefined {
  if (disposition === '') return undefined;
  try {
    return fileBaseName(parse(disposition).parameters.filename);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The name of a file without the folders that some clients send. */
export function fileBaseName(name: string | undefined): string | undefined {
  const base = name
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '');
  return base === '' || base === '.' || base === '..' ? undefined : base;
}
