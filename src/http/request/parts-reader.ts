import type { Request, Response } from 'express';
import type { MulterError } from 'multer';
import type { BodyParts } from '../../codecs/codec.ts';
import { maxFormFields } from '../../codecs/form-codec.ts';
import { SandboxError } from '../../errors.ts';
import type { SentFile } from '../../operation.ts';
import { captureStream } from '../journal/captured-body.ts';
import { runBodyMiddleware, toReadFailure } from './run-body-middleware.ts';

/** Splits a multipart body into its parts while it arrives. */
export type PartsReader = (req: Request, res: Response) => Promise<BodyParts>;

/**
 * Creates the reader of multipart bodies. Most contracts declare none, and multer is slow to load, so it is loaded for
 * the first of them. It stays on this side of the codecs because it works on a request of Express's.
 * @param maxBytes the longest file and the longest field that are accepted
 */
export async function createPartsReader(maxBytes: number): Promise<PartsReader> {
  const { default: multer } = await import('multer');
  const middleware = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: maxBytes, fieldSize: maxBytes, parts: maxFormFields },
  }).any();
  return async (req, res) => {
    if (res.locals.record !== undefined) res.locals.received = captureStream(req);
    await runBodyMiddleware(middleware, req, res, toPartsFailure);
    const files = Array.isArray(req.files) ? req.files : [];
    if (files.length > 0) res.locals.files = files.map(toSentFile);
    return {
      fields: req.body ?? {},
      files: files.map(({ fieldname, buffer }) => ({ name: fieldname, bytes: buffer })),
    };
  };
}

/** Multer reads names as Latin-1, and browsers send UTF-8 (RFC 7578, 5.1). */
function toSentFile({ fieldname, originalname, mimetype, size }: Express.Multer.File): SentFile {
  const name = Buffer.from(originalname, 'latin1').toString('utf8');
  return { field: fieldname, name: name.includes('\ufffd') ? originalname : name, mediaType: mimetype, size };
}

/** Multer says by a code what went wrong. */
function toPartsFailure(error: unknown): unknown {
  if (!isMulterError(error)) return toReadFailure(error);
  const code = error.code.startsWith('LIMIT') ? 'too-large' : 'malformed';
  return new SandboxError(code, `the form cannot be read: ${error.message}`, { cause: error });
}

/** By its name, since the class is loaded with multer only. */
function isMulterError(error: unknown): error is MulterError {
  return error instanceof Error && error.name === 'MulterError' && 'code' in error;
}
