import type { Readable } from 'node:stream';

/** A captured body: its first 64 KB at most. */
export interface CapturedBody {
  /** Text when the body was serialized from text, else its bytes. */
  readonly content: string | Uint8Array;
  /** The length of the whole body, in bytes. */
  readonly bytes: number;
  /** The length of the captured part, in bytes. */
  readonly captured: number;
}

/** How much of a body is captured, in bytes. */
export const maxCapturedBytes = 64 * 1024;

/**
 * Captures a text that is sent; a short text is not copied.
 * @param bytes its length in UTF-8
 */
export function captureText(text: string, bytes: number): CapturedBody {
  if (bytes <= maxCapturedBytes) return { content: text, bytes, captured: bytes };
  // A slice of a string would keep all of it in memory.
  const start = Buffer.allocUnsafeSlow(maxCapturedBytes);
  const captured = start.write(text);
  return { content: start.subarray(0, captured), bytes, captured };
}

/**
 * Captures received bytes; the caller must not change them afterwards.
 * @param length of the whole body, of which the bytes may be the first
 */
export function captureBytes(bytes: Uint8Array, length = bytes.length): CapturedBody {
  if (length <= maxCapturedBytes) return { content: bytes, bytes: length, captured: length };
  return {
    content: Buffer.from(bytes.subarray(0, maxCapturedBytes)),
    bytes: length,
    captured: maxCapturedBytes,
  };
}

/** Captures a stream while another consumer reads it; call the result when the stream has ended. */
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
