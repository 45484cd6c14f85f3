import type { RowTree } from '../btree.ts';
import { errnoOf } from '../fs/errno.ts';
import { createTable, type Table } from '../memory/table.ts';
import { snapshotOf, type Tables } from '../memory/transaction.ts';
import { collectionLocation } from '../row-location.ts';
import type { CollectionSpec, Persistence, QuarantinedRow, Row } from '../store.ts';
import { createRowCheck, type RowCheck } from './check-row.ts';
import { type RowsByKey, replay } from './replay.ts';

export interface LoadTablesOptions {
  readonly specs: readonly CollectionSpec[];
  /**
   * How rows are told apart whose collection no spec describes. With it they are set aside; without it, a collection
   * that no spec describes is refused.
   */
  readonly unknownCollectionKey?: CollectionSpec['key'];
  readonly persistence: Persistence;
}

/** Every collection, without a row. */
export function emptyTables(specs: readonly CollectionSpec[]): Tables {
  const collections = new Map(specs.map((spec) => [spec.name, createTable(spec)]));
  return { collections, quarantined: [] };
}

/**
 * What the disk holds, put in order as the specs say. Rows that do not fit them are set aside, on disk too before this
 * resolves: a row stored later under the same key must not be taken for them.
 * @throws StartupError when the disk holds what is damaged, or what the specs have no place for and nothing sets aside.
 */
export async function loadTables(options: LoadTablesOptions): Promise<Tables> {
  const { specs, persistence } = options;
  const stored = await persistence.load();
  if (stored === undefined) return emptyTables(specs);
  const rows = replay(stored, createKindOf(options), persistence.startupError);
  const state = sortOut(options, rows);
  if (!isSame(rows.quarantined, state.quarantined)) await keep(state, persistence);
  return state;
}

function sortOut({ specs, unknownCollectionKey }: LoadTablesOptions, rows: RowsByKey): Tables {
  const collections = new Map(emptyTables(specs).collections);
  const collectionSpec = new Map(specs.map((spec) => [spec.name, spec]));
  const quarantined: QuarantinedRow[] = [];

  for (const [collection, tree] of rows.collections) {
    const spec = collectionSpec.get(collection);
    // Where nothing is set aside, rows with a fault were refused.
    const issueOf = spec === undefined ? () => noCollection : unknownCollectionKey && spec.validateRow;
    if (issueOf !== undefined) {
      for (const { row, reason } of takeOut(tree, issueOf)) quarantined.push({ collection, reason, row });
    }
    if (spec !== undefined) collections.set(collection, createTable(spec, tree));
  }
  for (const { collection, row } of rows.quarantined) {
    const spec = collectionSpec.get(collection);
    const known = collections.get(collection);
    const reason = whyStillAside(row, spec, known);
    if (reason === undefined) known?.insert(row);
    else quarantined.push({ collection, reason, row });
  }
  return { collections, quarantined };
}

/** Removes the rows that have a fault, and tells which they were. */
function takeOut(
  rows: RowTree,
  issueOf: (row: Row) => string | undefined,
): { readonly row: Row; readonly reason: string }[] {
  const found = [...rows.entries()].flatMap(([key, row]) => {
    const reason = issueOf(row);
    return reason === undefined ? [] : [{ key, row, reason }];
  });
  rows.deleteKeys(found.map(({ key }) => key));
  return found;
}

const noCollection = 'the contract has no such collection';

/**
 * How rows of a collection are told apart, be it one of the specs or not.
 * @throws StartupError when nothing says so.
 */
function createKindOf({
  specs,
  unknownCollectionKey,
  persistence,
}: LoadTablesOptions): (collection: string) => RowCheck {
  // Where nothing is set aside, a row that does not fit is damaged.
  const kinds = new Map(
    specs.map((spec) => [
      spec.name,
      createRowCheck(unknownCollectionKey === undefined ? spec : withoutIssues(spec)),
    ]),
  );
  return (name) => {
    const known = kinds.get(name);
    if (known !== undefined) return known;
    if (unknownCollectionKey !== undefined)
      return createRowCheck({ name, key: unknownCollectionKey, indexes: {} });
    const names = specs.map((each) => each.name).join(', ');
    throw persistence.startupError(
      `${collectionLocation(name)} is no collection of this contract, which has ${names}`,
    );
  };
}

/** Why a row that was set aside earlier cannot go back to its collection; `undefined` when it can. */
function whyStillAside(
  row: Row,
  spec: CollectionSpec | undefined,
  rows: Table | undefined,
): string | undefined {
  if (spec === undefined || rows === undefined) return noCollection;
  const damage = createRowCheck(withoutIssues(spec)).damageOf(row);
  if (damage !== undefined) return `it ${damage}`;
  const key = spec.key(row);
  return (
    spec.validateRow?.(row) ?? (rows.get(key) && `its key ${JSON.stringify(key)} is taken by a later row`)
  );
}

/** Whether the same rows are set aside as before, each for the same reason. */
function isSame(before: readonly QuarantinedRow[], after: readonly QuarantinedRow[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ row, reason }, i) => row === after[i]?.row && reason === after[i]?.reason)
  );
}

async function keep(state: Tables, persistence: Persistence): Promise<void> {
  try {
    await persistence.rewrite(snapshotOf(state));
  } catch (error) {
    const code = errnoOf(error);
    if (code === undefined) throw error;
    throw persistence.startupError(
      `rows that do not match the contract must be quarantined in it, and it cannot be written (${code})`,
      error,
    );
  }
}

function withoutIssues({ name, key, indexes }: CollectionSpec): CollectionSpec {
  return { name, key, indexes };
}
