import express, { type Request, type Response } from 'express';
import { type BodyLimits, tooLarge } from './body-limits.ts';
import { incompleteBody, runBodyMiddleware, toReadFailure } from './run-body-middleware.ts';

/** Reads the bytes of a body, none of which may be there. Made by `createBytesReader`. */
export type BytesReader = (req: Request, res: Response) => Promise<Buffer>;

/**
 * Creates what reads the bytes of bodies, decoded as their `Content-Encoding` says. It throws SandboxError `too-large`,
 * `unsupported-media-type` or `malformed`.
 */
export function createBytesReader(limits: BodyLimits): BytesReader {
  const raw = express.raw({ type: () => true, limit: limits.body });
  return async (req, res) => {
    // Before any of it arrives: a client that asks whether to send it at all, or is slow, need not send it to the end.
    if (Number(req.headers['content-length'] ?? 0) > limits.body) throw tooLarge('body', limits);
    const length = plainLength(req);
    if (length > 0) return readPlain(req, length);
    await runBodyMiddleware(raw, req, res, (error) => toReadFailure(error, limits));
    return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  };
}

/** The length that a body without an encoding says that it has, in bytes; 0 where it says nothing. */
function plainLength({ headers }: Request): number {
  return headers['content-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : 0;
}

/**
 * Reads a body of a length that Node holds the client to. A short one arrives in one piece, mostly with its headers, and is
 * taken as it is: Express's reader, which takes any body, takes as long as parsing it. A long one is put together while it
 * arrives, since others would wait for as long as it takes to copy all of it.
 */
function readPlain(req: Request, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer | undefined;
    let at = 0;
    req.on('data', (chunk: Buffer) => {
      if (chunk.length === length) bytes = chunk;
      else {
        bytes ??= Buffer.allocUnsafeSlow(length);
        chunk.copy(bytes, at);
      }
      at += chunk.length;
    });
    // Never memory that nothing was written to.
    req.once('end', () => resolve(bytes?.subarray(0, at) ?? Buffer.alloc(0)));
    req.once('error', (error) => reject(incompleteBody(error)));
    if (req.destroyed) reject(incompleteBody(req.errored));
  });
}
