import { plainText } from '../../json.ts';
import type { CollectionSpec, Key, Row } from '../../storage/store.ts';
import type { Item, StoredItem } from '../crud/stored-item.ts';
import { withoutSecrets } from '../echo/fitting-forms.ts';

/** Turns a row into what a table shows of it: the rows of built-in services are items themselves. */
export type ToTableRow = (row: Row) => StoredItem;

/** How the rows of a collection are turned. */
export interface TableRowOptions {
  /** Whether inferred operations store them, with their ids and parents beside the item. */
  readonly isInferred: boolean;
  /** Whether they are people, whose passwords nobody may see. */
  readonly arePeople: boolean;
}

/** Prepares to turn the rows of a collection into those of a table. */
export function createToTableRow(
  { key }: CollectionSpec,
  { isInferred, arePeople }: TableRowOptions,
): ToTableRow {
  if (!isInferred) return (row) => ({ key: key(row), id: key(row), within: {}, item: row as Item });
  if (!arePeople) return (row) => row as StoredItem;
  return (row) => ({ ...(row as StoredItem), item: Object(withoutSecrets((row as StoredItem).item)) });
}

/** The key that a text in an address means: `5` can be a number or a text, and only one of them is a key. */
export function keysOfText(text: string): readonly Key[] {
  const number = Number(text);
  return plainText(number) === text ? [text, number] : [text];
}
