import type { Readable } from 'node:stream';
import { SandboxError } from '../../errors.ts';
import { maxFormFields, nestFields } from '../form-codec.ts';
import { essence } from '../media-types.ts';
import { type DispositionParameters, dispositionParameters } from './disposition-parameters.ts';
import { splitParts } from './split-parts.ts';

/** What the head of a part says of it. */
export interface PartHead {
  readonly name: string;
  /** Without parameters and in lower case; `text/plain` where the part does not say it (RFC 7578, 4.4). */
  readonly mediaType: string;
  /** Empty for an input of a page in which nobody chose a file. */
  readonly fileName?: string;
}

/** What becomes of the parts of a form. */
export interface FormSplitting<T> {
  /** Whether a part is received as bytes, and not as a text. */
  isFile(head: PartHead): boolean;
  /** Receives the bytes of a part. It has to read them to their end, or to throw. */
  receive(head: PartHead, bytes: Readable): Promise<T>;
  /** How long a text may be, in bytes, and the error for one that is longer. */
  readonly text: { readonly bytes: number; readonly error: () => Error };
}

/** The parts of a form: the texts by name, as they nest, and what was received, in the order of the parts. */
export interface SplitForm<T> {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly T[];
}

/**
 * Splits a form into its parts while it arrives (RFC 7578), in turns with everything else.
 * @param contentType of the form, with its boundary
 * @throws SandboxError `malformed` or `too-large`; the errors of `splitting`, and that of the stream.
 */
export async function splitForm<T>(
  form: Readable,
  contentType: string,
  splitting: FormSplitting<T>,
): Promise<SplitForm<T>> {
  const parts = await splitParts(form, boundaryIn(contentType), {
    receive: (part) => receivePart(part, splitting),
    tooMany: tooManyParts,
    unreadable,
  });
  return toForm(parts.filter((part) => part !== undefined));
}

/** A part that has arrived: a text, or what was received. */
type ReceivedPart<T> = { readonly name: string; readonly text: string } | { readonly file: T };

function toForm<T>(parts: readonly ReceivedPart<T>[]): SplitForm<T> {
  const fields = new Map<string, string | string[]>();
  for (const part of parts) {
    if ('file' in part) continue;
    const known = fields.get(part.name);
    fields.set(part.name, known === undefined ? part.text : [known, part.text].flat());
  }
  return {
    fields: nestFields(fields),
    files: parts.flatMap((part) => ('file' in part ? [part.file] : [])),
  };
}

/** The headers of a part by their names in lower case, each in Latin-1. */
type PartHeaders = Readonly<Record<string, readonly string[] | undefined>>;

/** @returns what a part is; `undefined` for one that is no part of a form */
async function receivePart<T>(
  part: Readable,
  { isFile, receive, text }: FormSplitting<T>,
): Promise<ReceivedPart<T> | undefined> {
  const headers = await new Promise<PartHeaders>((resolve, reject) => {
    part.once('header', resolve);
    part.once('error', reject);
  });
  const [disposition = ''] = headers['content-disposition'] ?? [];
  if (!/^form-data\s*(?:;|$)/i.test(disposition)) {
    part.resume();
    return undefined;
  }
  const [contentTypeOfPart = ''] = headers['content-type'] ?? [];
  const head = headOf(dispositionParameters(disposition), contentTypeOfPart);
  if (isFile(head)) return { file: await receive(head, part) };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part) {
    size += chunk.length;
    if (size > text.bytes) throw text.error();
    chunks.push(chunk);
  }
  return { name: head.name, text: decodeText(Buffer.concat(chunks), contentTypeOfPart) };
}

/** @throws SandboxError `malformed` for a part without a name. */
function headOf({ name, fileName }: DispositionParameters, contentType: string): PartHead {
  if (name === undefined) throw nameless();
  const mediaType = essence(contentType) || 'text/plain';
  return { name, mediaType, ...(fileName !== undefined && { fileName }) };
}

/** A text in UTF-8, or in the charset that its part names. */
function decodeText(bytes: Buffer, contentType: string): string {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return bytes.toString('utf8');
  }
}

/** @throws SandboxError `malformed` for a form that says nothing of its boundary. */
function boundaryIn(contentType: string): string {
  const [, quoted, token] = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? token;
  if (boundary !== undefined) return boundary;
  throw new SandboxError('malformed', 'the Content-Type has no boundary: leave it to the HTTP client');
}

function nameless(): SandboxError {
  return new SandboxError('malformed', 'a part of the form has no name: name each field and file');
}

function tooManyParts(): SandboxError {
  return new SandboxError('too-large', `the form has more than ${maxFormFields} parts: send fewer`);
}

function unreadable(cause: unknown): SandboxError {
  return new SandboxError('malformed', 'the form is incomplete, or does not match its headers', { cause });
}
