import type { Target } from '../../../inference/query/filter.ts';
import type { ClearRole, Home, ListRole } from '../../../inference/resource.ts';
import type { CollectionSpec, IndexKeysOf } from '../../../storage/store.ts';
import { homeKey, type StoredItem } from '../items/stored-item.ts';
import { namesIn } from './field-values.ts';

/**
 * The indexes by which lists and deletions find the rows that a filter asks for, of one home or of all: one for each property of each
 * home, made when it is first asked for.
 */
export function filterIndexes(
  roles: readonly (ListRole | ClearRole)[],
): NonNullable<CollectionSpec['indexesOnDemand']> {
  return Object.fromEntries(
    roles.flatMap(({ home, filters }) =>
      filters
        .filter((filter) => filter.kind === 'value')
        .map((filter): [string, IndexKeysOf] => [
          filterIndex(home, filter),
          (row) => keysUnder(row as StoredItem, home, filter),
        ]),
    ),
  );
}

/** The name of the index for a filter. */
export function filterIndex(home: Home | undefined, { property, within }: Target): string {
  return JSON.stringify(['filter', home?.path, within, property]);
}

/** The key in that index of what is asked for in a home. */
export function filterKey(values: readonly string[], name: string): string {
  return `${homeKey(values)}\u0000${name}`;
}

function keysUnder({ within, item }: StoredItem, home: Home | undefined, filter: Target): readonly string[] {
  if (home === undefined) return namesIn(item, filter).map((name) => filterKey([], name));
  const values = Object.hasOwn(within, home.path) ? within[home.path] : undefined;
  return values === undefined ? [] : namesIn(item, filter).map((name) => filterKey(values, name));
}
