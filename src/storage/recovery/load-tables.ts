import type { RowTree } from '../btree/row-tree.ts';
import { codeOf } from '../fs/errno.ts';
import { type CollectionState, createCollectionState } from '../memory/table.ts';
import { type State, snapshotOf } from '../memory/transaction.ts';
import { collectionPlace } from '../row-location.ts';
import type { CollectionSpec, Disk, Row, SetAside } from '../store.ts';
import { createRowKind, type RowKind } from './check-row.ts';
import { type RowsByKey, replay } from './replay.ts';

export interface LoadOptions {
  readonly specs: readonly CollectionSpec[];
  /**
   * How rows are told apart whose collection no spec describes. With it they are set aside; without it, a collection
   * that no spec describes is refused.
   */
  readonly strangeKey?: CollectionSpec['key'];
  readonly disk: Disk;
}

/** Every collection, without a row. */
export function emptyState(specs: readonly CollectionSpec[]): State {
  const collections = new Map(specs.map((spec) => [spec.name, createCollectionState(spec)]));
  return { collections, setAside: [] };
}

/**
 * What the disk holds, put in order as the specs say. Rows that do not fit them are set aside, on disk too before this
 * resolves: a row stored later under the same key must not be taken for them.
 * @throws StartupError when the disk holds what is damaged, or what the specs have no place for and nothing sets aside.
 */
export async function loadState(options: LoadOptions): Promise<State> {
  const { specs, disk } = options;
  const stored = await disk.load();
  if (stored === undefined) return emptyState(specs);
  const rows = replay(stored, createKindOf(options), disk.refusal);
  const state = sortOut(options, rows);
  if (!isSame(rows.setAside, state.setAside)) await keep(state, disk);
  return state;
}

function sortOut({ specs, strangeKey }: LoadOptions, rows: RowsByKey): State {
  const collections = new Map(emptyState(specs).collections);
  const specOf = new Map(specs.map((spec) => [spec.name, spec]));
  const setAside: SetAside[] = [];

  for (const [collection, tree] of rows.collections) {
    const spec = specOf.get(collection);
    // Where nothing is set aside, rows with a fault were refused.
    const faultOf = spec === undefined ? () => noCollection : strangeKey && spec.faultOf;
    if (faultOf !== undefined) {
      for (const { row, reason } of takeOut(tree, faultOf)) setAside.push({ collection, reason, row });
    }
    if (spec !== undefined) collections.set(collection, createCollectionState(spec, tree));
  }
  for (const { collection, row } of rows.setAside) {
    const spec = specOf.get(collection);
    const known = collections.get(collection);
    const reason = whyStillAside(row, spec, known);
    if (reason === undefined) known?.insert(row);
    else setAside.push({ collection, reason, row });
  }
  return { collections, setAside };
}

/** Removes the rows that have a fault, and tells which they were. */
function takeOut(
  rows: RowTree,
  faultOf: (row: Row) => string | undefined,
): { readonly row: Row; readonly reason: string }[] {
  const found = [...rows.entries()].flatMap(([key, row]) => {
    const reason = faultOf(row);
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
function createKindOf({ specs, strangeKey, disk }: LoadOptions): (collection: string) => RowKind {
  // Where nothing is set aside, a row that does not fit is damaged.
  const kinds = new Map(
    specs.map((spec) => [spec.name, createRowKind(strangeKey === undefined ? spec : withoutFaults(spec))]),
  );
  return (name) => {
    const known = kinds.get(name);
    if (known !== undefined) return known;
    if (strangeKey !== undefined) return createRowKind({ name, key: strangeKey, indexes: {} });
    const names = specs.map((each) => each.name).join(', ');
    throw disk.refusal(`${collectionPlace(name)} is no collection of this contract, which has ${names}`);
  };
}

/** Why a row that was set aside earlier cannot go back to its collection; `undefined` when it can. */
function whyStillAside(
  row: Row,
  spec: CollectionSpec | undefined,
  rows: CollectionState | undefined,
): string | undefined {
  if (spec === undefined || rows === undefined) return noCollection;
  const damage = createRowKind(withoutFaults(spec)).damageOf(row);
  if (damage !== undefined) return `it ${damage}`;
  const key = spec.key(row);
  return spec.faultOf?.(row) ?? (rows.get(key) && `its key ${JSON.stringify(key)} is taken by a later row`);
}

/** Whether the same rows are set aside as before, each for the same reason. */
function isSame(before: readonly SetAside[], after: readonly SetAside[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ row, reason }, i) => row === after[i]?.row && reason === after[i]?.reason)
  );
}

async function keep(state: State, disk: Disk): Promise<void> {
  try {
    await disk.rewrite(snapshotOf(state));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw disk.refusal(
      `rows that do not fit the contract must be set aside in it, and it cannot be written (${code})`,
      error,
    );
  }
}

function withoutFaults({ name, key, indexes }: CollectionSpec): CollectionSpec {
  return { name, key, indexes };
}
