/** The body of a response whose head is set, and nothing of which is sent. */
export interface PendingBody {
  /** The text of it, where there is one. */
  readonly text?: string | Uint8Array;
  /** In bytes; 0 where there is none. */
  readonly length: number;
  /** The bytes, in chunks. */
  read(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Closes what it is read from, whether all of it was read or not. */
  close?(): void;
}

/** A body that is a text, or none. */
export function bodyOfText(text: string | Uint8Array | undefined): PendingBody {
  if (text === undefined) return { length: 0, read: () => [] };
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return { text, length: bytes.length, read: () => [bytes] };
}
