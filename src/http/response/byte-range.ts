import type { Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { ByteRange } from '../../uploads/upload-store.ts';

/** How many ranges a request may want: many small ones are more work than the file (RFC 9110, 14.2). */
const maxRanges = 50;

/**
 * The parts of a file that a request wants (RFC 9110, 14): one range of bytes or several, in the order of the request,
 * those that touch each other as one; what cannot be read, or has too many, is the whole file.
 * @param etag of the file as it is now, which `If-Range` must name
 * @returns none for the whole file
 * @throws SandboxError `range-not-satisfiable` for a range that begins after the last byte.
 */
export function requestedRanges(
  { req, locals }: Response,
  size: number,
  etag: string | undefined,
): readonly ByteRange[] {
  const condition = req.headers['if-range'];
  const isChanged = condition !== undefined && condition !== etag;
  const ranges = locals.isHead || isChanged ? undefined : req.range(size, { combine: true });
  if (ranges === -1) {
    const message = `the file has ${size} bytes, and the range ${req.headers.range} has none of them: send a Range within them`;
    throw new SandboxError('range-not-satisfiable', message, {
      headers: { 'Content-Range': `bytes */${size}` },
    });
  }
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length > maxRanges) return [];
  return ranges;
}
