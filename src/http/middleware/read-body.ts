import type { Request, RequestHandler, Response } from 'express';
import type { Codec } from '../../codecs/codec.ts';
import { codecFor, codecOf } from '../../codecs/codecs.ts';
import { declaredMediaType, essence, isMediaType } from '../../codecs/media-types.ts';
import { SandboxError } from '../../errors.ts';
import { isObject } from '../../json.ts';
import { meantMediaTypes } from '../../openapi/content/misspelled-types.ts';
import type { MediaType, RequestBody } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { UploadOptions } from '../request/body-limits.ts';
import { type BodyReader, createBodyReader } from '../request/body-reader.ts';
import { requireOperation } from '../request/locals.ts';

/**
 * Reads the body of a request into `req.body` with the codec of its media type, where the operation declares a body, and
 * an object in JSON where it declares none.
 * From here on `content-type` is the media type as the contract spells it, or absent: the validator compiles again for
 * every spelling that it meets.
 * @throws SandboxError `unsupported-media-type`, `too-large` or `malformed`.
 */
export function readBody(mergeSchema: MergeSchema, options: UploadOptions): RequestHandler {
  const read = createBodyReader(mergeSchema, options);
  const typeOf = createTypeLookup();
  return async (req, res, next) => {
    const { requestBody, method } = requireOperation(res.locals);
    const isSent = hasBody(req);
    const body = requestBody && isSent ? await readDeclared(read, typeOf, requestBody, req, res) : undefined;
    const isUndeclared = requestBody === undefined && sending.has(method) && isSent;
    if (body === undefined && requestBody?.required && namesMediaType(requestBody))
      throw missingBody(requestBody);
    const undeclared = isUndeclared ? await readUndeclared(read, req, res) : undefined;
    if (body === undefined) delete req.headers['content-type'];
    else req.headers['content-type'] = body.mediaType;
    req.body = body === undefined ? undeclared : body.value;
    next();
  };
}

/** Whether a body follows the headers (RFC 9112, 6.3). */
function hasBody(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

/** The methods whose requests have something to send. */
const sending: ReadonlySet<string> = new Set(['post', 'put', 'patch']);

/**
 * What is sent to an operation that declares no body: contracts leave out what their services take, and clients send it
 * all the same. Nothing is required of it, so that only an object in JSON says anything.
 */
async function readUndeclared(read: BodyReader, req: Request, res: Response): Promise<object | undefined> {
  const sent = req.headers['content-type'] ?? '';
  if (!isMediaType(sent, 'application/json')) return undefined;
  try {
    const value = await read(codecOf('application/json', {}), {}, req, res);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SandboxError && error.code === 'malformed') return undefined;
    throw error;
  }
}

/** The value of the body, with its media type as the contract declares it; `undefined` when it is empty. */
async function readDeclared(
  read: BodyReader,
  typeOf: ReturnType<typeof createTypeLookup>,
  { content }: RequestBody,
  req: Request,
  res: Response,
): Promise<{ value: unknown; mediaType: string } | undefined> {
  const { mediaType, media, codec } = typeOf(req.headers['content-type'] ?? '', content);
  const value = await read(codec, media, req, res);
  return value === undefined ? undefined : { value, mediaType };
}

/** What a `Content-Type` says of a body. */
interface SentType {
  readonly mediaType: string;
  readonly media: MediaType;
  readonly codec: Codec;
}

/** Creates what finds a `Content-Type` among those that are declared. A client sends the same one every time. */
function createTypeLookup(): (header: string, content: RequestBody['content']) => SentType {
  const last = new WeakMap<RequestBody['content'], SentType & { readonly header: string }>();
  return (header, content) => {
    const known = last.get(content);
    if (known?.header === header) return known;
    const contentType = header.trim();
    const [, ...parameters] = contentType.toLowerCase().split(';');
    const { mediaType, readAs } = requireDeclared(contentType, content);
    requireUtf8(parameters);
    requireBoundary(contentType);
    const media = content[mediaType] ?? {};
    const found = { header, mediaType, media, codec: codecOf(readAs, media) };
    last.set(content, found);
    return found;
  };
}

