import type { NestedPath, Resource } from '../../../inference/resource.ts';
import type { LocatedRow, LocatedRows } from '../../../state/state-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { idKey, type StoredItem } from '../items/stored-item.ts';

/** Items of one resource, by the keys of their ids. */
type ById = ReadonlyMap<string, LocatedRow>;

/** Tells which items have the id of another one, and which stand in one that is not there. */
export function createCrossReferences({ resources }: Pick<CrudContext, 'resources'>) {
  return function* issuesAmong(rows: LocatedRows, doubtful: ReadonlySet<string>): Generator<string> {
    const known = new Map<string, ById>();
    for (const resource of resources.values()) {
      const byId = new Map<string, LocatedRow>();
      known.set(resource.name, byId);
      yield* sharedIds(resource, rows.get(resource.name) ?? [], byId);
    }
    for (const resource of resources.values()) {
      for (const row of rows.get(resource.name) ?? []) yield* missingParents(resource, row, known, doubtful);
    }
  };

  function* missingParents(
    { nestedPaths }: Resource,
    { location, row }: LocatedRow,
    known: ReadonlyMap<string, ById>,
    doubtful: ReadonlySet<string>,
  ): Generator<string> {
    const { within } = row as StoredItem;
    for (const nestedPath of nestedPaths) {
      const values = Object.hasOwn(within, nestedPath.path) ? within[nestedPath.path] : undefined;
      if (values === undefined || nestedPath.parent === undefined || isThere(nestedPath, values, known))
        continue;
      if (doubtful.has(nestedPath.parent.resource)) continue;
      const id = JSON.stringify(values[nestedPath.parent.depth - 1]);
      yield `${location} stands in ${filled(nestedPath.path, values)}, and ${nestedPath.parent.resource} has no ${id}`;
    }
  }

  /** As `findItem` finds it in the store. */
  function isThere(
    { parent }: NestedPath,
    values: readonly string[],
    known: ReadonlyMap<string, ById>,
  ): boolean {
    const resource = parent && resources.get(parent.resource);
    if (parent === undefined || resource === undefined) return true;
    const above = values.slice(0, parent.depth - 1);
    const found = known.get(resource.name)?.get(idKey(resource, above, values[parent.depth - 1]));
    if (found === undefined || parent.nestedPath === undefined) return found !== undefined;
    const { within } = found.row as StoredItem;
    const stands = Object.hasOwn(within, parent.nestedPath) ? within[parent.nestedPath] : undefined;
    return stands?.join('\n') === above.join('\n');
  }
}

/** @param byId takes the items by their ids. */
function* sharedIds(
  resource: Resource,
  rows: readonly LocatedRow[],
  byId: Map<string, LocatedRow>,
): Generator<string> {
  for (const placed of rows) {
    const { id, key, within } = placed.row as StoredItem;
    const at = idKey(resource, Object.values(within)[0] ?? [], id);
    const other = byId.get(at);
    if (other === undefined) byId.set(at, placed);
    // What shares its key as well is told for that.
    else if ((other.row as StoredItem).key !== key) {
      yield `${placed.location} has the id ${JSON.stringify(id)} of ${other.location}`;
    }
  }
}

/** `/authors/7/books` for a home and the values in it. */
function filled(path: string, values: readonly string[]): string {
  const left = [...values];
  return path.replace(/\{\}/g, () => left.shift() ?? '');
}
