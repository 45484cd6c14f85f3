import { createRowTree, type RowTree } from '../btree.ts';
import { compareKeys } from '../key.ts';
import { rowLocation } from '../row-location.ts';
import type { Key, Persistence, Row } from '../store.ts';
import type { RowCheck } from './check-row.ts';

/**
 * The rows of a collection by their keys, as they are stored: it is not yet known which of them are served. Those that
 * are in order, as they are unless a person put some elsewhere, become a tree in one go.
 * @throws StartupError, made by `refusal`, for a row that could never have been stored.
 */
export function buildTable(
  kind: RowCheck,
  rows: Iterable<Row>,
  startupError: Persistence['startupError'],
): RowTree {
  const keys: Key[] = [];
  const inOrder: Row[] = [];
  let tree: RowTree | undefined;
  let last: Key = Number.NEGATIVE_INFINITY;
  let position = 0;
  for (const row of rows) {
    const damage = kind.damageOf(row);
    if (damage !== undefined) throw startupError(`${rowLocation(kind.name, position)} ${damage}`);
    const key = kind.key(row);
    if (tree === undefined && compareKeys(last, key) < 0) {
      keys.push(key);
      inOrder.push(row);
      last = key;
    } else {
      tree ??= createRowTree(keys, inOrder);
      const isNew = tree.set(key, row, false);
      if (!isNew)
        throw startupError(
          `${rowLocation(kind.name, position)} has the key ${JSON.stringify(key)} of an earlier row`,
        );
    }
    position += 1;
  }
  return tree ?? createRowTree(keys, inOrder);
}
