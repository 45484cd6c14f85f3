import { pointerToken } from '../openapi/reference.ts';
import { dataFileVersion } from '../storage/file/snapshot/parse-snapshot.ts';
import { deepest, isWithin } from '../storage/nesting-depth.ts';
import { createRowKind } from '../storage/recovery/check-row.ts';
import type { CollectionSpec, Key, Row } from '../storage/store.ts';
import { faultAt } from './prefix-issue.ts';
import type { PlacedRow, PlacedRows, ReadRow, StateRules } from './state-schema.ts';

/** The rows of a state file as they are stored, by the name of their collection. */
export type StateRows = ReadonlyMap<string, readonly Row[]>;

/** What a document comes to: its rows count only where nothing is wrong with it. */
export interface StateRead {
  readonly rows: StateRows;
  /** Each with its place, as in `/collections/customers/3/primaryEmail must be string`. */
  readonly faults: readonly string[];
}

/** What a state file consists of. `lastEntry` says which entries of a journal beside it are in it: here, all there are. */
const parts: readonly string[] = ['version', 'contract', 'lastEntry', 'collections', 'setAside'];

/**
 * Reads a state file, an export or seed data: what people write by hand need not say its version and contract, and has
 * its rows as answers show them.
 */
export function readState(rules: StateRules, document: unknown, now: Date): StateRead {
  const faults = headFaults(rules, document);
  const collections = isObject(document) ? document.collections : undefined;
  if (faults.length > 0 || !isObject(collections)) return { rows: new Map(), faults };
  const placed = new Map<string, readonly PlacedRow[]>();
  for (const [name, rows] of Object.entries(collections)) {
    placed.set(name, readRows(rules, name, rows, now, faults));
  }
  // There may be more of them than a call takes arguments.
  for (const spec of rules.collections) {
    for (const fault of sharedKeys(spec, placed.get(spec.name) ?? [])) faults.push(fault);
  }
  for (const fault of rules.faultsAmong(placed, doubtfulIn(placed, collections))) faults.push(fault);
  return { rows: new Map([...placed].map(([name, rows]) => [name, rows.map(({ row }) => row)])), faults };
}

/** The collections of which not every row could be read. */
function doubtfulIn(placed: PlacedRows, collections: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const names = [...placed].filter(([name, rows]) => rows.length !== lengthOf(collections[name]));
  return new Set(names.map(([name]) => name));
}

/** What is wrong with a document whatever its rows are; a document of something else has no rows to judge. */
function headFaults({ contract }: StateRules, document: unknown): string[] {
  if (!isObject(document)) return ['the state must be an object: {"collections": {…}}'];
  const { version = dataFileVersion, contract: title = contract, collections, setAside = [] } = document;
  const strange = Object.keys(document).filter((name) => !parts.includes(name));
  return [
    ...strange.map((name) => `/${pointerToken(name)} is not known here`),
    ...(version === dataFileVersion ? [] : [`/version must be ${dataFileVersion}`]),
    ...(title === contract ? [] : [`/contract must be ${JSON.stringify(contract)}, the contract here`]),
    ...(isObject(collections)
      ? []
      : ['/collections must be an object, the rows of each collection in a list']),
    ...(Array.isArray(setAside) && setAside.length === 0
      ? []
      : ['/setAside has rows that did not fit the contract: leave them out, or put them where they belong']),
  ];
}

/** @param faults takes what is wrong with them. */
function readRows(
  rules: StateRules,
  name: string,
  rows: unknown,
  now: Date,
  faults: string[],
): readonly PlacedRow[] {
  const place = `/collections/${pointerToken(name)}`;
  const form = rules.forms.get(name);
  const spec = rules.collections.find((each) => each.name === name);
  if (form === undefined && spec !== undefined) return [];
  if (form === undefined || spec === undefined) {
    faults.push(`${place} is no collection of this contract, which has ${namesIn(rules)}`);
    return [];
  }
  if (!Array.isArray(rows)) {
    faults.push(`${place} must be a list of rows`);
    return [];
  }
  const read = form.begin(rows, now);
  const { key, indexes } = spec;
  const { damageOf } = createRowKind({ name, key, indexes });
  return rows.flatMap((row: unknown, at) => {
    const there = `${place}/${at}`;
    const result = readRow(read, row);
    const damage = result.row && damageOf(result.row);
    const told = result.faults.length === 0 && damage !== undefined ? [damage] : result.faults;
    faults.push(...told.map((fault) => faultAt(there, fault)));
    return result.row === undefined || damage !== undefined ? [] : [{ place: there, row: result.row }];
  });
}

function readRow(read: ReadRow, row: unknown): ReturnType<ReadRow> {
  if (!isObject(row)) return { faults: ['must be an object'] };
  return isWithin(deepest, row) ? read(row) : { faults: [`nests deeper than ${deepest} levels`] };
}

function lengthOf(rows: unknown): number | undefined {
  return Array.isArray(rows) ? rows.length : undefined;
}

function namesIn({ collections, forms }: StateRules): string {
  const isTold = (name: string) => forms.has(name) && forms.get(name)?.isInternal !== true;
  const names = collections.map(({ name }) => name).filter(isTold);
  return names.length === 0 ? 'none' : names.join(', ');
}

/** Rows that have the key of an earlier one. */
function sharedKeys({ key: keyOf }: CollectionSpec, rows: readonly PlacedRow[]): readonly string[] {
  const first = new Map<Key, string>();
  return rows.flatMap(({ place, row }) => {
    const key = keyOf(row);
    const other = first.get(key);
    if (other === undefined) first.set(key, place);
    return other === undefined ? [] : [`${place} has the key ${JSON.stringify(key)} of ${other}`];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
