import { isObject } from '../../../json.ts';
import type { Item } from '../items/stored-item.ts';

/** A row as a state file has it. */
export interface ParsedRow {
  readonly item: Item;
  /** Where the item stands in the row. */
  readonly at: '' | '/item';
  /** What is said of the item beside it. */
  readonly said: {
    readonly key?: unknown;
    readonly id?: unknown;
    readonly within?: unknown;
  };
}

const beside: readonly string[] = ['key', 'id', 'within', 'item'];

/**
 * Tells the two forms of a row apart: an item as answers show it, and one within what is stored with it. The second has
 * an object `item`, an object `within`, and nothing else but `key` and `id`; people may leave these two out.
 */
export function parseRow(row: object): ParsedRow {
  const { item, ...said }: Record<string, unknown> = { ...row };
  const isStored =
    isObject(item) && isObject(said.within) && Object.keys(row).every((name) => beside.includes(name));
  return isStored ? { item, at: '/item', said } : { item: { ...row }, at: '', said: {} };
}
