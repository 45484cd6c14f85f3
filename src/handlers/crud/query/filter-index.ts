import type { FieldPath } from '../../../inference/query/filter.ts';
import type { NestedPath, SelectingRole } from '../../../inference/resource.ts';
import type { CollectionSpec, IndexKeysOf } from '../../../storage/store.ts';
import { parentsUnder } from '../related-ids.ts';
import { parentKey, type StoredItem } from '../stored-item.ts';
import { comparableValues } from './field-values.ts';
import { indexedField } from './filters/filter-kinds.ts';

/**
 * The indexes by which lists and deletions find the rows of a filter, below one parent or in all: one for each field
 * and nested path, built when it is first used.
 */
export function filterIndexes(
  roles: readonly SelectingRole[],
): NonNullable<CollectionSpec['indexesOnDemand']> {
  return Object.fromEntries(
    roles.flatMap(({ nestedPath, filters }) =>
      filters
        .flatMap((filter) => indexedField(filter) ?? [])
        .map((field): [string, IndexKeysOf] => [
          filterIndex(nestedPath, field),
          (row) => keysUnder(row as StoredItem, nestedPath, field),
        ]),
    ),
  );
}

/** The name of the index of a field below a nested path. */
export function filterIndex(nestedPath: NestedPath | undefined, { path }: FieldPath): string {
  return JSON.stringify(['filter', nestedPath?.path, ...path]);
}

/** The key in that index of a value below a parent. */
export function filterKey(parentIds: readonly string[], value: string): string {
  return `${parentKey(parentIds)}\u0000${value}`;
}

function keysUnder(row: StoredItem, nestedPath: NestedPath | undefined, field: FieldPath): readonly string[] {
  const values = comparableValues(row.item, field);
  const parents = nestedPath === undefined ? [[]] : parentsUnder(row, nestedPath);
  return parents.flatMap((parentIds) => values.map((value) => filterKey(parentIds, value)));
}
