import type { State } from './change-set.ts';
import { createCollectionState } from './collection.ts';
import { isKey } from './key.ts';
import { collectionPlace, rowPlace } from './row-place.ts';
import type { CollectionSpec, Disk, Row } from './store.ts';

/** Every collection, without a row. */
export function emptyState(specs: readonly CollectionSpec[]): State {
  return new Map(specs.map((spec) => [spec.name, createCollectionState(spec)]));
}

/**
 * What the disk holds, put in order as the specs say.
 * @throws StartupError when the disk holds anything that the specs have no place for.
 */
export async function loadState(specs: readonly CollectionSpec[], disk: Disk): Promise<State> {
  const state = emptyState(specs);
  const snapshot = await disk.load();
  for (const [name, rows] of Object.entries(snapshot?.collections ?? {})) {
    const spec = specs.find((known) => known.name === name);
    if (spec === undefined) {
      const known = specs.map((each) => each.name).join(', ');
      throw disk.refusal(`${collectionPlace(name)} is no collection of this contract, which has ${known}`);
    }
    fill(state, spec, rows, disk);
  }
  return state;
}

function fill(state: State, spec: CollectionSpec, rows: Iterable<Row>, disk: Disk): void {
  const collection = state.get(spec.name);
  let position = 0;
  for (const row of rows) {
    const fault = faultOf(row, spec);
    if (fault !== undefined) throw disk.refusal(`${rowPlace(spec.name, position)} ${fault}`);
    const key = spec.key(row);
    if (collection?.get(key) !== undefined) {
      throw disk.refusal(
        `${rowPlace(spec.name, position)} has the key ${JSON.stringify(key)} of an earlier row`,
      );
    }
    collection?.insert(row);
    position += 1;
  }
}

/** Why a row is none that could have been stored; `undefined` when it is one. */
function faultOf(row: Row, spec: CollectionSpec): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'is not an object';
  if (!isKey(read(() => spec.key(row)))) return 'has no key, a number or a string that is not empty';
  for (const [index, keysOf] of Object.entries(spec.indexes)) {
    if (!read(() => keysOf(row).every(isKey))) return `has nothing to be found by as ${index}`;
  }
  return undefined;
}

/** What a spec tells of a row. It knows rows of its own making; at one of another shape it may stumble: `undefined`. */
function read<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
