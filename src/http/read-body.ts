import express, { type Request, type RequestHandler, type Response } from 'express';
import type { RequestBody } from '../contract/document.ts';
import { SandboxError } from '../errors.ts';
import { requireOperation } from './exchange.ts';
import { parseJson } from './parse-json.ts';

/** The longest body that is read, in bytes. */
const mostBytes = 1024 * 1024;

/**
 * Reads the body of a request whose operation has one, into `req.body`. From here on `content-type` is the media type
 * as the contract spells it, or absent: the validator compiles anew for every spelling that it meets.
 * @throws SandboxError `unsupported-media-type`, `too-large` or `malformed`.
 */
export function readBody(): RequestHandler {
  const readRaw = express.raw({ type: () => true, limit: mostBytes });
  return async (req, res, next) => {
    const { requestBody } = requireOperation(res.locals);
    const mediaType = requestBody && isSent(req) ? requireMediaType(req, requestBody) : undefined;
    const bytes = mediaType === undefined ? undefined : await readBytes(readRaw, req, res);
    if (bytes === undefined || bytes.length === 0) {
      if (requestBody?.required) throw missingBody(requestBody);
      delete req.headers['content-type'];
      req.body = undefined;
    } else {
      req.headers['content-type'] = mediaType;
      req.body = parseJson(bytes);
    }
    next();
  };
}

/** Whether a body follows the headers (RFC 9112, 6.3). */
function isSent(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

function requireMediaType(req: Request, { content }: RequestBody): string {
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '').toLowerCase().split(';');
  const declared = Object.keys(content).find((name) => name.toLowerCase() === type.trim());
  if (declared === undefined) {
    const sent = type === '' ? 'no Content-Type' : `Content-Type ${type.trim()}`;
    throw unsupported(`the request has ${sent}: send ${Object.keys(content).join(' or ')}`);
  }
  const charset = parameters.map((p) => /^\s*charset\s*=\s*"?([^"\s]*)/.exec(p)?.[1]).find((name) => name);
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw unsupported(`the charset ${charset} is not read: send UTF-8`);
  }
  return declared;
}

function readBytes(readRaw: RequestHandler, req: Request, res: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readRaw(req, res, (error?: unknown) => {
      if (error === undefined) resolve(req.body);
      else reject(readingFailure(error));
    });
  });
}

/** Express tells what went wrong by the status it would answer. */
function readingFailure(error: unknown): unknown {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) {
    return new SandboxError('too-large', `the body is larger than ${mostBytes} bytes: send less`, {
      cause: error,
    });
  }
  if (status === 415) return unsupported('the Content-Encoding is not read: send gzip, deflate, br or none');
  if (status !== 400) return error;
  return new SandboxError('malformed', 'the body did not arrive whole, or not as its headers say', {
    cause: error,
  });
}

function missingBody({ content }: RequestBody): SandboxError {
  return new SandboxError('malformed', `the body is missing: send ${Object.keys(content).join(' or ')}`);
}

function unsupported(message: string): SandboxError {
  return new SandboxError('unsupported-media-type', message);
}
