import type { ListRole, NestedPath } from '../../../inference/resource.ts';
import type { CollectionSpec, IndexKeysOf, Key } from '../../../storage/store.ts';
import { parentsUnder } from '../related-ids.ts';
import { parentKey, type StoredItem } from '../stored-item.ts';
import { fieldValue } from './field-values.ts';
import { sortValue } from './sort.ts';

/**
 * The indexes by which lists find rows in the order of a property, below one parent or in all: one for each property
 * and nested path, built when it is first used.
 */
export function sortIndexes(
  lists: readonly ListRole[],
  properties: () => Iterable<string>,
): NonNullable<CollectionSpec['indexesOnDemand']> {
  const sorted = lists.filter(({ sort }) => sort.by !== undefined);
  if (sorted.length === 0) return {};
  return Object.fromEntries(
    [...properties()].flatMap((property) =>
      sorted.map(({ nestedPath }): [string, IndexKeysOf] => [
        sortIndex(nestedPath, property),
        (row) => keysUnder(row as StoredItem, nestedPath, property),
      ]),
    ),
  );
}

/** The name of the index for the order by a property. */
export function sortIndex(nestedPath: NestedPath | undefined, property: string): string {
  return JSON.stringify(['sort', nestedPath?.path, property]);
}

/** The prefixes of the keys below a parent: of rows with a value, and of those without. */
export function sortPrefixes(values: readonly string[]): readonly [valued: string, bare: string] {
  const parent = parentKey(values);
  return [`${parent}\u0000`, `${parent}\u0001`];
}

/** The key in that index of a row with a value. */
export function sortKey(values: readonly string[], value: unknown): string {
  const [valued, bare] = sortPrefixes(values);
  const key = sortValue(value);
  return key === undefined ? bare : valued + ordered(key);
}

function keysUnder(row: StoredItem, nestedPath: NestedPath | undefined, property: string): readonly string[] {
  const value = fieldValue(row.item, { path: [property] });
  const parents = nestedPath === undefined ? [[]] : parentsUnder(row, nestedPath);
  return parents.map((parentIds) => sortKey(parentIds, value));
}

/** A text that sorts as its key does: numbers before texts, numbers by value. */
function ordered(key: Key): string {
  return typeof key === 'string' ? `1${key}` : `0${orderedNumber(key)}`;
}

/** Where a number is taken apart; one of its own for each number of many rows would keep the garbage collector busy. */
const bits = new DataView(new ArrayBuffer(8));

/** The 64 bits of a number, turned so that they ascend with it: 1 for the sign of a positive number. */
function orderedNumber(number: number): string {
  bits.setFloat64(0, number);
  const first = bits.getUint16(0);
  const isNegative = first >= 0x8000;
  const part = (at: number) => bits.getUint16(at) ^ (isNegative ? 0xffff : 0);
  return String.fromCharCode(isNegative ? part(0) : first ^ 0x8000, part(2), part(4), part(6));
}
