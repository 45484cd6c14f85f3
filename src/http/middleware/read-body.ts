import type { Request, RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import type { RequestBody } from '../../openapi/document.ts';
import { declaredMediaType } from '../../openapi/media-types.ts';
import { bodyKindOf } from '../request/body-kind.ts';
import { type BodyParsers, createBodyParsers } from '../request/body-parsers.ts';
import { requireOperation } from '../request/locals.ts';

/** The longest body that is read, in bytes, where it is not said. */
const defaultMaxBytes = 1024 * 1024;

/**
 * Reads the body of a request whose operation has one, into `req.body`, as its media type says: JSON, a form, a
 * multipart form, text, or bytes. From here on `content-type` is the media type as the contract spells it, or absent:
 * the validator compiles anew for every spelling that it meets.
 * @throws SandboxError `unsupported-media-type`, `too-large` or `malformed`.
 */
export function readBody(maxBytes = defaultMaxBytes): RequestHandler {
  const readers = createBodyParsers(maxBytes);
  return async (req, res, next) => {
    const { requestBody } = requireOperation(res.locals);
    const body = requestBody && isSent(req) ? await readSent(readers, requestBody, req, res) : undefined;
    if (body === undefined && requestBody?.required) throw missingBody(requestBody);
    if (body === undefined) delete req.headers['content-type'];
    else req.headers['content-type'] = body.mediaType;
    req.body = body?.value;
    next();
  };
}

/** Whether a body follows the headers (RFC 9112, 6.3). */
function isSent(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

async function readSent(
  readers: BodyParsers,
  requestBody: RequestBody,
  ...[req, res]: Parameters<BodyParsers['json']>
): Promise<{ value: unknown; mediaType: string } | undefined> {
  const [sent = '', ...parameters] = (req.headers['content-type'] ?? '').toLowerCase().split(';');
  const mediaType = requireMediaType(sent.trim(), requestBody);
  requireUtf8(parameters);
  const value = await readers[bodyKindOf(sent.trim())](req, res);
  return value === undefined ? undefined : { value, mediaType };
}

/** The media type as the contract declares it. */
function requireMediaType(sent: string, { content }: RequestBody): string {
  const declared = sent === '' ? undefined : declaredMediaType(content, sent);
  if (declared !== undefined) return declared;
  const found = sent === '' ? 'no Content-Type' : `Content-Type ${sent}`;
  throw unsupported(`the request has ${found}: send ${Object.keys(content).join(' or ')}`);
}

function requireUtf8(parameters: readonly string[]): void {
  const charset = parameters.map((p) => /^\s*charset\s*=\s*"?([^"\s]*)/.exec(p)?.[1]).find(Boolean);
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw unsupported(`the charset ${charset} is not read: send UTF-8`);
  }
}

function missingBody({ content }: RequestBody): SandboxError {
  return new SandboxError('malformed', `the body is missing: send ${Object.keys(content).join(' or ')}`);
}

function unsupported(message: string): SandboxError {
  return new SandboxError('unsupported-media-type', message);
}
