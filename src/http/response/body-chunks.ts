import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { nextTurn, type Steps } from '../../turns.ts';

/** How long a chunk is, at least: shorter ones would need more turns than others need, longer ones would make them wait. */
const chunkLength = 64 * 1024;

/**
 * The bytes of a text that comes in pieces, in chunks: to put them together in one piece of memory would take as long as
 * to make a good part of them.
 * @param finish what becomes of the text before it is sent
 */
export function* toChunks(
  pieces: Iterable<string>,
  finish: (text: string) => string | Uint8Array,
): Steps<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length >= chunkLength) {
      chunks.push(Buffer.from(finish(text)));
      text = '';
    }
    yield;
  }
  chunks.push(Buffer.from(finish(text)));
  return chunks;
}

/** Sends the chunks of a body, one in each turn, as fast as the client reads them; its head is set. */
export async function sendChunks(res: Response, chunks: readonly Uint8Array[]): Promise<void> {
  await sendFrom(res, oneInEachTurn(chunks));
}

async function* oneInEachTurn(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    yield chunk;
    await nextTurn();
  }
}

/** Sends a body as it is read, as fast as the client reads it. */
export async function sendFrom(res: Response, body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(body, res);
  } catch {
    // The client is gone, or the disk failed: the response has begun, and cannot say so.
    res.destroy();
  }
}
