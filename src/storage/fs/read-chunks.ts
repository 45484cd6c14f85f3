import { type FileHandle, open } from 'node:fs/promises';
import { errnoOf } from './errno.ts';

/** Reads a file in chunks of at most `length` bytes; each is overwritten by the next. A missing file has none. */
export async function* readChunks(path: string, length: number): AsyncGenerator<Buffer> {
  const handle = await opened(path);
  if (handle === undefined) return;
  try {
    const buffer = Buffer.allocUnsafeSlow(length);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
