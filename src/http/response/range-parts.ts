import { Readable } from 'node:stream';
import { partHead, partsEnd } from '../../codecs/multipart/multipart-text.ts';
import type { ByteRange } from '../../uploads/upload-store.ts';

/** Several parts of one file. */
export interface RangeParts {
  readonly ranges: readonly ByteRange[];
  /** Of the whole file, in bytes. */
  readonly size: number;
  /** Of the whole file. */
  readonly mediaType: string;
  /** What occurs in no file. */
  readonly boundary: string;
}

/** How much a body with several parts of a file has, in bytes. */
export function rangePartsLength(parts: RangeParts): number {
  const heads = headsOf(parts).reduce((sum, head) => sum + head.length, 0);
  const contents = parts.ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  return heads + contents + partsEnd(parts.boundary).length;
}

/**
 * A body of `multipart/byteranges` (RFC 9110, 14.6), which reads one part of the file after the other.
 * @param first the bytes of the first range
 * @param read opens those of another
 */
export function readRangeParts(
  parts: RangeParts,
  first: Readable,
  read: (range: ByteRange) => Promise<Readable | undefined>,
): Readable {
  async function* chunks() {
    for (const [i, head] of headsOf(parts).entries()) {
      yield head;
      const range = parts.ranges[i];
      const stream = i === 0 || range === undefined ? first : await read(range);
      if (stream === undefined) throw new Error('the file was deleted while it was sent');
      yield* stream;
    }
    yield partsEnd(parts.boundary);
  }
  const all = Readable.from(chunks(), { objectMode: false });
  all.once('close', () => first.destroy());
  return all;
}

/** The value of `Content-Range`. */
export function contentRange({ start, end }: ByteRange, size: number): string {
  return `bytes ${start}-${end}/${size}`;
}

function headsOf({ ranges, size, mediaType, boundary }: RangeParts): readonly Buffer[] {
  return ranges.map((range, i) =>
    partHead(boundary, { 'Content-Type': mediaType, 'Content-Range': contentRange(range, size) }, i === 0),
  );
}
