import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { MulterError, StorageEngine } from 'multer';
import type { BodyParts } from '../../codecs/codec.ts';
import { maxFormFields } from '../../codecs/form-codec.ts';
import { partTypeIssues } from '../../codecs/multipart/part-types.ts';
import { SandboxError } from '../../errors.ts';
import { plainText } from '../../json.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { SentFile } from '../../operation.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { Upload } from '../../uploads/upload-store.ts';
import { captureStream } from '../journal/captured-body.ts';
import { type BodyLimits, tooLarge, type UploadOptions } from './body-limits.ts';
import { isFileField, isTextField } from './form-files.ts';
import { discardAtEnd, endWith, fileBaseName } from './received-file.ts';
import { runBodyMiddleware, toReadFailure } from './run-body-middleware.ts';

/** Splits a multipart body into its parts while it arrives. */
export type PartsReader = (req: Request, res: Response, media: MediaType) => Promise<BodyParts>;

/** A file as multer knows it, with what became of its bytes: they are on disk, or a value in memory. */
type ReceivedPart = Partial<Express.Multer.File> & { readonly upload?: Upload };

/**
 * Creates the reader of multipart bodies. Most contracts declare none, and multer is slow to load, so it is loaded for
 * the first of them. It stays on this side of the codecs because it works on a request of Express's.
 */
export async function createPartsReader(
  mergeSchema: MergeSchema,
  options: UploadOptions,
): Promise<PartsReader> {
  const { limits } = options;
  const { default: multer } = await import('multer');
  const largest = limits.upload;
  return async (req, res, media) => {
    if (Number(req.headers['content-length'] ?? 0) > largest) throw tooLarge('upload', limits);
    if (res.locals.record !== undefined) res.locals.received = captureStream(req);
    // One for each file.
    req.setMaxListeners(maxFormFields + 10);
    const received: Upload[] = [];
    const isText = (name: string) => isTextField(mergeSchema, media, name);
    const storage = createStorage(options, received, largest, isText);
    discardAtEnd(res, received);
    const middleware = multer({
      storage,
      limits: { fileSize: largest, fieldSize: limits.body, parts: maxFormFields },
    }).any();
    await runBodyMiddleware(middleware, req, res, (error) => toPartsFailure(error, limits));
    const isFile = (name: string) => isFileField(mergeSchema, media, name);
    const { fields, nameless } = await receiveNameless(options, received, req.body ?? {}, isFile);
    const named: readonly ReceivedPart[] = Array.isArray(req.files) ? req.files : [];
    const parts = [...named, ...nameless];
    const files = parts.filter(({ upload, buffer }) => upload !== undefined || buffer !== undefined);
    const sent = files.flatMap(({ upload, ...file }) =>
      upload === undefined ? [] : [toSentFile(file, upload)],
    );
    if (sent.length > 0) res.locals.files = sent;
    const issues = partTypeIssues(mergeSchema, media, sent);
    if (issues.length > 0) res.locals.fileIssues = issues;
    const isValue = ({ fieldname = '', upload }: ReceivedPart) => upload === undefined && isText(fieldname);
    return {
      fields: withTexts(fields, files.filter(isValue)),
      files: files
        .filter((file) => !isValue(file))
        .map(({ fieldname = '', upload, buffer = Buffer.alloc(0) }) => ({
          name: fieldname,
          bytes: upload === undefined ? buffer : Buffer.from(upload.sha256),
        })),
    };
  };
}

