import { isObject } from '../../../json.ts';
import { isNestedWithin, maxDepth } from '../../nesting-depth.ts';
import { collectionLocation, rowLocation } from '../../row-location.ts';
import type { Persistence, QuarantinedRow, Row, Snapshot } from '../../store.ts';

/** The content of a data file. */
export interface SnapshotFile {
  readonly snapshot: Snapshot;
  /** The number of the last entry of the write-ahead log that is in it; 0 when there was none yet. */
  readonly lastEntry: number;
}

/** The version of the data file that is written, and the only one that can be read. */
export const snapshotVersion = 1;

/** The properties of a data file. In version 1 the quarantined rows are `setAside`. */
export const snapshotKeys: readonly string[] = [
  'version',
  'contract',
  'lastEntry',
  'collections',
  'setAside',
];

type StartupErrorFactory = Persistence['startupError'];

/**
 * Parses the JSON value of a data file.
 * @param contracts the titles that the contract may have in it
 * @throws StartupError, made by `startupError`, when it is not a data file of this version for this contract.
 */
export function parseSnapshot(
  data: unknown,
  contracts: readonly string[],
  startupError: StartupErrorFactory,
): SnapshotFile {
  if (!isObject(data)) throw startupError('it is not a JSON object');
  const unknownKey = Object.keys(data).find((key) => !snapshotKeys.includes(key));
  if (unknownKey !== undefined) throw startupError(`${JSON.stringify(unknownKey)} is not known here`);
  requireHeader(data, contracts, startupError);
  if (!isObject(data.collections)) throw startupError('collections is not an object');
  const collections = Object.entries(data.collections).map(
    ([name, rows]) => [name, parseRows(name, rows, startupError)] as const,
  );
  const quarantined = data.setAside === undefined ? undefined : parseQuarantined(data.setAside, startupError);
  const snapshot = { collections: Object.fromEntries(collections), ...(quarantined && { quarantined }) };
  return { snapshot, lastEntry: requireEntryNumber(data.lastEntry ?? 0, startupError) };
}

function requireHeader(
  { version, contract: title }: Readonly<Record<string, unknown>>,
  contracts: readonly string[],
  startupError: StartupErrorFactory,
): void {
  if (version !== snapshotVersion) {
    throw startupError(`version is ${format(version)}, and only ${snapshotVersion} can be read`);
  }
  if (typeof title !== 'string' || !contracts.includes(title)) {
    throw startupError(`contract is ${format(title)}, and the contract here is ${format(contracts[0])}`);
  }
}

function requireEntryNumber(value: unknown, startupError: StartupErrorFactory): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw startupError(`lastEntry is ${format(value)}, and not the number of an entry of the write-ahead log`);
}

/** A value in a message; arrays and objects may be of any size, so they are left out. */
function format(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'object' && value !== null ? 'not a plain value' : JSON.stringify(value);
}

function parseRows(collection: string, rows: unknown, startupError: StartupErrorFactory): Row[] {
  if (!Array.isArray(rows)) throw startupError(`${collectionLocation(collection)} is not an array`);
  for (const [position, row] of rows.entries()) {
    requireRow(row, () => rowLocation(collection, position), startupError);
  }
  return rows;
}

function parseQuarantined(entries: unknown, startupError: StartupErrorFactory): QuarantinedRow[] {
  if (!Array.isArray(entries)) throw startupError('setAside is not an array');
  return entries.map((entry: unknown, position) => {
    const location = `setAside[${position}]`;
    if (!isObject(entry)) throw startupError(`${location} is not an object`);
    const { collection, reason, row } = entry;
    if (typeof collection !== 'string') throw startupError(`${location} does not name its collection`);
    // A missing reason does no harm: it is found again.
    return {
      collection,
      reason: typeof reason === 'string' ? reason : '',
      row: requireRow(row, () => `${location}.row`, startupError),
    };
  });
}

function requireRow(row: unknown, location: () => string, startupError: StartupErrorFactory): Row {
  if (!isObject(row)) throw startupError(`${location()} is not an object`);
  if (!isNestedWithin(maxDepth, row)) {
    throw startupError(`${location()} nests deeper than ${maxDepth} levels`);
  }
  return row;
}
