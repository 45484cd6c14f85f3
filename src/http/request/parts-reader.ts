import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { BodyParts } from '../../codecs/codec.ts';
import { maxFormFields } from '../../codecs/form-codec.ts';
import { partTypeIssues } from '../../codecs/multipart/part-types.ts';
import {
  type FormSplitting,
  type PartHead,
  type SplitForm,
  splitForm,
} from '../../codecs/multipart/split-form.ts';
import { SandboxError } from '../../errors.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { SentFile } from '../../operation.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { Upload } from '../../uploads/upload-store.ts';
import { captureStream } from '../journal/captured-body.ts';
import { type BodyLimits, tooLarge, type UploadOptions } from './body-limits.ts';
import { fieldOfPart, isFilePart, isTextField } from './form-files.ts';
import { decodedBody, discardAtEnd, drained, endWith, fileBaseName } from './received-file.ts';
import { toReadFailure } from './run-body-middleware.ts';

/** Splits a multipart body into its parts while it arrives. */
export type PartsReader = (req: Request, res: Response, media: MediaType) => Promise<BodyParts>;

/** A part of bytes, and what became of them: they are on disk, or a value in memory. */
interface ReceivedPart {
  readonly head: PartHead;
  readonly content: Upload | Buffer;
}

/** Creates the reader of multipart bodies. It stays on this side of the codecs because it works on a request of Express's. */
export function createPartsReader(mergeSchema: MergeSchema, options: UploadOptions): PartsReader {
  const { limits } = options;
  return async (req, res, media) => {
    if (Number(req.headers['content-length'] ?? 0) > limits.upload) throw tooLarge('upload', limits);
    if (res.locals.record !== undefined) res.locals.received = captureStream(req);
    // One for each file.
    req.setMaxListeners(maxFormFields + 20);
    const received: Upload[] = [];
    discardAtEnd(res, received);
    const isText = (name: string) => isTextField(mergeSchema, media, name);
    const named = (head: PartHead) => ({ ...head, name: fieldOfPart(mergeSchema, media, head.name) });
    const receive = createReceive(options, received, req, isText);
    const { fields, files } = await splitRequest(req, limits, {
      isFile: (head) => isFilePart(mergeSchema, media, named(head)),
      receive: (head, bytes) => receive(named(head), bytes),
      text: { bytes: limits.body, error: () => tooLarge('body', limits) },
    });
    const parts = files.filter((part) => part !== undefined);
    const sent = parts.flatMap(({ head, content }) =>
      Buffer.isBuffer(content) ? [] : [toSentFile(head, content)],
    );
    if (sent.length > 0) res.locals.files = sent;
    const issues = partTypeIssues(mergeSchema, media, sent);
    if (issues.length > 0) res.locals.fileIssues = issues;
    const isValue = ({ head, content }: ReceivedPart) => Buffer.isBuffer(content) && isText(head.name);
    return {
      fields: withTexts(fields, parts.filter(isValue)),
      files: parts
        .filter((part) => !isValue(part))
        .map(({ head: { name }, content }) => ({
          name,
          bytes: Buffer.isBuffer(content) ? content : Buffer.from(content.sha256),
        })),
    };
  };
}

/** Splits the body of a request. Where that fails, the rest of it is read before: the client is still sending. */
async function splitRequest<T>(
  req: Request,
  limits: BodyLimits,
  splitting: FormSplitting<T>,
): Promise<SplitForm<T>> {
  const form = decodedBody(req);
  try {
    return await splitForm(form, req.headers['content-type'] ?? '', splitting);
  } catch (error) {
    req.unpipe();
    await drained(req);
    throw error instanceof SandboxError ? error : toReadFailure(error, limits);
  }
}

/**
 * Where the parts of a form go that are bytes: to the disk, except for those that are values all the same. A file of no bytes
 * with an empty name is none: it is an input of a page in which nobody chose one.
 * @param received gets what is on the disk
 */
function createReceive(
  { limits, uploads }: UploadOptions,
  received: Upload[],
  req: Request,
  isText: (field: string) => boolean,
): (head: PartHead, bytes: Readable) => Promise<ReceivedPart | undefined> {
  let total = 0;
  return async (head, bytes) => {
    endWith(req, bytes);
    const isNone = (size: number) => size === 0 && head.fileName === '';
    if (uploads === undefined || isText(head.name)) {
      const content = await bufferOf(bytes, limits);
      return isNone(content.length) ? undefined : { head, content };
    }
    const limit = { bytes: limits.upload - total, error: () => tooLarge('upload', limits) };
    const content = await uploads.receive(bytes, limit);
    total += content.size;
    received.push(content);
    return isNone(content.size) ? undefined : { head, content };
  };
}

/** The fields, with the values that were sent as files, as browsers send a `Blob`: of a name that repeats, a list. */
function withTexts(fields: BodyParts['fields'], values: readonly ReceivedPart[]): BodyParts['fields'] {
  if (values.length === 0) return fields;
  const all = new Map(Object.entries(fields));
  for (const { head, content } of values) {
    if (!Buffer.isBuffer(content)) continue;
    const text = content.toString(isUtf8(content) ? 'utf8' : 'latin1');
    all.set(head.name, all.has(head.name) ? [all.get(head.name), text].flat() : text);
  }
  return Object.fromEntries(all);
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

function toSentFile({ name: field, mediaType, fileName }: PartHead, content: Upload): SentFile {
  const name = fileBaseName(fileName);
  return { field, mediaType, size: content.size, content, ...(name && { name }) };
}
