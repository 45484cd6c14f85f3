import type { BulkDeleteRole, ListRole, NestedPath, Resource } from '../../inference/resource.ts';
import type { CollectionSpec, Key, Row } from '../../storage/store.ts';
import { filterIndexes } from './query/filter-index.ts';
import { sortIndexes } from './query/sort-index.ts';
import { childIndex, idKey, parentKey, type StoredItem } from './stored-item.ts';

/**
 * What a collection of the contract remembers, and by what its items are found.
 * @param roles what may ask for some of them
 * @param properties those by which they may be sorted
 */
export function collectionSpec(
  resource: Resource,
  roles: readonly (ListRole | BulkDeleteRole)[] = [],
  properties: () => Iterable<string> = () => [],
): CollectionSpec {
  const nestedPaths = resource.nestedPaths.flatMap((nestedPath) => [
    [nestedPath.path, (row: Row) => underNestedPath(row, nestedPath, nestedPath.parameters.length)] as const,
    [
      childIndex(nestedPath),
      (row: Row) => underNestedPath(row, nestedPath, nestedPath.parent?.depth ?? 0),
    ] as const,
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
      ...Object.fromEntries(nestedPaths),
    },
    indexesOnDemand: { ...filterIndexes(roles), ...sortIndexes(lists, properties) },
  };
}

function underNestedPath(row: Row, { path }: NestedPath, depth: number): readonly Key[] {
  const { within } = row as StoredItem;
  const values = Object.hasOwn(within, path) ? within[path] : undefined;
  return values === undefined ? [] : [parentKey(values.slice(0, depth))];
}
