import type sortedBtree from 'sorted-btree';
import { BTree } from './btree.ts';
import { compareKeys } from './key.ts';
import type { Key, Row } from './store.ts';

/** Where a row stands in an index: under a key of the index, and there in the order of the rows. */
type Place = readonly [indexKey: Key, rowKey: Key];

type PlaceTree = sortedBtree.default<Place, Row>;
type CountTree = sortedBtree.default<Key, number>;

/** Rows by other keys than their own: none, one or many under each. No cost grows with how many there are. */
export interface RowIndex {
  /** Puts a row under a key; in place of the one there that has the same key of its own. */
  add(indexKey: Key, rowKey: Key, row: Row): void;
  remove(indexKey: Key, rowKey: Key): void;
  /** How many rows stand under a key. */
  count(indexKey: Key): number;
  /** The rows under a key in the order of their own keys, those that come after `after`. */
  rowsUnder(indexKey: Key, after?: Key): Iterable<Row>;
  /** The same, to be changed apart from this one. It shares what stays the same, so it costs next to nothing. */
  clone(): RowIndex;
}

/** An index without rows. */
export function createRowIndex(): RowIndex {
  return indexOver(new BTree<Place, Row>([], comparePlaces), new BTree<Key, number>([], compareKeys));
}

/** @param counts how many rows stand under each key that has more than one; most keys of most indexes have one. */
function indexOver(places: PlaceTree, counts: CountTree): RowIndex {
  function has(indexKey: Key): boolean {
    return places.nextHigherKey(beginningOf(indexKey))?.[0] === indexKey;
  }

  function count(indexKey: Key): number {
    return counts.get(indexKey) ?? (has(indexKey) ? 1 : 0);
  }

  return {
    add: (indexKey, rowKey, row) => {
      const before = count(indexKey);
      const isNew = places.set([indexKey, rowKey], row);
      if (isNew && before > 0) counts.set(indexKey, before + 1);
    },
    remove: (indexKey, rowKey) => {
      const before = counts.get(indexKey);
      if (!places.delete([indexKey, rowKey]) || before === undefined) return;
      if (before > 2) counts.set(indexKey, before - 1);
      else counts.delete(indexKey);
    },
    count,
    rowsUnder: function* (indexKey, after) {
      const start = after === undefined ? beginningOf(indexKey) : ([indexKey, after] as const);
      for (const [[key, rowKey], row] of places.entries(start)) {
        if (key !== indexKey) return;
        if (rowKey !== after) yield row;
      }
    },
    clone: () => indexOver(places.clone(), counts.clone()),
  };
}

/** No row has the key -Infinity, and it comes before every other. */
function beginningOf(indexKey: Key): Place {
  return [indexKey, Number.NEGATIVE_INFINITY];
}

function comparePlaces(a: Place, b: Place): number {
  return compareKeys(a[0], b[0]) || compareKeys(a[1], b[1]);
}
