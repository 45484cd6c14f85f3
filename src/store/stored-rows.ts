import { isKey } from './key.ts';
import { rowPlace } from './row-place.ts';
import type { CollectionSpec, Disk, Key, Row } from './store.ts';

/** What must be known of the rows of a collection to tell them apart, and those that could never have been stored. */
export type RowKind = Pick<CollectionSpec, 'name' | 'key' | 'indexes' | 'faultOf'>;

/**
 * The rows of a collection by their keys, as they are stored: it is not yet known which of them are served.
 * @throws StartupError, made by `refusal`, for a row that could never have been stored.
 */
export function storedRows(kind: RowKind, rows: Iterable<Row>, refusal: Disk['refusal']): Map<Key, Row> {
  const stored = new Map<Key, Row>();
  let position = 0;
  for (const row of rows) {
    const damage = damageOf(row, kind);
    if (damage !== undefined) throw refusal(`${rowPlace(kind.name, position)} ${damage}`);
    const key = kind.key(row);
    if (stored.has(key)) {
      throw refusal(`${rowPlace(kind.name, position)} has the key ${JSON.stringify(key)} of an earlier row`);
    }
    stored.set(key, row);
    position += 1;
  }
  return stored;
}

/** Why a row is none that could have been stored; `undefined` when it is one. */
export function damageOf(row: Row, { key, indexes, faultOf }: RowKind): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'is not an object';
  if (!isKey(read(() => key(row)))) return 'has no key, a number or a string that is not empty';
  for (const [index, keysOf] of Object.entries(indexes)) {
    if (!read(() => keysOf(row).every(isKey))) return `has nothing to be found by as ${index}`;
  }
  const fault = faultOf?.(row);
  return fault && `does not fit the contract: ${fault}`;
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
