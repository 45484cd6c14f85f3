import { isObject } from '../../json.ts';
import { isKey } from '../key.ts';
import type { CollectionSpec, Row } from '../store.ts';

/** What must be known of the rows of a collection to load them. */
export interface RowCheck extends Pick<CollectionSpec, 'name' | 'key'> {
  /** Why a row cannot have been stored, as in `has no key, …`; `undefined` when it can. */
  corruptionOf(row: Row): string | undefined;
}

/** Prepares to check rows. With `validateRow`, a row that does not match the contract counts as corrupt. */
export function createRowCheck({ name, key, indexes, validateRow }: CollectionSpec): RowCheck {
  const indexEntries = Object.entries(indexes);
  return {
    name,
    key,
    corruptionOf: (row) => {
      if (!isObject(row)) return 'is not an object';
      if (!isKey(attempt(() => key(row)))) return 'has no key, a number or a string that is not empty';
      for (const [index, keysOf] of indexEntries) {
        if (!attempt(() => keysOf(row).every(isKey))) return `has no key for its index ${index}`;
      }
      const issue = validateRow?.(row);
      return issue && `does not match the contract: ${issue}`;
    },
  };
}

/** Calls a function of a spec. Specs expect rows that they made; `undefined` for one of a shape that makes them fail. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
