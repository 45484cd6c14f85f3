import express, { type Request, type Response } from 'express';
import { type BodyLimits, tooLarge } from './body-limits.ts';
import { incompleteBody, runBodyMiddleware, toReadFailure } from './run-body-middleware.ts';

/** Reads the bytes of a body, none of which may be there. Made by `createBytesReader`. */
export type BytesReader = (req: Request, res: Response) => Promise<Buffer>;

/** The length of a body that takes long to put together once all of it is there, in bytes. */
const longBody = 1_050_000;

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
    if (length > longBody) return await readLong(req, length);
    await runBodyMiddleware(raw, req, res, (error) => toReadFailure(error, limits));
    return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  };
}

/** The length that a body without an encoding says that it has, in bytes; 0 where it says nothing. */
function plainLength({ headers }: Request): number {
  return headers['content-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : 0;
}

/** Puts a long body together while it arrives, since others would wait for as long as it takes to copy all of it. */
async function readLong(req: Request, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  try {
    for await (const chunk of req) at += chunk.copy(bytes, at);
  } catch (error) {
    throw incompleteBody(error);
  }
  return bytes.subarray(0, at); // never memory that nothing was written to
}
