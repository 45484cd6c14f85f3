import { type State, snapshotOf } from './change-set.ts';
import { type CollectionState, createCollectionState } from './collection.ts';
import { codeOf } from './errno.ts';
import { type RowsByKey, replay } from './replay.ts';
import { collectionPlace } from './row-place.ts';
import type { CollectionSpec, Disk, Row, SetAside } from './store.ts';
import { damageOf, type RowKind } from './stored-rows.ts';

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
  const rows = replay(stored, (name) => kindOf(name, options), disk.refusal);
  const state = sortOut(specs, rows);
  if (!isSame(rows.setAside, state.setAside)) await keep(state, disk);
  return state;
}

function sortOut(specs: readonly CollectionSpec[], rows: RowsByKey): State {
  const state = emptyState(specs);
  const specOf = new Map(specs.map((spec) => [spec.name, spec]));
  const setAside: SetAside[] = [];

  function place(collection: string, row: Row, reason: string | undefined): void {
    if (reason === undefined) state.collections.get(collection)?.insert(row);
    else setAside.push({ collection, reason, row });
  }

  for (const [name, byKey] of rows.collections) {
    const spec = specOf.get(name);
    const reasonFor = spec === undefined ? () => noCollection : spec.faultOf;
    for (const row of byKey.values()) place(name, row, reasonFor?.(row));
  }
  for (const { collection, row } of rows.setAside) {
    place(collection, row, whyStillAside(row, specOf.get(collection), state.collections.get(collection)));
  }
  return { ...state, setAside };
}

const noCollection = 'the contract has no such collection';

/**
 * How rows of a collection are told apart, be it one of the specs or not.
 * @throws StartupError when nothing says so.
 */
function kindOf(name: string, { specs, strangeKey, disk }: LoadOptions): RowKind {
  const spec = specs.find((known) => known.name === name);
  // Where nothing is set aside, a row that does not fit is damaged.
  if (spec !== undefined) return strangeKey === undefined ? spec : withoutFaults(spec);
  if (strangeKey !== undefined) return { name, key: strangeKey, indexes: {} };
  const known = specs.map((each) => each.name).join(', ');
  throw disk.refusal(`${collectionPlace(name)} is no collection of this contract, which has ${known}`);
}

/** Why a row that was set aside earlier cannot go back to its collection; `undefined` when it can. */
function whyStillAside(
  row: Row,
  spec: CollectionSpec | undefined,
  rows: CollectionState | undefined,
): string | undefined {
  if (spec === undefined || rows === undefined) return noCollection;
  const damage = damageOf(row, withoutFaults(spec));
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

function withoutFaults({ name, key, indexes }: CollectionSpec): RowKind {
  return { name, key, indexes };
}
