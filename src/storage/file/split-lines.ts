import { constants } from 'node:buffer';

/**
 * Splits a text that comes in chunks into slices of whole lines. Each slice has `length` bytes and the rest of its last
 * line; with a length of 0, each is one line. Only the last slice may lack the end of its line. The time that it takes
 * is in proportion to the text, however long its lines are.
 * @param chunks each may be overwritten once the next one is requested
 * @throws SyntaxError for a line that is longer than a string can be.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  /** What was read since the last slice; no slice ends in it. */
  let pending: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (chunk.indexOf('\n', Math.max(length - size, 0)) < 0) {
      pending.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > constants.MAX_STRING_LENGTH) throw new SyntaxError('a line is too long');
      continue;
    }
    const bytes = Buffer.concat([...pending, chunk]);
    let start = 0;
    for (let end = endOfLine(bytes, length); end > 0; end = endOfLine(bytes, start + length)) {
      yield bytes.subarray(start, end);
      start = end;
    }
    pending = [bytes.subarray(start)];
    size = bytes.length - start;
  }
  if (size > 0) yield Buffer.concat(pending);
}

/** Where the line around an offset ends; 0 when that is not known. */
function endOfLine(bytes: Buffer, offset: number): number {
  return bytes.indexOf('\n', offset) + 1;
}
