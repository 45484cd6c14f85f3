import type { Writable } from 'node:stream';

/** How long lines are collected before they are written: one write per request would slow each request down. */
const flushIntervalMs = 50;

/** Writes lines to a stream in batches. */
export interface LineWriter {
  /** @param line without its newline */
  write(line: string): void;
  /** Writes what is collected; resolves when the stream has taken it. */
  flush(): Promise<void>;
}

/** Creates a line writer; its timer does not keep the process alive. */
export function createLineWriter(stream: Writable): LineWriter {
  let pending: string[] = [];
  const flush = () => {
    const text = pending.map((line) => `${line}\n`).join('');
    pending = [];
    return new Promise<void>((resolve) => stream.write(text, () => resolve()));
  };
  const write = (line: string) => {
    if (pending.push(line) === 1) setTimeout(flush, flushIntervalMs).unref();
  };
  return { write, flush };
}
