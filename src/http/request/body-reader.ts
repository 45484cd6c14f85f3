import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Codec } from '../../codecs/codec.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { SentFile } from '../../operation.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { captureBytes } from '../journal/captured-body.ts';
import { createPartsReader, type PartsReader } from './parts-reader.ts';
import { runBodyMiddleware } from './run-body-middleware.ts';

/** Reads the body of a request in one format; `undefined` when it is empty. */
export type BodyReader = (codec: Codec, media: MediaType, req: Request, res: Response) => Promise<unknown>;

/**
 * Creates the reader of bodies. It takes them from the connection, as bytes or in parts as the codec wants them, and
 * throws SandboxError `too-large`, `unsupported-media-type` or `malformed`.
 * @param maxBytes the longest body that is accepted
 */
export function createBodyReader(mergeSchema: MergeSchema, maxBytes: number): BodyReader {
  const raw = express.raw({ type: () => true, limit: maxBytes });
  let partsReader: Promise<PartsReader> | undefined;
  return async (codec, media, req, res) => {
    const shape = { media, mergeSchema };
    if (codec.input === 'bytes') {
      const bytes = await readBytes(raw, req, res);
      if (bytes.length > 0 && codec.name === 'bytes') res.locals.files = [rawFile(bytes, req)];
      return bytes.length === 0 ? undefined : codec.parse(bytes, shape);
    }
    partsReader ??= createPartsReader(maxBytes);
    const readParts = await partsReader;
    return codec.parse(await readParts(req, res), shape);
  };
}

/** What a body that is a file says of itself. */
function rawFile({ length }: Buffer, { headers }: Request): SentFile {
  const [, name] = /filename="?([^";]+)/i.exec(String(headers['content-disposition'] ?? '')) ?? [];
  const [mediaType] = (headers['content-type'] ?? '').split(';', 1);
  return { size: length, ...(mediaType && { mediaType }), ...(name && { name }) };
}

async function readBytes(raw: RequestHandler, req: Request, res: Response): Promise<Buffer> {
  await runBodyMiddleware(raw, req, res);
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  if (res.locals.record !== undefined) res.locals.received = () => captureBytes(bytes);
  return bytes;
}
