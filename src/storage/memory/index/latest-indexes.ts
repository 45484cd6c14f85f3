import { type Steps, visitInSteps } from '../../../turns.ts';
import { diffAgainst, type RowTree } from '../../btree.ts';
import type { Key, Row } from '../../store.ts';
import type { IndexKey, SecondaryIndex } from './secondary-index.ts';

/** How many indexes on demand a collection has at most: each takes some 10 MB for 100,000 rows. */
const maxOnDemand = 12;

/**
 * The indexes on demand that a collection has in use, each as it was last seen in any of its states. While one is built,
 * writes go on: the states that they lead to get it from here, with the few rows that differ brought up to date.
 */
export interface LatestIndexes {
  /** Marks an index as the most recently used; beyond the limit, the least recently used one is dropped: its name. */
  use(name: string): string | undefined;
  /** The names of those in use. */
  names(): Iterable<string>;
  /** Remembers an index of rows, neither of which changes any more without the other, if it is still in use. */
  put(name: string, rows: RowTree, index: SecondaryIndex): void;
  /**
   * A copy of an index, brought to other rows; `undefined` where there is none, or where more than `most` rows differ,
   * so that building it anew is quicker.
   */
  broughtTo(name: string, rows: RowTree, most: number): Steps<SecondaryIndex | undefined>;
}

interface Seen {
  readonly rows: RowTree;
  readonly index: SecondaryIndex;
}

/** @param positionsOf the positions of a row in an index */
export function createLatestIndexes(
  keyOf: (row: Row) => Key,
  positionsOf: (index: SecondaryIndex, name: string, row: Row) => readonly IndexKey[],
): LatestIndexes {
  /** The least recently used comes first; one that was never finished has not been seen. */
  const used = new Map<string, Seen | undefined>();
  return {
    use: (name) => {
      const seen = used.get(name);
      used.delete(name);
      used.set(name, seen);
      const [oldest] = used.keys();
      if (used.size <= maxOnDemand || oldest === undefined) return undefined;
      used.delete(oldest);
      return oldest;
    },
    names: () => used.keys(),
    put: (name, rows, index) => {
      if (used.has(name)) used.set(name, { rows, index });
    },
    *broughtTo(name, rows, most) {
      const seen = used.get(name);
      const differing = seen && differences(seen.rows, rows, most);
      if (seen === undefined || differing === undefined) return undefined;
      const index = seen.index.clone();
      yield* visitInSteps(differing.former, (row) => {
        for (const position of positionsOf(index, name, row)) index.remove(position, keyOf(row));
      });
      yield* visitInSteps(differing.current, (row) => {
        for (const position of positionsOf(index, name, row)) index.add(position, keyOf(row), row);
      });
      return index;
    },
  };
}

interface Differing {
  readonly former: readonly Row[];
  readonly current: readonly Row[];
}

/** The rows in which two states differ; `undefined` where there are more than `most`. It skips what both share. */
function differences(from: RowTree, to: RowTree, most: number): Differing | undefined {
  const former: Row[] = [];
  const current: Row[] = [];
  /** Notes how a row was and is; `break` ends the comparison. */
  function note(old?: Row, row?: Row) {
    if (old !== undefined) former.push(old);
    if (row !== undefined) current.push(row);
    return former.length + current.length > most ? { break: true } : undefined;
  }
  const outcome = diffAgainst<Key, Row, boolean>(
    from,
    to,
    (_, old) => note(old),
    (_, row) => note(undefined, row),
    (_, old, row) => note(old, row),
  );
  return outcome === undefined ? { former, current } : undefined;
}
