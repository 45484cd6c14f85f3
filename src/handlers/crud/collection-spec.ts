import type { NestedPath, Resource, Role, SelectingRole } from '../../inference/resource.ts';
import type { CollectionSpec, Key, Row } from '../../storage/store.ts';
import { alternativeIds } from './ids/second-ids.ts';
import { loginNameIndex, loginNameKeys } from './people/find-person.ts';
import { filterIndexes } from './query/filter-index.ts';
import { sortIndexes } from './query/sort-index.ts';
import { parentsUnder } from './related-ids.ts';
import { childIndex, idKey, parentKey, type StoredItem, scopeIds } from './stored-item.ts';

/**
 * The specification of a resource's collection in the store: its key and its indexes.
 * @param roles those that select items by filters, each of which gets an index
 * @param properties the names of those that items may be sorted by
 */
export function collectionSpec(
  resource: Resource,
  roles: readonly SelectingRole[] = [],
  properties: () => Iterable<string> = () => [],
): CollectionSpec {
  const nestedPaths = resource.nestedPaths.flatMap((nestedPath) => [
    [nestedPath.path, (row: Row) => parentsUnder(row as StoredItem, nestedPath).map(parentKey)] as const,
    [
      childIndex(nestedPath),
      (row: Row) => underNestedPath(row, nestedPath, nestedPath.parent?.depth ?? 0),
    ] as const,
  ]);
  const lists = roles.filter((role) => role.kind === 'list');
  return {
    name: resource.name,
    otherNames: resource.otherNames,
    key: (row) => (row as StoredItem).key,
    indexes: {
      id: (row) => {
        const { id, within, item } = row as StoredItem;
        const ids = [id, ...alternativeIds(resource, item)];
        // An id that is unique under its parents is also found by itself, where a path has no parents.
        const scopes = [scopeIds(resource, within), []];
        return [...new Set(ids.flatMap((each) => scopes.map((scope) => idKey(resource, scope, each))))];
      },
      ...Object.fromEntries(nestedPaths),
    },
    indexesOnDemand: {
      ...filterIndexes(roles),
      ...sortIndexes(lists, properties),
      [loginNameIndex]: loginNameKeys,
    },
  };
}

/** How a role selects items of its resource by filters, if it does: a list, and a read that picks one of several. */
export function selectionsOf(role: Role): readonly SelectingRole[] {
  if (role.kind === 'read') return role.among === undefined ? [] : [role.among];
  return role.kind === 'list' || role.kind === 'count' || role.kind === 'bulk-delete' ? [role] : [];
}

function underNestedPath(row: Row, { path }: NestedPath, depth: number): readonly Key[] {
  const { within } = row as StoredItem;
  const parentIds = Object.hasOwn(within, path) ? within[path] : undefined;
  return parentIds === undefined ? [] : [parentKey(parentIds.slice(0, depth))];
}
