import type { NestedPath, Resource } from '../../../inference/resource.ts';
import type { LocatedRow, LocatedRows } from '../../../state/state-schema.ts';
import { type Steps, visitInSteps } from '../../../turns.ts';
import type { CrudContext } from '../crud-context.ts';
import { isNestedUnder } from '../find-item.ts';
import { idKey, type StoredItem, scopeIds } from '../stored-item.ts';

/** The items of one resource by the keys of their ids. */
type RowsById = ReadonlyMap<string, LocatedRow>;

/** Finds items of a state file that share an id, and items whose parent is missing. */
export function createCrossReferences({ resources }: Pick<CrudContext, 'resources'>) {
  return function* issuesAmong(rows: LocatedRows, doubtful: ReadonlySet<string>): Steps<readonly string[]> {
    const issues: string[] = [];
    const byResource = new Map<string, RowsById>();
    for (const resource of resources.values()) {
      const byId = new Map<string, LocatedRow>();
      byResource.set(resource.name, byId);
      yield* sharedIds(resource, rows.get(resource.name) ?? [], byId, issues);
    }
    for (const resource of resources.values()) {
      if (!resource.requiresParents) continue;
      yield* visitInSteps(rows.get(resource.name) ?? [], (row) => {
        issues.push(...missingParents(resource, row, byResource, doubtful));
      });
    }
    return issues;
  };

  function* missingParents(
    { nestedPaths }: Resource,
    { location, row }: LocatedRow,
    byResource: ReadonlyMap<string, RowsById>,
    doubtful: ReadonlySet<string>,
  ): Generator<string> {
    const { within } = row as StoredItem;
    for (const nestedPath of nestedPaths) {
      const { parent, path } = nestedPath;
      const parentIds = Object.hasOwn(within, path) ? within[path] : undefined;
      if (parentIds === undefined || parent === undefined || hasParent(nestedPath, parentIds, byResource))
        continue;
      if (doubtful.has(parent.resource)) continue;
      const id = JSON.stringify(parentIds[parent.depth - 1]);
      yield `${location} is in ${fillPath(path, parentIds)}, but ${parent.resource} has no ${id}`;
    }
  }

  /** Whether the parent of an item is among the rows: the rule of `requireParent`, without a store. */
  function hasParent(
    { parent }: NestedPath,
    parentIds: readonly string[],
    byResource: ReadonlyMap<string, RowsById>,
  ): boolean {
    const resource = parent && resources.get(parent.resource);
    if (parent === undefined || resource === undefined) return true;
    const grandparentIds = parentIds.slice(0, parent.depth - 1);
    const key = idKey(resource, grandparentIds, parentIds[parent.depth - 1]);
    const found = byResource.get(resource.name)?.get(key);
    return found !== undefined && isNestedUnder(found.row as StoredItem, parent.nestedPath, grandparentIds);
  }
}

/** @param byId receives the items by their ids @param issues receives those of items that share an id */
function* sharedIds(
  resource: Resource,
  rows: readonly LocatedRow[],
  byId: Map<string, LocatedRow>,
  issues: string[],
): Steps<void> {
  yield* visitInSteps(rows, (located) => {
    const { id, key, within } = located.row as StoredItem;
    const idInIndex = idKey(resource, scopeIds(resource, within), id);
    const other = byId.get(idInIndex);
    if (other === undefined) byId.set(idInIndex, located);
    // Rows that share their key too are reported for the key.
    else if ((other.row as StoredItem).key !== key) {
      issues.push(`${located.location} has the id ${JSON.stringify(id)} of ${other.location}`);
    }
  });
}

/** A nested path with the ids of the parents: `/authors/7/books`. */
function fillPath(path: string, parentIds: readonly string[]): string {
  const remaining = [...parentIds];
  return path.replace(/\{\}/g, () => remaining.shift() ?? '');
}
