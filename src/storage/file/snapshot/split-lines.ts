/** A row comes from a request or two, each of which is shorter. A file with longer lines has only one line. */
const maxLineBytes = 4_194_304;

/**
 * Splits a text that comes in chunks into slices of whole lines. Each slice has `length` bytes and the rest of its last
 * line. Only the last slice may lack the end of its line.
 * @param chunks each may be overwritten once the next one is requested
 * @throws SyntaxError for a line of more than 4 MiB: to search a text of one line chunk by chunk would take forever.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = endOfLine(bytes, length); end > 0; end = endOfLine(bytes, start + length)) {
      yield bytes.subarray(start, end);
      start = end;
    }
    rest = bytes.subarray(start);
    if (rest.length > maxLineBytes) throw new SyntaxError('a line is too long');
  }
  if (rest.length > 0) yield rest;
}

/** Where the line around an offset ends; 0 when that is not known. */
function endOfLine(bytes: Buffer, offset: number): number {
  return bytes.indexOf('\n', offset) + 1;
}
