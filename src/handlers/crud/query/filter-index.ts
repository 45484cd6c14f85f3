import type { FieldPath } from '../../../inference/query/filter.ts';
import type { BulkDeleteRole, ListRole, NestedPath } from '../../../inference/resource.ts';
import type { CollectionSpec, IndexKeysOf } from '../../../storage/store.ts';
import { parentKey, type StoredItem } from '../stored-item.ts';
import { comparableValues } from './field-values.ts';

/**
 * The indexes by which lists and deletions find the rows that a filter asks for, of one home or of all: one for each property of each
 * home, made when it is first asked for.
 */
export function filterIndexes(
  roles: readonly (ListRole | BulkDeleteRole)[],
): NonNullable<CollectionSpec['indexesOnDemand']> {
  return Object.fromEntries(
    roles.flatMap(({ nestedPath, filters }) =>
      filters
        .filter((filter) => filter.kind === 'value')
        .map((filter): [string, IndexKeysOf] => [
          filterIndex(nestedPath, filter),
          (row) => keysUnder(row as StoredItem, nestedPath, filter),
        ]),
    ),
  );
}

/** The name of the index for a filter. */
export function filterIndex(nestedPath: NestedPath | undefined, { property, within }: FieldPath): string {
  return JSON.stringify(['filter', nestedPath?.path, within, property]);
}

/** The key in that index of what is asked for in a home. */
export function filterKey(values: readonly string[], name: string): string {
  return `${parentKey(values)}\u0000${name}`;
}

function keysUnder(
  { within, item }: StoredItem,
  nestedPath: NestedPath | undefined,
  filter: FieldPath,
): readonly string[] {
  if (nestedPath === undefined) return comparableValues(item, filter).map((name) => filterKey([], name));
  const values = Object.hasOwn(within, nestedPath.path) ? within[nestedPath.path] : undefined;
  return values === undefined ? [] : comparableValues(item, filter).map((name) => filterKey(values, name));
}
