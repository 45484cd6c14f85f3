import { deepest, isWithin } from '../../nesting-depth.ts';
import { collectionPlace, rowPlace } from '../../row-location.ts';
import type { Disk, Row, SetAside, Snapshot } from '../../store.ts';

/** What a data file holds. */
export interface DataFile {
  readonly snapshot: Snapshot;
  /** The number of the last entry of the journal that is in it; 0 when there was none yet. */
  readonly lastEntry: number;
}

/** The version of the data file that this program writes, and the only one that it reads. */
export const dataFileVersion = 1;

/** What a data file consists of. */
const parts: readonly string[] = ['version', 'contract', 'lastEntry', 'collections', 'setAside'];

type Refusal = Disk['refusal'];

/**
 * What the JSON of a data file says.
 * @throws StartupError, made by `refusal`, when it is not a data file of this program for this contract.
 */
export function parseDataFile(data: unknown, contracts: readonly string[], refusal: Refusal): DataFile {
  if (!isObject(data)) throw refusal('it is not a JSON object');
  const strange = Object.keys(data).find((key) => !parts.includes(key));
  if (strange !== undefined) throw refusal(`${JSON.stringify(strange)} is not known here`);
  requireHeader(data, contracts, refusal);
  if (!isObject(data.collections)) throw refusal('collections is not an object');
  const collections = Object.entries(data.collections).map(
    ([name, rows]) => [name, parseRows(name, rows, refusal)] as const,
  );
  const setAside = data.setAside === undefined ? undefined : parseSetAside(data.setAside, refusal);
  const snapshot = { collections: Object.fromEntries(collections), ...(setAside && { setAside }) };
  return { snapshot, lastEntry: requireEntryNumber(data.lastEntry ?? 0, refusal) };
}

function requireHeader(data: Record<string, unknown>, contracts: readonly string[], refusal: Refusal): void {
  const { version, contract: title } = data;
  if (version !== dataFileVersion) {
    throw refusal(`version is ${tell(version)}, and only ${dataFileVersion} can be read`);
  }
  if (typeof title !== 'string' || !contracts.includes(title)) {
    throw refusal(`contract is ${tell(title)}, and the contract here is ${tell(contracts[0])}`);
  }
}

function requireEntryNumber(value: unknown, refusal: Refusal): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw refusal(`lastEntry is ${tell(value)}, and not the number of an entry of the journal`);
}

/** A value in a sentence; arrays and objects may be of any size, so they are not shown. */
function tell(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'object' && value !== null ? 'not a plain value' : JSON.stringify(value);
}

function parseRows(collection: string, rows: unknown, refusal: Refusal): Row[] {
  if (!Array.isArray(rows)) throw refusal(`${collectionPlace(collection)} is not an array`);
  for (const [position, row] of rows.entries())
    requireRow(row, () => rowPlace(collection, position), refusal);
  return rows;
}

function parseSetAside(entries: unknown, refusal: Refusal): SetAside[] {
  if (!Array.isArray(entries)) throw refusal('setAside is not an array');
  return entries.map((entry: unknown, position) => {
    const place = `setAside[${position}]`;
    if (!isObject(entry)) throw refusal(`${place} is not an object`);
    const { collection, reason, row } = entry;
    if (typeof collection !== 'string') throw refusal(`${place} does not name its collection`);
    // A reason left out by hand is no harm: it is found anew.
    return {
      collection,
      reason: typeof reason === 'string' ? reason : '',
      row: requireRow(row, () => `${place}.row`, refusal),
    };
  });
}

function requireRow(row: unknown, place: () => string, refusal: Refusal): Row {
  if (!isObject(row)) throw refusal(`${place()} is not an object`);
  if (!isWithin(deepest, row)) throw refusal(`${place()} nests deeper than ${deepest} levels`);
  return row;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
