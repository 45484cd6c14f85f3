import type { Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { ByteRange } from '../../uploads/upload-store.ts';

/**
 * The part of a file that a request wants (RFC 9110, 14): one range of bytes; what has several, or cannot be read, is
 * the whole file.
 * @param etag of the file as it is now, which `If-Range` must name
 * @returns `undefined` for the whole file
 * @throws SandboxError `range-not-satisfiable` for a range that begins after the last byte.
 */
export function requestedRange(
  { req, locals }: Response,
  size: number,
  etag: string | undefined,
): ByteRange | undefined {
  const condition = req.headers['if-range'];
  const isChanged = condition !== undefined && condition !== etag;
  const ranges = locals.isHead || isChanged ? undefined : req.range(size, { combine: true });
  if (ranges === -1) {
    const message = `the file has ${size} bytes, and the range ${req.headers.range} has none of them: send a Range within them`;
    throw new SandboxError('range-not-satisfiable', message, {
      headers: { 'Content-Range': `bytes */${size}` },
    });
  }
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}
