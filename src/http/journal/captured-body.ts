import type { Readable } from 'node:stream';

/** A body as far as it is kept: no more than its first 64 KB. */
export interface CapturedBody {
  /** A text where it was one before it was sent; otherwise what came. */
  readonly content: string | Uint8Array;
  /** How long it was, whole. */
  readonly bytes: number;
  /** How much of it is kept. */
  readonly captured: number;
}

/** How much of a body is kept, in bytes. */
export const maxCapturedBytes = 64 * 1024;

/**
 * Keeps a text that is sent; one that is short as it is.
 * @param bytes how long it is in UTF-8
 */
export function captureText(text: string, bytes: number): CapturedBody {
  if (bytes <= maxCapturedBytes) return { content: text, bytes, captured: bytes };
  // Part of a text would keep all of it in memory.
  const start = Buffer.allocUnsafeSlow(maxCapturedBytes);
  const captured = start.write(text);
  return { content: start.subarray(0, captured), bytes, captured };
}

/** Keeps what came; whoever hands it over leaves it as it is. */
export function captureBytes(bytes: Uint8Array): CapturedBody {
  const { length } = bytes;
  if (length <= maxCapturedBytes) return { content: bytes, bytes: length, captured: length };
  return {
    content: Buffer.from(bytes.subarray(0, maxCapturedBytes)),
    bytes: length,
    captured: maxCapturedBytes,
  };
}

/** Keeps what comes while another reads it; to be asked once that is done. */
export function captureStream(stream: Readable): () => CapturedBody {
  const chunks: Buffer[] = [];
  let [bytes, captured] = [0, 0];
  stream.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, maxCapturedBytes - captured);
    if (part.length > 0) chunks.push(Buffer.from(part));
    bytes += chunk.length;
    captured += part.length;
  });
  return () => ({ content: Buffer.concat(chunks), bytes, captured });
}
