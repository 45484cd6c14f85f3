import { scalarNumber } from '../../../json.ts';
import { isKey } from '../../key.ts';
import { isNestedWithin, maxDepth } from '../../nesting-depth.ts';
import type { Change, Persistence } from '../../store.ts';
import { splitLines } from '../split-lines.ts';
import { parseWalRecord, type WalEntry, type WalHeader, walVersion } from './wal-record.ts';

/** A file of the write-ahead log, as far as it was written completely. */
export interface WalFile {
  /** The number of the last entry before the first one; `undefined` for a file without a line. */
  readonly after: number | undefined;
  readonly entries: readonly WalEntry[];
  /** How many bytes were written to it: without the space that is reserved behind its end. */
  readonly length: number;
}

type StartupErrorFactory = Persistence['startupError'];

/**
 * Parses a file of the write-ahead log, line by line. A broken last line was never acknowledged, and is left out.
 * @throws StartupError, made by `startupError`, for another broken line, or a file of another contract.
 */
export async function readWalFile(
  chunks: AsyncIterable<Buffer>,
  contract: string,
  startupError: StartupErrorFactory,
): Promise<WalFile> {
  const entries: WalEntry[] = [];
  let after: number | undefined;
  let length = 0;
  for await (const { record, end } of intactRecords(chunks, startupError)) {
    length = end;
    if (record === undefined) continue;
    if (after === undefined) after = requireHeader(record, contract, startupError).after;
    else entries.push(requireEntry(record, after + 1 + entries.length, entries.length + 2, startupError));
  }
  return { after, entries, length };
}

/** A line of a file. */
interface Line {
  /** `undefined` for a broken last line. */
  readonly record: Record<string, unknown> | undefined;
  /** Where it ends, in bytes, without reserved space. */
  readonly end: number;
}

interface BrokenLine {
  readonly text: string;
  /** Where it begins, in bytes. */
  readonly start: number;
  /** Whether a line feed ends it. */
  readonly hasEnd: boolean;
}

async function* intactRecords(
  chunks: AsyncIterable<Buffer>,
  startupError: StartupErrorFactory,
): AsyncGenerator<Line> {
  let start = 0;
  let count = 0;
  /** A broken line. It is an error if anything follows. */
  let broken: BrokenLine | undefined;
  for await (const bytes of splitLines(chunks, 0)) {
    const line = withoutPadding(bytes);
    if (line.length === 0) break;
    if (broken !== undefined) throw brokenError(count, broken.start, startupError);
    const hasEnd = line.at(-1) === lineFeed;
    const text = line.toString('utf8', 0, hasEnd ? line.length - 1 : line.length);
    const record = parseWalRecord(text);
    if (record === undefined) broken = { text, start, hasEnd };
    else count += 1;
    yield { record, end: start + line.length };
    start += bytes.length;
  }
  if (broken !== undefined) requireTorn(broken, count, startupError);
}

const lineFeed = '\n'.charCodeAt(0);

/** A line without the reserved space, which is NUL bytes. */
function withoutPadding(line: Buffer): Buffer {
  let end = line.length;
  while (end > 0 && line[end - 1] === 0) end -= 1;
  return line.subarray(0, end);
}

/**
 * Requires that the last line, which is broken, is one that was never written completely.
 * @param before how many lines come before it
 */
function requireTorn(
  { text, start, hasEnd }: BrokenLine,
  before: number,
  startupError: StartupErrorFactory,
): void {
  if (hasLostLineFeed(text)) throw brokenError(before, start, startupError);
  // Until the first line is on disk nothing is acknowledged, so one that is torn is the beginning of a header or has
  // parts that were never written. Anything else was put there by somebody.
  const isTornHeader = text.includes('\0') || (!hasEnd && /^\{("(c|$)|$)/.test(text));
  if (before === 0 && !isTornHeader)
    throw startupError('line 1 is not the header of a write-ahead log that can be read');
}

function brokenError(before: number, start: number, startupError: StartupErrorFactory): Error {
  return startupError(`line ${before + 1} is broken, at byte ${start}, and others follow`);
}

/** Whether a text is not one line but two, the first of them complete: the line feed between them is damaged. */
function hasLostLineFeed(text: string): boolean {
  const next = text.indexOf('{"checksum":"', 1);
  return next > 0 && parseWalRecord(text.slice(0, next - 1)) !== undefined;
}

function requireHeader(
  { journal, contract: title, after }: Record<string, unknown>,
  contract: string,
  startupError: StartupErrorFactory,
): Pick<WalHeader, 'after'> {
  if (journal !== walVersion)
    throw startupError('line 1 is not the header of a write-ahead log that can be read');
  if (title !== contract) {
    throw startupError(`line 1 names another contract than the one here, ${JSON.stringify(contract)}`);
  }
  if (!Number.isSafeInteger(after)) throw startupError('line 1 does not say after which entry it begins');
  return { after: scalarNumber(after) };
}

function requireEntry(
  { entry, changeSets }: Record<string, unknown>,
  expected: number,
  lineNumber: number,
  startupError: StartupErrorFactory,
): WalEntry {
  if (entry !== expected) throw startupError(`line ${lineNumber} is not entry ${expected}`);
  const isList =
    Array.isArray(changeSets) && changeSets.every((set) => Array.isArray(set) && set.every(isChange));
  if (!isList) throw startupError(`line ${lineNumber} has a change that cannot be read`);
  return { entry, changeSets };
}

function isChange(value: unknown): value is Change {
  const { op, collection, row, key } = Object(value);
  if (op === 'clear') return true;
  if (typeof collection !== 'string') return false;
  return op === 'put' ? isNestedWithin(maxDepth, row) : op === 'remove' && isKey(key);
}
