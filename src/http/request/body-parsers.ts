import express, { type Request, type RequestHandler, type Response } from 'express';
import type { MulterError } from 'multer';
import { parse as parseQuery } from 'qs';
import { SandboxError } from '../../errors.ts';
import { captureBytes, captureStream } from '../journal/captured-body.ts';
import type { BodyKind } from './body-kind.ts';
import { decodeText, parseJsonBody } from './parse-json.ts';

/** How many fields a form may have, and how deep their names may nest. */
const formLimits = { parameterLimit: 1_000, depth: 32, arrayLimit: 1_000 } as const;

/** Reads a body of one kind; `undefined` when nothing came. */
type BodyReader = (req: Request, res: Response) => Promise<unknown>;

export type BodyParsers = Readonly<Record<BodyKind, BodyReader>>;

/**
 * The readers of bodies, one for each kind. They throw SandboxError `too-large` or `malformed`.
 * @param maxBytes the longest body that is read
 */
export function createBodyParsers(maxBytes: number): BodyParsers {
  const raw = express.raw({ type: () => true, limit: maxBytes });
  let parts: Promise<RequestHandler> | undefined;
  const bytesOf = (req: Request, res: Response) => readFileBytes(raw, req, res);
  return {
    json: async (req, res) => parsed(await bytesOf(req, res), parseJsonBody),
    form: async (req, res) => parsed(await bytesOf(req, res), parseForm),
    text: async (req, res) => parsed(await bytesOf(req, res), decodeText),
    bytes: async (req, res) => parsed(await bytesOf(req, res), (bytes) => bytes.toString('latin1')),
    multipart: async (req, res) => {
      parts ??= createPartsReader(maxBytes);
      return readParts(await parts, req, res);
    },
  };
}

/** Most contracts have no multipart forms, and multer takes its time at start: it is loaded for the first of them. */
async function createPartsReader(maxBytes: number): Promise<RequestHandler> {
  const { default: multer } = await import('multer');
  return multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: maxBytes, fieldSize: maxBytes, parts: formLimits.parameterLimit },
  }).any();
}

function parsed(bytes: Buffer, parse: (bytes: Buffer) => unknown): unknown {
  return bytes.length === 0 ? undefined : parse(bytes);
}

function parseForm(bytes: Buffer): unknown {
  return parseQuery(decodeText(bytes), formLimits);
}

async function readFileBytes(raw: RequestHandler, req: Request, res: Response): Promise<Buffer> {
  await run(raw, req, res);
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  if (res.locals.record !== undefined) res.locals.received = () => captureBytes(bytes);
  return bytes;
}

/** The fields of a multipart form, with each file as the text of its bytes: what is judged is that it came. */
async function readParts(parts: RequestHandler, req: Request, res: Response): Promise<unknown> {
  if (res.locals.record !== undefined) res.locals.received = captureStream(req);
  await run(parts, req, res);
  const fields = Object.entries((req.body ?? {}) as Record<string, unknown>);
  const files = Array.isArray(req.files) ? req.files : [];
  const names = [...new Set(files.map((file) => file.fieldname))];
  const contents = names.map((name) => {
    const texts = files
      .filter((file) => file.fieldname === name)
      .map((file) => file.buffer.toString('latin1'));
    return [name, texts.length === 1 ? texts[0] : texts] as const;
  });
  return Object.fromEntries([...fields, ...contents]);
}

function run(reader: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    reader(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(readingFailure(error));
    });
  });
}

/** Express tells what went wrong by the status it would answer, multer by a code. */
function readingFailure(error: unknown): unknown {
  if (isMulterError(error)) {
    const code = error.code.startsWith('LIMIT') ? 'too-large' : 'malformed';
    return new SandboxError(code, `the form cannot be read: ${error.message}`, { cause: error });
  }
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) {
    const most = error instanceof Error && 'limit' in error ? `${String(error.limit)} bytes` : 'is read';
    return new SandboxError('too-large', `the body is larger than ${most}: send less`, { cause: error });
  }
  if (status === 415) {
    const message = 'the Content-Encoding is not read: send gzip, deflate, br or none';
    return new SandboxError('unsupported-media-type', message, { cause: error });
  }
  if (status !== 400 && !isFormError(error)) return error;
  return new SandboxError('malformed', 'the body did not arrive whole, or not as its headers say', {
    cause: error,
  });
}

/** By its name, since multer may not be loaded. */
function isMulterError(error: unknown): error is MulterError {
  return error instanceof Error && error.name === 'MulterError' && 'code' in error;
}

/** The parser under multer throws plain errors for forms that are cut or have no boundary. */
function isFormError(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error && !('status' in error);
}
