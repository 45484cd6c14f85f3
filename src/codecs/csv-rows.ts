import { SandboxError } from '../errors.ts';
import type { Steps } from '../turns.ts';

/** A row as it is written: a cell that is empty and has no quotes is absent. */
export type CsvCells = readonly (string | undefined)[];

/** How many rows, beside the header, and columns a body may have. */
const limits = { rows: 100_000, columns: 1_000 } as const;

/** How many characters are read in one step: a step takes a fraction of a millisecond. */
const charactersPerStep = 20_000;

const patterns = {
  plainCell: /[^",\r\n]*/y,
  rowEnd: /\r\n|\n|\r|$/y,
  emptyLines: /[\r\n]*/y,
};

/**
 * The rows of a text, the header first, in steps (RFC 4180). Empty lines are passed over.
 * @throws SandboxError `malformed`, naming the line, for what is not CSV, for rows of different lengths, and for too many.
 */
export function* parseCsvRows(text: string): Steps<CsvCells[]> {
  const rows: CsvCells[] = [];
  let at = 0;
  let nextStep = charactersPerStep;
  for (;;) {
    take(patterns.emptyLines);
    if (at >= text.length) return rows;
    rows.push(readRow());
    if (rows.length > limits.rows + 1) throw tooLarge();
    if (at < nextStep) continue;
    nextStep = at + charactersPerStep;
    yield;
  }

  /** Goes beyond what a sticky pattern matches here. */
  function take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found !== undefined) at = pattern.lastIndex;
    return found;
  }

  function readRow(): CsvCells {
    const start = at;
    const cells = [readCell()];
    while (text[at] === ',') {
      at += 1;
      cells.push(readCell());
      if (cells.length > limits.columns) throw tooLarge();
    }
    if (take(patterns.rowEnd) === undefined)
      throw failure('a cell with a quote must be in quotes as a whole', at);
    const { length = cells.length } = rows[0] ?? {};
    if (cells.length !== length)
      throw failure(`the row has ${cells.length} cells, and the header ${length}`, start);
    return cells;
  }

  function readCell(): string | undefined {
    if (text[at] !== '"') return take(patterns.plainCell)?.[0] || undefined;
    const start = at;
    do {
      at = text.indexOf('"', at + 1) + 1;
      if (at === 0) throw failure('a quote is not closed', start);
    } while (text[at] === '"'); // two quotes are one in the cell
    return text.slice(start + 1, at - 1).replaceAll('""', '"');
  }

  function failure(reason: string, place: number): SandboxError {
    const line = text.slice(0, place).split(/\r\n|\n|\r/).length;
    return new SandboxError('malformed', `the body is not CSV: ${reason}, in line ${line}`);
  }
}

function tooLarge(): SandboxError {
  const most = `${limits.rows} rows and ${limits.columns} columns`;
  return new SandboxError('malformed', `the CSV is too large: send no more than ${most}`);
}
