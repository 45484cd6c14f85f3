/** A row comes with a request or two, each of which is shorter. In a file whose lines are longer, there is but one. */
const maxLineLength = 4_194_304;

/**
 * Cuts a text that comes in pieces into slices of whole lines, each as long as asked and the rest of its last line.
 * Only the end of the text may lack the end of its line.
 * @param pieces each may be overwritten once the next one is asked for
 * @throws SyntaxError for a line of more than 4 MiB: to search a text of one line bit by bit would take for ever.
 */
export async function* splitLines(pieces: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = endOfLine(bytes, length); end > 0; end = endOfLine(bytes, start + length)) {
      yield bytes.subarray(start, end);
      start = end;
    }
    rest = bytes.subarray(start);
    if (rest.length > maxLineLength) throw new SyntaxError('a line is too long');
  }
  if (rest.length > 0) yield rest;
}

/** Where the line ends in which a place is; 0 when that is not known. */
function endOfLine(bytes: Buffer, location: number): number {
  return bytes.indexOf('\n', location) + 1;
}
