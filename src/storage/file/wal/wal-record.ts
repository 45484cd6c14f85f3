import { crc32 } from 'node:zlib';
import { isTextNestedWithin } from '../../../json-depth.ts';
import { type Steps, visitInSteps } from '../../../turns.ts';
import { maxFileDepth } from '../../nesting-depth.ts';
import type { Change } from '../../store.ts';

/** A batch of transactions that were saved together. */
export interface WalEntry {
  /** 1 for the first ever; each is one more than the one before, across files. */
  readonly entry: number;
  readonly changeSets: readonly (readonly Change[])[];
}

/** The first record of a file. */
export interface WalHeader {
  /** The version of the format. */
  readonly journal: number;
  /** The title of the contract that the rows belong to. */
  readonly contract: string;
  /** The number of the last entry before the first one in this file. */
  readonly after: number;
}

/** The version of the format that is written, and the only one that can be read. */
export const walVersion = 1;

/** A record starts with its checksum, so that the rest can be checked as it is. */
const checksummed = /^\{"checksum":"([0-9a-f]{8})",/;

/** How a record starts that a person wrote: it has no checksum, and is accepted as it is. */
const handwritten = /^\{"(entry|journal)":/;

/**
 * A record, one line: its JSON after a checksum of it, and a line feed.
 * @param content an object with at least one property
 */
export function formatWalRecord(content: object): string {
  return checksummedLine(JSON.stringify(content).slice(1));
}

/** @param rest the JSON of an object, without its first brace */
function checksummedLine(rest: string): string {
  return `{"checksum":"${checksumOf(rest)}",${rest}\n`;
}

/** A record that is longer, in characters, is not written: everything goes to the data file at once. */
const maxRecordLength = 134_217_728;

/** About how many characters of a record are one piece of it. */
const pieceLength = 65_536;

/**
 * The record of an entry, in steps and in pieces; `undefined` when it would be too long. It is put together from its
 * changes, so that no text is longer than a string can be, and none takes long to check or to write.
 * @param maxLength of its changes together, in characters
 */
export function* formatWalEntry(
  { entry, changeSets }: WalEntry,
  maxLength = maxRecordLength,
): Steps<readonly string[] | undefined> {
  const record = new RecordText();
  record.add(`"entry":${entry},"changeSets":[`);
  let length = 0;
  for (const [index, changes] of changeSets.entries()) {
    let separator = index === 0 ? '[' : ',[';
    if (changes.length === 0) record.add(separator);
    yield* visitInSteps(changes, (change) => {
      const text = JSON.stringify(change);
      length += text.length;
      record.add(separator + text);
      separator = ',';
      return length <= maxLength;
    });
    if (length > maxLength) return undefined;
    record.add(']');
  }
  record.add(']}');
  return record.finish();
}

/** The text of a record while it is put together: the checksum of what there is comes before all of it. */
class RecordText {
  readonly #pieces: string[] = [];
  #last = '';
  #checksum = 0;

  add(text: string): void {
    this.#last += text;
    if (this.#last.length >= pieceLength) this.#endPiece();
  }

  finish(): readonly string[] {
    this.#endPiece();
    const [first = '', ...others] = this.#pieces;
    const start = `{"checksum":"${toHex(this.#checksum)}",${first}`;
    return others.length === 0 ? [`${start}\n`] : [start, ...others, '\n'];
  }

  #endPiece(): void {
    this.#checksum = crc32(this.#last, this.#checksum);
    this.#pieces.push(this.#last);
    this.#last = '';
  }
}

/** The content of a record, given without its line feed; `undefined` when it is not as it was written. */
export function parseWalRecord(line: string): Record<string, unknown> | undefined {
  const [start, checksum] = checksummed.exec(line) ?? [];
  const isIntact =
    start === undefined ? handwritten.test(line) : checksumOf(line.slice(start.length)) === checksum;
  if (!isIntact || !isTextNestedWithin(maxFileDepth, line)) return undefined;
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function checksumOf(text: string): string {
  return toHex(crc32(text));
}

function toHex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}
