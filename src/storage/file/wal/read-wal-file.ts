import { isKey } from '../../key.ts';
import { isNestedWithin, maxDepth } from '../../nesting-depth.ts';
import type { Change, Persistence } from '../../store.ts';
import { parseWalRecord, type WalEntry, type WalHeader, walVersion } from './wal-record.ts';

/** A file of the write-ahead log, as far as it was written completely. */
export interface WalFile extends Pick<WalHeader, 'after'> {
  readonly entries: readonly WalEntry[];
}

type StartupErrorFactory = Persistence['startupError'];

/**
 * Parses a file of the write-ahead log. A broken last line was never acknowledged, and is left out.
 * @returns `undefined` for a file without a line
 * @throws StartupError, made by `startupError`, for another broken line, or a file of another contract.
 */
export function readWalFile(
  bytes: Buffer,
  contract: string,
  startupError: StartupErrorFactory,
): WalFile | undefined {
  const [header, ...lines] = intactLines(bytes, startupError);
  if (header === undefined) return undefined;
  const { journal, contract: title, after } = header;
  if (journal !== walVersion)
    throw startupError('line 1 is not the header of a write-ahead log that can be read');
  if (title !== contract) {
    throw startupError(`line 1 names another contract than the one here, ${JSON.stringify(contract)}`);
  }
  if (!Number.isSafeInteger(after)) throw startupError('line 1 does not say after which entry it begins');
  const entries = lines.map((line, i) => requireEntry(line, Number(after) + 1 + i, i + 2, startupError));
  return { after: Number(after), entries };
}

function intactLines(bytes: Buffer, startupError: StartupErrorFactory): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf('\n', start);
    if (end < 0) end = bytes.length;
    const text = bytes.toString('utf8', start, end);
    const line = parseWalRecord(text);
    const isLast = end + 1 >= bytes.length && !hasLostLineFeed(text);
    if (line === undefined && !isLast) {
      throw startupError(`line ${lines.length + 1} is broken, at byte ${start}, and others follow`);
    }
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** Whether a text is not one line but two, the first of them complete: the line feed between them is damaged. */
function hasLostLineFeed(text: string): boolean {
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
