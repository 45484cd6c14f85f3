import { createRequire } from 'node:module';
import type sortedBtree from 'sorted-btree';
import type sortedBtreeDiff from 'sorted-btree/extended/diffAgainst.js';

const require = createRequire(import.meta.url);

/**
 * An ordered map whose clones share what stays the same. sorted-btree is CommonJS, and the default export of such a
 * module is one thing to Node's `import`, another to Vitest's; `require` gives both the same.
 */
export const BTree = (require('sorted-btree') as typeof sortedBtree).default;

/** Tells in what two of them differ, without looking at what they share. */
export const diffAgainst = (require('sorted-btree/extended/diffAgainst.js') as typeof sortedBtreeDiff)
  .default;
