import { createRequire } from 'node:module';
import type sortedBtree from 'sorted-btree';
import type { bulkLoad } from 'sorted-btree/extended/bulkLoad.js';
import { BTree } from './btree.ts';

/** How many entries a node of a tree has at most; what sorted-btree itself takes. */
const nodeSize = 32;

/**
 * An ordered map of entries that are in order already, made in a third of the time that it takes to put them in one by
 * one. sorted-btree reads the code for that only when it is needed.
 */
export function createFilledTree<K, V>(
  keys: K[],
  values: V[],
  compare: (a: K, b: K) => number,
): sortedBtree.default<K, V> {
  if (keys.length === 0) return new BTree<K, V>([], compare);
  const loaded: { bulkLoad: typeof bulkLoad } = createRequire(import.meta.url)(
    'sorted-btree/extended/bulkLoad',
  );
  return loaded.bulkLoad(keys, values, nodeSize, compare);
}
