import { createRequire } from 'node:module';
import type sortedBtree from 'sorted-btree';
import type { bulkLoad } from 'sorted-btree/extended/bulkLoad.js';
import type sortedBtreeDiff from 'sorted-btree/extended/diffAgainst.js';
import type sortedBtreeUnion from 'sorted-btree/extended/union.js';
import type { Steps } from '../turns.ts';
import { compareKeys } from './key.ts';
import type { Key, Row } from './store.ts';

const require = createRequire(import.meta.url);

/** An ordered map whose clones share what stays the same, so that a clone costs next to nothing. */
export type BTree<K, V> = sortedBtree.default<K, V>;

/** The rows of a table by key, in order. */
export type RowTree = BTree<Key, Row>;

/**
 * sorted-btree is CommonJS, and the default export of such a module is one thing to Node's `import`, another to
 * Vitest's; `require` gives both the same.
 */
const SortedBTree = (require('sorted-btree') as typeof sortedBtree).default;

/** Calls back for each difference between two trees; it skips the nodes that both share. */
export const diffAgainst = (require('sorted-btree/extended/diffAgainst.js') as typeof sortedBtreeDiff)
  .default;

/** How many entries a node of a tree has at most; sorted-btree's own default. */
const maxNodeSize = 32;

/**
 * A tree of entries that are sorted already, made in a third of the time that it takes to insert them one by one.
 * sorted-btree's module for it is loaded only when it is needed.
 * @param keys in the order of `compare`, each once
 * @param values as many as there are keys
 */
export function createBTree<K, V>(keys: K[], values: V[], compare: (a: K, b: K) => number): BTree<K, V> {
  if (keys.length === 0) return new SortedBTree<K, V>([], compare);
  const loaded: { bulkLoad: typeof bulkLoad } = require('sorted-btree/extended/bulkLoad');
  return loaded.bulkLoad(keys, values, maxNodeSize, compare);
}

/** How many entries are made and put into a tree at once: it takes about a millisecond. */
const entriesPerPart = 1_024;

/**
 * The same of many entries, in steps: trees of some of them each, which follow each other.
 * @param order names the entries in their order
 * @param entry makes the one of a name
 */
export function* createBTreeInSteps<K, V>(
  order: Uint32Array,
  entry: (at: number) => readonly [K, V],
  compare: (a: K, b: K) => number,
): Steps<BTree<K, V>> {
  let tree = createBTree<K, V>([], [], compare);
  for (let from = 0; from < order.length; from += entriesPerPart) {
    const keys: K[] = [];
    const values: V[] = [];
    for (const at of order.subarray(from, from + entriesPerPart)) {
      const [key, value] = entry(at);
      keys.push(key);
      values.push(value);
    }
    const part = createBTree(keys, values, compare);
    tree = tree.size === 0 ? part : joined(tree, part);
    yield;
  }
  return tree;
}

/** A tree of the entries of two, of which one follows the other: no more than its edge is walked. */
function joined<K, V>(tree: BTree<K, V>, following: BTree<K, V>): BTree<K, V> {
  const union = (require('sorted-btree/extended/union.js') as typeof sortedBtreeUnion).default;
  return union<BTree<K, V>, K, V>(tree, following, (_, value) => value);
}

/** A tree of rows, whose keys are in order, each once. */
export function createRowTree(keys: Key[] = [], rows: Row[] = []): RowTree {
  return createBTree(keys, rows, compareKeys);
}
