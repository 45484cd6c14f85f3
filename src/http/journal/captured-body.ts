import type { Readable } from 'node:stream';

/** A body as far as it is kept: no more than its first 64 KB. */
export interface KeptBody {
  /** A text where it was one before it was sent; otherwise what came. */
  readonly content: string | Uint8Array;
  /** How long it was, whole. */
  readonly bytes: number;
  /** How much of it is kept. */
  readonly kept: number;
}

/** How much of a body is kept, in bytes. */
export const mostKept = 64 * 1024;

/**
 * Keeps a text that is sent; one that is short as it is.
 * @param bytes how long it is in UTF-8
 */
export function keepText(text: string, bytes: number): KeptBody {
  if (bytes <= mostKept) return { content: text, bytes, kept: bytes };
  // Part of a text would keep all of it in memory.
  const start = Buffer.allocUnsafeSlow(mostKept);
  const kept = start.write(text);
  return { content: start.subarray(0, kept), bytes, kept };
}

/** Keeps what came; whoever hands it over leaves it as it is. */
export function keepBytes(bytes: Uint8Array): KeptBody {
  const { length } = bytes;
  if (length <= mostKept) return { content: bytes, bytes: length, kept: length };
  return { content: Buffer.from(bytes.subarray(0, mostKept)), bytes: length, kept: mostKept };
}

/** Keeps what comes while another reads it; to be asked once that is done. */
export function keepStream(stream: Readable): () => KeptBody {
  const chunks: Buffer[] = [];
  let [bytes, kept] = [0, 0];
  stream.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, mostKept - kept);
    if (part.length > 0) chunks.push(Buffer.from(part));
    bytes += chunk.length;
    kept += part.length;
  });
  return () => ({ content: Buffer.concat(chunks), bytes, kept });
}