/** A declared media type, and the one whose format a body is in: that which was sent, where a range is declared. */
interface DeclaredType {
  readonly mediaType: string;
  readonly readAs: string;
}

/** The types of bodies that are files or texts, whatever they say of themselves. */
const anyFile: ReadonlySet<string> = new Set(['application/octet-stream', 'text/plain']);

/** A form of JSON that has a name of its own, such as `application/vnd.api+json`, and is no patch, which plain JSON is not. */
const namedJson = /^application\/(?!(?:merge-|json-)?patch\+|stream\+)[^;\s]+\+json$/;

/**
 * The declared media type of a body. Plain JSON is what many clients call every form of it, and some send the misspelled
 * name that a contract has. Where bytes or plain texts are declared, a file may be sent as its own type.
 * @throws SandboxError `unsupported-media-type` for a media type that the contract does not declare.
 */
function requireDeclared(sent: string, content: RequestBody['content']): DeclaredType {
  // A header with several types names none.
  const meant = sent.includes(',') ? [] : (meantMediaTypes(sent) ?? []);
  for (const name of sent === '' ? [] : [sent, ...meant]) {
    const mediaType = declaredMediaType(content, name);
    if (mediaType !== undefined) return { mediaType, readAs: essence(name) };
  }
  const names = Object.keys(content);
  const json = isMediaType(sent, 'application/json') && names.find((name) => namedJson.test(essence(name)));
  if (json) return { mediaType: json, readAs: essence(sent) };
  const alike = names.find((name) => isOtherName(name, sent));
  if (alike !== undefined) return { mediaType: alike, readAs: alike };
  const file = names.find((name) => anyFile.has(essence(name)));
  if (file !== undefined && !/^multipart\//i.test(sent)) return { mediaType: file, readAs: file };
  const found = sent === '' ? 'no Content-Type' : `Content-Type ${sent}`;
  throw unsupported(`the request has ${found}: send ${names.join(' or ')}`);
}

/** The formats that have several names, such as `application/xml` and `text/xml` (RFC 7303, 9.2). */
const renamed: ReadonlySet<string> = new Set(['json', 'xml', 'csv', 'tsv', 'yaml', 'json-lines', 'plain']);

/** Whether two media types are names of one format; one with a suffix, such as `+json`, is a format of its own. */
function isOtherName(declared: string, sent: string): boolean {
  const isPlain = (mediaType: string) => /^[^+*]+$/.test(essence(mediaType));
  const { name } = codecFor(sent);
  return isPlain(declared) && isPlain(sent) && renamed.has(name) && codecFor(declared).name === name;
}

/** @throws SandboxError `unsupported-media-type` for a charset other than UTF-8, of which ASCII is a part. */
function requireUtf8(parameters: readonly string[]): void {
  const charset = parameters.map((p) => /^\s*charset\s*=\s*"?([^"\s]*)/.exec(p)?.[1]).find(Boolean);
  if (charset !== undefined && !/^(?:utf-?8|(?:us-)?ascii)$/.test(charset)) {
    throw unsupported(`the charset ${charset} is not supported: send UTF-8`);
  }
}

/** @throws SandboxError `malformed` for parts whose boundary is empty (RFC 2046, 5.1.1): nothing says where they begin. */
function requireBoundary(contentType: string): void {
  if (!/^multipart\/.*;\s*boundary\s*=\s*(?:""|;|$)/i.test(contentType)) return;
  throw new SandboxError(
    'malformed',
    'the boundary in the Content-Type is empty: leave it to the HTTP client',
  );
}

/** Whether there is a media type to send: a content of none, or of one without a name, describes no body. */
function namesMediaType({ content }: RequestBody): boolean {
  return Object.keys(content).some((name) => name.includes('/'));
}

function missingBody({ content }: RequestBody): SandboxError {
  return new SandboxError('malformed', `the body is missing: send ${Object.keys(content).join(' or ')}`);
}

function unsupported(message: string): SandboxError {
  return new SandboxError('unsupported-media-type', message);
}
