import { createRowTree, type RowTree } from '../btree.ts';
import { compareKeys } from '../key.ts';
import { collectionLocation, rowLocation } from '../row-location.ts';
import type { Change, Key, Persistence, QuarantinedRow, Row, Stored } from '../store.ts';
import type { RowCheck } from './check-row.ts';

/** Rows as they are stored, before it is known which of them are served. */
export interface StoredRows {
  readonly collections: ReadonlyMap<string, RowTree>;
  readonly quarantined: readonly QuarantinedRow[];
}

/**
 * Applies the changes of the write-ahead log to a snapshot. A change that the snapshot has already does no harm.
 * @throws StartupError, made by `startupError`, for a row that cannot have been stored.
 */
export function replay(
  stored: Stored,
  checkFor: (collection: string) => RowCheck,
  startupError: Persistence['startupError'],
): StoredRows {
  let quarantined = stored.quarantined ?? [];
  const collections = new Map(
    Object.entries(stored.collections).map(([name, rows]) => [
      name,
      buildRowTree(checkFor(name), rows, startupError),
    ]),
  );

  function rowsOf(name: string): RowTree {
    const rows = collections.get(name) ?? createRowTree();
    collections.set(name, rows);
    return rows;
  }

  function put(name: string, row: Row): void {
    const check = checkFor(name);
    const corruption = check.corruptionOf(row);
    if (corruption !== undefined) {
      throw startupError(
        `a row that its write-ahead log puts into ${collectionLocation(name)} ${corruption}`,
      );
    }
    rowsOf(name).set(check.key(row), row);
  }

  function apply(change: Change): void {
    if (change.op === 'put') put(change.collection, change.row);
    else if (change.op === 'remove') rowsOf(change.collection).delete(change.key);
    else {
      collections.clear();
      quarantined = [];
    }
  }

  for (const change of stored.changes ?? []) apply(change);
  return { collections, quarantined };
}

/**
 * The rows of a collection by key. Rows that are sorted, as they are unless a person moved them, become a tree in one
 * step.
 * @throws StartupError, made by `startupError`, for a row that cannot have been stored.
 */
export function buildRowTree(
  check: RowCheck,
  rows: Iterable<Row>,
  startupError: Persistence['startupError'],
): RowTree {
  const keys: Key[] = [];
  const sorted: Row[] = [];
  let tree: RowTree | undefined;
  let last: Key = Number.NEGATIVE_INFINITY;
  let position = 0;
  for (const row of rows) {
    const corruption = check.corruptionOf(row);
    if (corruption !== undefined) throw startupError(`${rowLocation(check.name, position)} ${corruption}`);
    const key = check.key(row);
    if (tree === undefined && compareKeys(last, key) < 0) {
      keys.push(key);
      sorted.push(row);
      last = key;
    } else {
      tree ??= createRowTree(keys, sorted);
      if (!tree.set(key, row, false)) {
        const location = rowLocation(check.name, position);
        throw startupError(`${location} has the key ${JSON.stringify(key)} of an earlier row`);
      }
    }
    position += 1;
  }
  return tree ?? createRowTree(keys, sorted);
}
