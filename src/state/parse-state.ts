import { pointerToken } from '../openapi/reference.ts';
import { snapshotVersion } from '../storage/file/snapshot/parse-snapshot.ts';
import { isNestedWithin, maxDepth } from '../storage/nesting-depth.ts';
import { createRowCheck } from '../storage/recovery/check-row.ts';
import type { CollectionSpec, Key, Row } from '../storage/store.ts';
import { prefixIssue } from './issue-list.ts';
import type { LocatedRow, LocatedRows, ReadRow, StateSchema } from './state-schema.ts';

/** The rows of a state file as they are stored, by the name of their collection. */
export type StateRows = ReadonlyMap<string, readonly Row[]>;

/** What a document comes to: its rows count only where nothing is wrong with it. */
export interface ParsedState {
  readonly rows: StateRows;
  /** Each with its place, as in `/collections/customers/3/primaryEmail must be string`. */
  readonly issues: readonly string[];
}

/** What a state file consists of. `lastEntry` says which entries of a journal beside it are in it: here, all there are. */
const parts: readonly string[] = ['version', 'contract', 'lastEntry', 'collections', 'setAside'];

/**
 * Reads a state file, an export or seed data: what people write by hand need not say its version and contract, and has
 * its rows as answers show them.
 */
export function parseState(rules: StateSchema, document: unknown, now: Date): ParsedState {
  const issues = headIssues(rules, document);
  const collections = isObject(document) ? document.collections : undefined;
  if (issues.length > 0 || !isObject(collections)) return { rows: new Map(), issues };
  const placed = new Map<string, readonly LocatedRow[]>();
  for (const [name, rows] of Object.entries(collections)) {
    placed.set(name, readRows(rules, name, rows, now, issues));
  }
  // There may be more of them than a call takes arguments.
  for (const spec of rules.collections) {
    for (const issue of sharedKeys(spec, placed.get(spec.name) ?? [])) issues.push(issue);
  }
  for (const issue of rules.issuesAmong(placed, doubtfulIn(placed, collections))) issues.push(issue);
  return { rows: new Map([...placed].map(([name, rows]) => [name, rows.map(({ row }) => row)])), issues };
}

/** The collections of which not every row could be read. */
function doubtfulIn(
  placed: LocatedRows,
  collections: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const names = [...placed].filter(([name, rows]) => rows.length !== lengthOf(collections[name]));
  return new Set(names.map(([name]) => name));
}

/** What is wrong with a document whatever its rows are; a document of something else has no rows to judge. */
function headIssues({ contract }: StateSchema, document: unknown): string[] {
  if (!isObject(document)) return ['the state must be an object: {"collections": {…}}'];
  const { version = snapshotVersion, contract: title = contract, collections, setAside = [] } = document;
  const unknownKeys = Object.keys(document).filter((name) => !parts.includes(name));
  return [
    ...unknownKeys.map((name) => `/${pointerToken(name)} is not known here`),
    ...(version === snapshotVersion ? [] : [`/version must be ${snapshotVersion}`]),
    ...(title === contract ? [] : [`/contract must be ${JSON.stringify(contract)}, the contract here`]),
    ...(isObject(collections)
      ? []
      : ['/collections must be an object, the rows of each collection in a list']),
    ...(Array.isArray(setAside) && setAside.length === 0
      ? []
      : ['/setAside has rows that did not fit the contract: leave them out, or put them where they belong']),
  ];
}

/** @param issues takes what is wrong with them. */
function readRows(
  rules: StateSchema,
  name: string,
  rows: unknown,
  now: Date,
  issues: string[],
): readonly LocatedRow[] {
  const location = `/collections/${pointerToken(name)}`;
  const form = rules.rowSchemas.get(name);
  const spec = rules.collections.find((each) => each.name === name);
  if (form === undefined && spec !== undefined) return [];
  if (form === undefined || spec === undefined) {
    issues.push(`${location} is no collection of this contract, which has ${namesIn(rules)}`);
    return [];
  }
  if (!Array.isArray(rows)) {
    issues.push(`${location} must be a list of rows`);
    return [];
  }
  const read = form.begin(rows, now);
  const { key, indexes } = spec;
  const { corruptionOf } = createRowCheck({ name, key, indexes });
  return rows.flatMap((row: unknown, at) => {
    const there = `${location}/${at}`;
    const result = readRow(read, row);
    const damage = result.row && corruptionOf(result.row);
    const lines = result.issues.length === 0 && damage !== undefined ? [damage] : result.issues;
    issues.push(...lines.map((issue) => prefixIssue(there, issue)));
    return result.row === undefined || damage !== undefined ? [] : [{ location: there, row: result.row }];
  });
}

function readRow(read: ReadRow, row: unknown): ReturnType<ReadRow> {
  if (!isObject(row)) return { issues: ['must be an object'] };
  return isNestedWithin(maxDepth, row) ? read(row) : { issues: [`nests deeper than ${maxDepth} levels`] };
}

function lengthOf(rows: unknown): number | undefined {
  return Array.isArray(rows) ? rows.length : undefined;
}

function namesIn({ collections, rowSchemas }: StateSchema): string {
  const isFilled = (name: string) => rowSchemas.has(name) && rowSchemas.get(name)?.isInternal !== true;
  const names = collections.map(({ name }) => name).filter(isFilled);
  return names.length === 0 ? 'none' : names.join(', ');
}

/** Rows that have the key of an earlier one. */
function sharedKeys({ key: keyOf }: CollectionSpec, rows: readonly LocatedRow[]): readonly string[] {
  const first = new Map<Key, string>();
  return rows.flatMap(({ location, row }) => {
    const key = keyOf(row);
    const other = first.get(key);
    if (other === undefined) first.set(key, location);
    return other === undefined ? [] : [`${location} has the key ${JSON.stringify(key)} of ${other}`];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
