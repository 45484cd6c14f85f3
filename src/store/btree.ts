import { createRequire } from 'node:module';
import type sortedBtree from 'sorted-btree';

const loaded = createRequire(import.meta.url)('sorted-btree') as typeof sortedBtree;

/**
 * An ordered map whose clones share what stays the same. sorted-btree is CommonJS, and the default export of such a
 * module is one thing to Node's `import`, another to Vitest's; `require` gives both the same.
 */
export const BTree = loaded.default;
