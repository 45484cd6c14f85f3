import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Codec } from '../../codecs/codec.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { captureBytes } from '../journal/captured-body.ts';
import type { BodyLimits, UploadOptions } from './body-limits.ts';
import { createPartsReader, type PartsReader } from './parts-reader.ts';
import { receiveFile, storedText } from './received-file.ts';
import { runBodyMiddleware, toReadFailure } from './run-body-middleware.ts';

/** Reads the body of a request in one format; `undefined` when it is empty. */
export type BodyReader = (codec: Codec, media: MediaType, req: Request, res: Response) => Promise<unknown>;

/**
 * Creates the reader of bodies. It takes them from the connection, as bytes or in parts as the codec wants them, and
 * throws SandboxError `too-large`, `unsupported-media-type` or `malformed`. A body that is a file goes to the disk while
 * it arrives; the value of such a body is its hash.
 */
export function createBodyReader(mergeSchema: MergeSchema, options: UploadOptions): BodyReader {
  const { limits, uploads } = options;
  const raw = express.raw({ type: () => true, limit: limits.body });
  let partsReader: Promise<PartsReader> | undefined;
  return async (codec, media, req, res) => {
    const shape = { media, mergeSchema };
    if (codec.input === 'parts') {
      partsReader ??= createPartsReader(mergeSchema, options);
      const readParts = await partsReader;
      return codec.parse(await readParts(req, res, media), shape);
    }
    if (codec.name === 'bytes' && uploads !== undefined) return receiveFile(uploads, limits, req, res);
    const bytes = await readBytes(raw, limits, req, res);
    if (bytes.length === 0) return undefined;
    if (codec.name === 'text' && uploads !== undefined) await storedText(uploads, bytes, req, res);
    return codec.parse(bytes, shape);
  };
}

async function readBytes(
  raw: RequestHandler,
  limits: BodyLimits,
  req: Request,
  res: Response,
): Promise<Buffer> {
  await runBodyMiddleware(raw, req, res, (error) => toReadFailure(error, limits));
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  if (res.locals.record !== undefined) res.locals.received = () => captureBytes(bytes);
  return bytes;
}