/** The fields of a form, and the files that were sent as fields, without a file name: as `curl -F file=text` does. */
async function receiveNameless(
  { limits, uploads }: UploadOptions,
  received: Upload[],
  fields: BodyParts['fields'],
  isFile: (field: string) => boolean,
): Promise<{ readonly fields: BodyParts['fields']; readonly nameless: readonly ReceivedPart[] }> {
  const names = uploads === undefined ? [] : Object.keys(fields).filter(isFile);
  if (uploads === undefined || names.length === 0) return { fields, nameless: [] };
  const limit = { bytes: limits.upload, error: () => tooLarge('upload', limits) };
  const nameless: ReceivedPart[] = [];
  for (const fieldname of names) {
    for (const text of [fields[fieldname]].flat()) {
      const upload = await uploads.receive(Readable.from([Buffer.from(plainText(text))]), limit);
      received.push(upload);
      nameless.push({ fieldname, mimetype: 'text/plain', upload, size: upload.size });
    }
  }
  const others = Object.entries(fields).filter(([name]) => !names.includes(name));
  return { fields: Object.fromEntries(others), nameless };
}

/** The fields, with the values that were sent with a file name, as browsers send a `Blob`: of a name that repeats, a list. */
function withTexts(fields: BodyParts['fields'], values: readonly ReceivedPart[]): BodyParts['fields'] {
  if (values.length === 0) return fields;
  const all = new Map(Object.entries(fields));
  for (const { fieldname = '', buffer = Buffer.alloc(0) } of values) {
    const text = buffer.toString(isUtf8(buffer) ? 'utf8' : 'latin1');
    all.set(fieldname, all.has(fieldname) ? [all.get(fieldname), text].flat() : text);
  }
  return Object.fromEntries(all);
}

/** Where the files of a form go: to the disk, except for parts that are values and have a file name all the same. */
function createStorage(
  { limits, uploads }: UploadOptions,
  received: Upload[],
  largest: number,
  isText: (field: string) => boolean,
): StorageEngine {
  let total = 0;
  return {
    _handleFile: (req, { fieldname, stream }, done) => {
      endWith(req, stream);
      const limit = { bytes: largest - total, error: () => tooLarge('upload', limits) };
      const work = async (): Promise<ReceivedPart> => {
        if (uploads === undefined || isText(fieldname)) return { buffer: await bufferOf(stream, limits) };
        const upload = await uploads.receive(stream, limit);
        total += upload.size;
        received.push(upload);
        return { upload, size: upload.size };
      };
      work().then((part) => done(null, part), done);
    },
    _removeFile: (_req, _file, done) => done(null),
  };
}

/** @throws SandboxError `too-large` for a value that is longer than a body may be. */
async function bufferOf(stream: Readable, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limits.body) throw tooLarge('body', limits);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Multer reads names as Latin-1, and browsers send UTF-8 (RFC 7578, 5.1). */
function toSentFile(
  { fieldname = '', originalname = '', mimetype = '' }: ReceivedPart,
  content: Upload,
): SentFile {
  const decoded = Buffer.from(originalname, 'latin1').toString('utf8');
  const name = fileBaseName(decoded.includes('\ufffd') ? originalname : decoded);
  return { field: fieldname, mediaType: mimetype, size: content.size, content, ...(name && { name }) };
}

/** Multer says by a code what went wrong. */
function toPartsFailure(error: unknown, limits: BodyLimits): unknown {
  if (error instanceof SandboxError) return error;
  if (!isMulterError(error)) return toReadFailure(error, limits);
  if (error.code === 'LIMIT_FILE_SIZE') return tooLarge('upload', limits, error);
  if (error.code === 'LIMIT_FIELD_VALUE') return tooLarge('body', limits, error);
  if (error.code === 'LIMIT_PART_COUNT') {
    const message = `the form has more than ${maxFormFields} parts: send fewer`;
    return new SandboxError('too-large', message, { cause: error });
  }
  const code = error.code.startsWith('LIMIT') ? 'too-large' : 'malformed';
  return new SandboxError(code, `the form cannot be read: ${error.message}`, { cause: error });
}

/** By its name, since the class is loaded with multer only. */
function isMulterError(error: unknown): error is MulterError {
  return error instanceof Error && error.name === 'MulterError' && 'code' in error;
}
