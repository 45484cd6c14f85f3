import { SandboxError } from '../errors.ts';
import { visitInTurns } from '../turns.ts';

/** A row as it is written: a cell that is empty and has no quotes is absent. */
export type CsvCells = readonly (string | undefined)[];

/** How many rows, beside the header, and columns a body may have. */
const limits = { rows: 100_000, columns: 1_000 } as const;

/** How many bytes are parsed in one go: others have a turn after some of them, so that nobody waits for long. */
const bytesPerSlice = 1_000;

/**
 * The rows of a text, the header first, parsed in turns (RFC 4180). Empty lines are passed over.
 * @param delimiter what is between cells
 * @throws SandboxError `malformed`, naming the line, for what is not CSV, for rows of different lengths, and for too many.
 */
export async function parseCsvRows(text: string, delimiter = ','): Promise<readonly CsvCells[]> {
  const { CsvError, parse } = await import('csv-parse');
  const rows: CsvCells[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    cast: (cell, { index, quoting }) => {
      if (index >= limits.columns) throw tooLarge(); // a row may have millions: nobody waits for its end
      return cell === '' && !quoting ? undefined : cell;
    },
  });
  const failed = new Promise<never>((_, reject) => {
    parser.on('error', reject);
  });
  failed.catch(() => {}); // the error reaches whoever waits for a slice or for the end
  parser.on('data', (row: CsvCells) => {
    rows.push(row);
    if (rows.length > limits.rows + 1) parser.destroy(tooLarge());
  });
  const write = (slice: Buffer) =>
    Promise.race([failed, new Promise<void>((resolve) => parser.write(slice, () => resolve()))]);
  try {
    await visitInTurns(slicesOf(Buffer.from(text)), write);
    await Promise.race([failed, new Promise<void>((resolve) => parser.on('end', resolve).end())]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SandboxError('malformed', `the body is not CSV: ${error.message}`, { cause: error });
  }
  return rows;
}

function* slicesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += bytesPerSlice) yield bytes.subarray(at, at + bytesPerSlice);
}

function tooLarge(): SandboxError {
  const most = `${limits.rows} rows and ${limits.columns} columns`;
  return new SandboxError('malformed', `the CSV is too large: send no more than ${most}`);
}
