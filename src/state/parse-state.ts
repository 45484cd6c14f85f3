import { isObject } from '../json.ts';
import { pointerToken } from '../openapi/reference.ts';
import { snapshotKeys, snapshotVersion } from '../storage/file/snapshot/parse-snapshot.ts';
import { findCollection } from '../storage/find-collection.ts';
import { isNestedWithin, maxDepth } from '../storage/nesting-depth.ts';
import { createRowCheck } from '../storage/recovery/check-row.ts';
import type { CollectionSpec, Key, Row } from '../storage/store.ts';
import { mapInSteps, type Steps, visitInSteps } from '../turns.ts';
import { prefixIssue } from './issue-list.ts';
import type { LocatedRow, LocatedRows, ReadRow, StateSchema } from './state-schema.ts';

/** The rows of a state file as they are stored, by the name of their collection. */
export type StateRows = ReadonlyMap<string, readonly Row[]>;

/** The result of parsing a document. Its rows are of use only where it has no issues. */
export interface ParsedState {
  readonly rows: StateRows;
  /** Each with its location, as in `/collections/customers/3/primaryEmail must be string`. */
  readonly issues: readonly string[];
}

/**
 * Parses a state file, an export or seed data, in steps. What people write need not have a version and a contract, and
 * has its rows as they are in responses.
 * @param now the time for rows that have none
 */
export function* parseState(schema: StateSchema, document: unknown, now: Date): Steps<ParsedState> {
  const issues = headIssues(schema, document);
  const collections = isObject(document) ? document.collections : undefined;
  if (issues.length > 0 || !isObject(collections)) return { rows: new Map(), issues };
  const placed = new Map<string, readonly LocatedRow[]>();
  const given = new Map<string, string>();
  for (const [name, rows] of Object.entries(collections)) {
    const own = findCollection(schema.collections, name)?.name ?? name;
    if (given.has(own)) {
      issues.push(`${locationOf(name)} is the collection ${locationOf(given.get(own) ?? '')}: give it once`);
      continue;
    }
    given.set(own, name);
    placed.set(own, yield* readRows(schema, { own, name }, rows, now, issues));
  }
  // There may be more issues than a function takes arguments.
  for (const spec of schema.collections) {
    for (const issue of yield* sharedKeys(spec, placed.get(spec.name) ?? [])) issues.push(issue);
  }
  for (const issue of yield* schema.issuesAmong(placed, doubtfulIn(placed, given, collections)))
    issues.push(issue);
  const rows = new Map<string, readonly Row[]>();
  for (const [name, located] of placed) rows.set(name, yield* mapInSteps(located, ({ row }) => row));
  return { rows, issues };
}

/** The collections with rows that could not be parsed. */
function doubtfulIn(
  placed: LocatedRows,
  given: ReadonlyMap<string, string>,
  collections: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const names = [...placed].filter(
    ([name, rows]) => rows.length !== lengthOf(collections[given.get(name) ?? name]),
  );
  return new Set(names.map(([name]) => name));
}

/** The issues of a document apart from its rows; the rows of a document of another kind are not checked. */
function headIssues({ contract }: StateSchema, document: unknown): string[] {
  if (!isObject(document)) return ['the state must be an object: {"collections": {…}}'];
  const { version = snapshotVersion, contract: title = contract, collections, setAside = [] } = document;
  const unknownKeys = Object.keys(document).filter((name) => !snapshotKeys.includes(name));
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

/**
 * @param names that of the collection, and the one that it has in the document
 * @param issues the list that the issues of the rows are added to
 */
function* readRows(
  schema: StateSchema,
  { own, name }: { readonly own: string; readonly name: string },
  rows: unknown,
  now: Date,
  issues: string[],
): Steps<readonly LocatedRow[]> {
  const location = locationOf(name);
  const rowSchema = schema.rowSchemas.get(own);
  const spec = schema.collections.find((each) => each.name === own);
  if (rowSchema === undefined && spec !== undefined) return [];
  if (rowSchema === undefined || spec === undefined) {
    issues.push(`${location} is no collection of this contract, which has ${namesIn(schema)}`);
    return [];
  }
  if (!Array.isArray(rows)) {
    issues.push(`${location} must be a list of rows`);
    return [];
  }
  const read = yield* rowSchema.begin(rows, now);
  const { key, indexes } = spec;
  const { corruptionOf } = createRowCheck({ name: own, key, indexes });
  const located: LocatedRow[] = [];
  yield* visitInSteps<[number, unknown]>(rows.entries(), ([at, row]) => {
    const there = `${location}/${at}`;
    const result = readRow(read, row);
    const damage = result.row && corruptionOf(result.row);
    const lines = result.issues.length === 0 && damage !== undefined ? [damage] : result.issues;
    issues.push(...lines.map((issue) => prefixIssue(there, issue)));
    if (result.row !== undefined && damage === undefined) located.push({ location: there, row: result.row });
  });
  return located;
}

function readRow(read: ReadRow, row: unknown): ReturnType<ReadRow> {
  if (!isObject(row)) return { issues: ['must be an object'] };
  return isNestedWithin(maxDepth, row) ? read(row) : { issues: [`nests deeper than ${maxDepth} levels`] };
}

function locationOf(name: string): string {
  return `/collections/${pointerToken(name)}`;
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
function* sharedKeys({ key: keyOf }: CollectionSpec, rows: readonly LocatedRow[]): Steps<readonly string[]> {
  const first = new Map<Key, string>();
  const issues: string[] = [];
  yield* visitInSteps(rows, ({ location, row }) => {
    const key = keyOf(row);
    const other = first.get(key);
    if (other === undefined) first.set(key, location);
    else issues.push(`${location} has the key ${JSON.stringify(key)} of ${other}`);
  });
  return issues;
}
