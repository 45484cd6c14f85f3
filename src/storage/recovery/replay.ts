import { createRowTree, type RowTree } from '../btree.ts';
import { collectionLocation } from '../row-location.ts';
import type { Change, Persistence, QuarantinedRow, Row, Stored } from '../store.ts';
import { buildTable } from './build-table.ts';
import type { RowCheck } from './check-row.ts';

/** Rows as they are stored, before it is known which of them are served. */
export interface RowsByKey {
  readonly collections: ReadonlyMap<string, RowTree>;
  readonly quarantined: readonly QuarantinedRow[];
}

/**
 * What a snapshot becomes by the changes that were saved after it. One that is in it already does no harm.
 * @throws StartupError, made by `refusal`, for a row that could never have been stored.
 */
export function replay(
  stored: Stored,
  kindOf: (collection: string) => RowCheck,
  startupError: Persistence['startupError'],
): RowsByKey {
  let quarantined = stored.quarantined ?? [];
  const collections = new Map(
    Object.entries(stored.collections).map(([name, rows]) => [
      name,
      buildTable(kindOf(name), rows, startupError),
    ]),
  );

  function rowsOf(name: string): RowTree {
    const known = collections.get(name) ?? createRowTree();
    collections.set(name, known);
    return known;
  }

  function put(name: string, row: Row): void {
    const kind = kindOf(name);
    const damage = kind.damageOf(row);
    if (damage !== undefined)
      throw startupError(`a row that its journal puts into ${collectionLocation(name)} ${damage}`);
    rowsOf(name).set(kind.key(row), row);
  }

  function take(change: Change): void {
    if (change.op === 'put') put(change.collection, change.row);
    else if (change.op === 'remove') rowsOf(change.collection).delete(change.key);
    else {
      collections.clear();
      quarantined = [];
    }
  }

  for (const change of stored.changes ?? []) take(change);
  return { collections, quarantined };
}
