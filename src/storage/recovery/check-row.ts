import { isKey } from '../key.ts';
import type { CollectionSpec, Row } from '../store.ts';

/** What must be known of the rows of a collection to tell them apart, and those that could never have been stored. */
export interface RowCheck extends Pick<CollectionSpec, 'name' | 'key'> {
  /** Why a row is none that could have been stored, as in `has no key, …`; `undefined` when it is one. */
  damageOf(row: Row): string | undefined;
}

/** Prepares to judge rows; with `faultOf`, one that does not fit the contract counts as damaged. */
export function createRowCheck({ name, key, indexes, validateRow }: CollectionSpec): RowCheck {
  const everyIndex = Object.entries(indexes);
  return {
    name,
    key,
    damageOf: (row) => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'is not an object';
      if (!isKey(read(() => key(row)))) return 'has no key, a number or a string that is not empty';
      for (const [index, keysOf] of everyIndex) {
        if (!read(() => keysOf(row).every(isKey))) return `has nothing to be found by as ${index}`;
      }
      const issue = validateRow?.(row);
      return issue && `does not match the contract: ${issue}`;
    },
  };
}

/** What a spec tells of a row. It knows rows of its own making; at one of another shape it may stumble: `undefined`. */
function read<T>(format: () => T): T | undefined {
  try {
    return format();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
