import type { ClearRole, Home, ListRole, Resource } from '../../inference/resource.ts';
import type { CollectionSpec, Key, Row } from '../../storage/store.ts';
import { childIndex, homeKey, idKey, type StoredItem } from './items/stored-item.ts';
import { filterIndexes } from './query/filter-index.ts';
import { sortIndexes } from './query/sort-index.ts';

/**
 * What a collection of the contract remembers, and by what its items are found.
 * @param roles what may ask for some of them
 * @param properties those by which they may be sorted
 */
export function specOf(
  resource: Resource,
  roles: readonly (ListRole | ClearRole)[] = [],
  properties: () => Iterable<string> = () => [],
): CollectionSpec {
  const homes = resource.homes.flatMap((home) => [
    [home.path, (row: Row) => underHome(row, home, home.parameters.length)] as const,
    [childIndex(home), (row: Row) => underHome(row, home, home.parent?.depth ?? 0)] as const,
  ]);
  const lists = roles.filter((role) => role.kind === 'list');
  return {
    name: resource.name,
    key: (row) => (row as StoredItem).key,
    indexes: {
      id: (row) => {
        const { id, within } = row as StoredItem;
        return [idKey(resource, Object.values(within)[0] ?? [], id)];
      },
      ...Object.fromEntries(homes),
    },
    indexesOnDemand: { ...filterIndexes(roles), ...sortIndexes(lists, properties) },
  };
}

function underHome(row: Row, { path }: Home, depth: number): readonly Key[] {
  const { within } = row as StoredItem;
  const values = Object.hasOwn(within, path) ? within[path] : undefined;
  return values === undefined ? [] : [homeKey(values.slice(0, depth))];
}
