import type sortedBtree from 'sorted-btree';
import type { Key, Row } from '../store.ts';
import { createFilledTree } from './bulk-load.ts';
import { compareKeys } from './key.ts';

/** Rows by their keys, in order. */
export type RowTree = sortedBtree.default<Key, Row>;

/** A tree of rows whose keys are given in order, each once. */
export function createRowTree(keys: Key[] = [], rows: Row[] = []): RowTree {
  return createFilledTree(keys, rows, compareKeys);
}
