import { isKey } from '../../key.ts';
import { isNestedWithin, maxDepth } from '../../nesting-depth.ts';
import type { Change, Persistence } from '../../store.ts';
import { parseWalRecord } from './wal-record.ts';

/** What one write of the store appended: change sets that were saved together. */
export interface WalEntry {
  /** 1 for the first ever; each is one more than the one before, from file to file. */
  readonly entry: number;
  readonly changeSets: readonly (readonly Change[])[];
}

/** The first line of a journal. */
export interface WalHeader {
  /** The version of its form. */
  readonly journal: number;
  /** The title of the contract whose rows these are. */
  readonly contract: string;
  /** The number of the last entry before the first in this file. */
  readonly after: number;
}

/** The version of the journal that this program writes, and the only one that it reads. */
export const walVersion = 1;

/** A journal file, as far as it was written to its end. */
export interface WalFile extends Pick<WalHeader, 'after'> {
  readonly entries: readonly WalEntry[];
}

type StartupErrorFactory = Persistence['startupError'];

/**
 * Reads a journal. A last line that is broken was never acknowledged, and is left out; without a line it is
 * `undefined`.
 * @throws StartupError, made by `refusal`, that names the line which is broken, or of another contract.
 */
export function readWalFile(
  bytes: Buffer,
  contract: string,
  startupError: StartupErrorFactory,
): WalFile | undefined {
  const [header, ...lines] = soundLines(bytes, startupError);
  if (header === undefined) return undefined;
  const { journal, contract: title, after } = header;
  if (journal !== walVersion) throw startupError('line 1 is not the head of a journal that can be read');
  if (title !== contract) {
    throw startupError(`line 1 names another contract than the one here, ${JSON.stringify(contract)}`);
  }
  if (!Number.isSafeInteger(after)) throw startupError('line 1 does not tell after which entry it begins');
  const entries = lines.map((line, i) => requireEntry(line, Number(after) + 1 + i, i + 2, startupError));
  return { after: Number(after), entries };
}

function soundLines(bytes: Buffer, startupError: StartupErrorFactory): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf('\n', start);
    if (end < 0) end = bytes.length;
    const text = bytes.toString('utf8', start, end);
    const line = parseWalRecord(text);
    const isLast = end + 1 >= bytes.length && !hasLostItsEnd(text);
    if (line === undefined && !isLast) {
      throw startupError(`line ${lines.length + 1} is broken, at byte ${start}, and others follow`);
    }
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** Whether a text is not one line but two, of which the first was whole: what came between them is damaged. */
function hasLostItsEnd(text: string): boolean {
  const next = text.indexOf('{"checksum":"', 1);
  return next > 0 && parseWalRecord(text.slice(0, next - 1)) !== undefined;
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
