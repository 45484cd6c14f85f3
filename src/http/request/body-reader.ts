import type { Request, Response } from 'express';
import type { Codec } from '../../codecs/codec.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { captureBytes } from '../journal/captured-body.ts';
import type { UploadOptions } from './body-limits.ts';
import { createPartsReader } from './parts-reader.ts';
import { createBytesReader } from './read-bytes.ts';
import { receiveFile, storedText } from './received-file.ts';

/** Reads the body of a request in one format; `undefined` when it is empty. */
export type BodyReader = (codec: Codec, media: MediaType, req: Request, res: Response) => Promise<unknown>;

/**
 * Creates the reader of bodies. It takes them from the connection, as bytes or in parts as the codec wants them, and
 * throws SandboxError `too-large`, `unsupported-media-type` or `malformed`. A body that is a file goes to the disk while
 * it arrives; the value of such a body is its hash.
 */
export function createBodyReader(mergeSchema: MergeSchema, options: UploadOptions): BodyReader {
  const { limits, uploads } = options;
  const readBytes = createBytesReader(limits);
  const readParts = createPartsReader(mergeSchema, options);
  return async (codec, media, req, res) => {
    const shape = { media, mergeSchema, mediaType: req.get('content-type') ?? '' };
    if (codec.input === 'parts') return codec.parse(await readParts(req, res, media), shape);
    if (codec.name === 'bytes' && uploads !== undefined) return receiveFile(uploads, limits, req, res);
    const bytes = await readBytes(req, res);
    if (res.locals.record !== undefined) res.locals.received = () => captureBytes(bytes);
    if (bytes.length === 0) return undefined;
    if (codec.name === 'text' && uploads !== undefined) await storedText(uploads, bytes, req, res);
    return codec.parse(bytes, shape);
  };
}
