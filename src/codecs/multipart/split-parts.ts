import type { Readable } from 'node:stream';
import { createPause } from '../../turns.ts';
import { maxFormFields } from '../form-codec.ts';

/** How many parts may begin in what is split in one go: each takes as long as many bytes. */
const partsPerSlice = 16;

/** How many bytes are split in one go, of those that have all arrived. */
const bytesPerSlice = 65_536;

/** What becomes of the parts of a body. */
export interface PartSplitting<T> {
  /** Receives a part. It has to read it to its end, or to throw. */
  receive(part: Readable): Promise<T>;
  /** The failure of a body that has too many parts. */
  tooMany(): Error;
  /** The failure of a body that has no parts, or that ends before its last one does. */
  unreadable(cause: Error): Error;
}

/**
 * Splits a multipart body into its parts (RFC 2046, 5.1), in turns with everything else. Few requests have parts, so the
 * library is loaded with the first.
 * @throws what `splitting` says; the error of the stream. It reads no further then.
 */
export async function splitParts<T>(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  boundary: string,
  { receive, tooMany, unreadable }: PartSplitting<T>,
): Promise<readonly T[]> {
  const { Dicer } = await import('@fastify/busboy');
  const splitter = new Dicer({ boundary });
  const received: Promise<T>[] = [];
  const open = new Set<Readable>();
  const ending = createEnding(open);
  splitter.on('error', (error: Error) => ending.fail(unreadable(error)));
  const headers = createHeaderGuard();
  splitter.on('finish', () => {
    headers.end();
    ending.finish();
  });
  splitter.on('part', (part: Readable) => {
    headers.begin(part);
    // Thrown through the splitter, which would go on with what it has been given.
    if (received.length === maxFormFields) throw tooMany();
    part.on('error', () => {}); // whoever reads it has the error
    open.add(part);
    const receiving = receive(part);
    receiving.then(() => open.delete(part), ending.fail);
    received.push(receiving);
  });
  const pause = createPause();
  try {
    for await (const chunk of chunks) {
      for (const slice of slicesOf(chunk, `\r\n--${boundary}`)) {
        await ending.orDone((done) => splitter.write(slice, done));
        await pause();
      }
    }
    splitter.end();
    await ending.finished();
  } catch (error) {
    ending.fail(error);
    throw error;
  }
  return Promise.all(received);
}

/** Gives a part without headers none once it is over: the splitter says nothing, and whoever waits for them waits for ever. */
function createHeaderGuard() {
  let headless: Readable | undefined;
  function end(): void {
    headless?.emit('header', {});
    headless = undefined;
  }
  return {
    end,
    begin(part: Readable): void {
      end();
      headless = part;
      part.once('header', () => {
        if (headless === part) headless = undefined;
      });
    },
  };
}

/** How the splitting of a body ends: where it fails, nobody waits for the rest of a part. */
function createEnding(open: ReadonlySet<Readable>) {
  let failure: { readonly error: unknown } | undefined;
  let isFinished = false;
  let settle = () => {};

  function orDone(begin: (done: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      settle = () => (failure === undefined ? resolve() : reject(failure.error));
      if (failure === undefined) begin(resolve);
      else settle();
    });
  }

  return {
    /** Resolves once what is begun is done, and rejects where the splitting fails before. */
    orDone,
    finished: () => orDone((done) => isFinished && done()),
    finish: () => {
      isFinished = true;
      settle();
    },
    fail: (error: unknown) => {
      if (failure !== undefined) return;
      failure = { error };
      // Whoever receives a part would wait for the rest of it for ever.
      for (const part of open)
        part.destroy(new Error('the body cannot be read to its end', { cause: error }));
      settle();
    },
  };
}

/** A chunk in pieces in which few parts begin: of a file, the chunk itself. */
function* slicesOf(chunk: Buffer, delimiter: string): Generator<Buffer> {
  let from = 0;
  let parts = 0;
  for (let at = chunk.indexOf(delimiter); at >= 0; at = chunk.indexOf(delimiter, at + delimiter.length)) {
    parts += 1;
    const isLong = at - from >= bytesPerSlice;
    if (parts % partsPerSlice !== 0 && !isLong) continue;
    yield chunk.subarray(from, at);
    from = at;
  }
  yield chunk.subarray(from);
}
