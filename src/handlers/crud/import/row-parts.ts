import { isObject } from '../../../json.ts';
import type { Item } from '../stored-item.ts';

/** A row of a state file, taken apart. */
export interface RowParts {
  readonly item: Item;
  /** Where in the row the item is, as a JSON pointer. */
  readonly itemPointer: '' | '/item';
  /** What the row has beside the item; nothing for a row that is the item. */
  readonly stored: {
    readonly key?: unknown;
    readonly id?: unknown;
    readonly within?: unknown;
    readonly marks?: unknown;
  };
}

const storedProperties: readonly string[] = ['key', 'id', 'within', 'item', 'marks'];

/**
 * Takes a row of a state file apart. A row is an item as responses contain it, or a stored item: one with an object
 * `item`, an object `within`, and nothing else but `key`, `id` and `marks`,
 * which a person who edits the file may leave out.
 */
export function rowParts(row: object): RowParts {
  const own: Record<string, unknown> = { ...row };
  const { item, within, marks } = own;
  const isStored =
    isObject(item) && isObject(within) && Object.keys(own).every((name) => storedProperties.includes(name));
  return isStored
    ? { item, itemPointer: '/item', stored: { key: own.key, id: own.id, within, marks } }
    : { item: own, itemPointer: '', stored: {} };
}
