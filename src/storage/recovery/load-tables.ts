import type { RowTree } from '../btree.ts';
import { errnoOf } from '../fs/errno.ts';
import { createTable, type Table } from '../memory/table.ts';
import { snapshotOf, type Tables } from '../memory/table-set.ts';
import { collectionLocation } from '../row-location.ts';
import type { CollectionSpec, Persistence, QuarantinedRow, Row } from '../store.ts';
import { createRowCheck, type RowCheck } from './check-row.ts';
import { renameCollections } from './rename-collections.ts';
import { replay, type StoredRows } from './replay.ts';

export interface LoadTablesOptions {
  readonly specs: readonly CollectionSpec[];
  /**
   * The key of a row in a collection that has no spec. With it, such rows, and those that do not match the contract,
   * are quarantined; without it, both are rejected.
   */
  readonly unknownCollectionKey?: CollectionSpec['key'];
  readonly persistence: Persistence;
}

/** A table for every spec, without a row. */
export function emptyTables(specs: readonly CollectionSpec[]): Tables {
  const collections = new Map(specs.map((spec) => [spec.name, createTable(spec)]));
  return { collections, quarantined: [] };
}

/**
 * Loads what is stored into tables. Rows that do not match the specs are quarantined, on disk too before this resolves:
 * a row stored later under the same key must not be mistaken for them.
 * @throws StartupError when what is stored is damaged, or when rows do not match and cannot be quarantined.
 */
export async function loadTables(options: LoadTablesOptions): Promise<Tables> {
  const { specs, persistence } = options;
  const loaded = await persistence.load();
  if (loaded === undefined) return emptyTables(specs);
  const stored = renameCollections(loaded, specs);
  const rows = replay(stored, rowChecks(options), persistence.startupError);
  const tables = quarantineMismatches(options, rows);
  if (!isSame(rows.quarantined, tables.quarantined)) await saveQuarantined(tables, persistence);
  return tables;
}

/** Quarantines the rows that do not match the specs any more, and serves those again that do now. */
function quarantineMismatches({ specs, unknownCollectionKey }: LoadTablesOptions, rows: StoredRows): Tables {
  const collections = new Map(emptyTables(specs).collections);
  const specOf = new Map(specs.map((spec) => [spec.name, spec]));
  const quarantined: QuarantinedRow[] = [];

  for (const [collection, tree] of rows.collections) {
    const spec = specOf.get(collection);
    // Where nothing is quarantined, rows that do not match were rejected already.
    const validateRow = spec === undefined ? () => noCollection : unknownCollectionKey && spec.validateRow;
    if (validateRow !== undefined) {
      for (const { row, reason } of removeInvalid(tree, validateRow)) {
        quarantined.push({ collection, reason, row });
      }
    }
    if (spec !== undefined) collections.set(collection, createTable(spec, tree));
  }
  for (const { collection, row } of rows.quarantined) {
    const table = collections.get(collection);
    const reason = reasonToQuarantine(row, specOf.get(collection), table);
    if (reason === undefined) table?.insert(row);
    else quarantined.push({ collection, reason, row });
  }
  return { collections, quarantined };
}

/** Removes the rows that are not valid, and returns them. */
function removeInvalid(
  rows: RowTree,
  validateRow: (row: Row) => string | undefined,
): { readonly row: Row; readonly reason: string }[] {
  const invalid = [...rows.entries()].flatMap(([key, row]) => {
    const reason = validateRow(row);
    return reason === undefined ? [] : [{ key, row, reason }];
  });
  rows.deleteKeys(invalid.map(({ key }) => key));
  return invalid;
}

const noCollection = 'the contract has no such collection';

/**
 * Prepares the checks of rows by collection, whether it has a spec or not.
 * @throws StartupError for a collection that has none, where its rows cannot be quarantined.
 */
function rowChecks({
  specs,
  unknownCollectionKey,
  persistence,
}: LoadTablesOptions): (collection: string) => RowCheck {
  // Where nothing is quarantined, a row that does not match is corrupt.
  const checks = new Map(
    specs.map((spec) => [
      spec.name,
      createRowCheck(unknownCollectionKey === undefined ? spec : withoutValidation(spec)),
    ]),
  );
  return (name) => {
    const check = checks.get(name);
    if (check !== undefined) return check;
    if (unknownCollectionKey !== undefined) {
      return createRowCheck({ name, key: unknownCollectionKey, indexes: {} });
    }
    const names = specs.map((each) => each.name).join(', ');
    throw persistence.startupError(
      `${collectionLocation(name)} is no collection of this contract, which has ${names}`,
    );
  };
}

/** Why a row that was quarantined earlier still is; `undefined` when it can be served again. */
function reasonToQuarantine(
  row: Row,
  spec: CollectionSpec | undefined,
  table: Table | undefined,
): string | undefined {
  if (spec === undefined || table === undefined) return noCollection;
  const corruption = createRowCheck(withoutValidation(spec)).corruptionOf(row);
  if (corruption !== undefined) return `it ${corruption}`;
  const key = spec.key(row);
  const issue = spec.validateRow?.(row);
  return issue ?? (table.get(key) && `its key ${JSON.stringify(key)} is taken by a later row`);
}

/** Whether the same rows are quarantined as before, each for the same reason. */
function isSame(before: readonly QuarantinedRow[], after: readonly QuarantinedRow[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ row, reason }, i) => row === after[i]?.row && reason === after[i]?.reason)
  );
}

async function saveQuarantined(tables: Tables, persistence: Persistence): Promise<void> {
  try {
    await persistence.rewrite(snapshotOf(tables));
  } catch (error) {
    const code = errnoOf(error);
    if (code === undefined) throw error;
    throw persistence.startupError(
      `rows that do not match the contract must be quarantined in it, and it cannot be written (${code})`,
      error,
    );
  }
}

function withoutValidation({ name, key, indexes }: CollectionSpec): CollectionSpec {
  return { name, key, indexes };
}
