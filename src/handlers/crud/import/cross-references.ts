import type { Home, Resource } from '../../../inference/resource.ts';
import type { PlacedRow, PlacedRows } from '../../../state/state-schema.ts';
import type { Served } from '../crud-context.ts';
import { idKey, type StoredItem } from '../items/stored-item.ts';

/** Items of one resource, by the keys of their ids. */
type ById = ReadonlyMap<string, PlacedRow>;

/** Tells which items have the id of another one, and which stand in one that is not there. */
export function createItemsAmong({ resources }: Pick<Served, 'resources'>) {
  return function* faultsAmong(rows: PlacedRows, doubtful: ReadonlySet<string>): Generator<string> {
    const known = new Map<string, ById>();
    for (const resource of resources.values()) {
      const byId = new Map<string, PlacedRow>();
      known.set(resource.name, byId);
      yield* sharedIds(resource, rows.get(resource.name) ?? [], byId);
    }
    for (const resource of resources.values()) {
      for (const row of rows.get(resource.name) ?? []) yield* missingParents(resource, row, known, doubtful);
    }
  };

  function* missingParents(
    { homes }: Resource,
    { place, row }: PlacedRow,
    known: ReadonlyMap<string, ById>,
    doubtful: ReadonlySet<string>,
  ): Generator<string> {
    const { within } = row as StoredItem;
    for (const home of homes) {
      const values = Object.hasOwn(within, home.path) ? within[home.path] : undefined;
      if (values === undefined || home.parent === undefined || isThere(home, values, known)) continue;
      if (doubtful.has(home.parent.resource)) continue;
      const id = JSON.stringify(values[home.parent.depth - 1]);
      yield `${place} stands in ${filled(home.path, values)}, and ${home.parent.resource} has no ${id}`;
    }
  }

  /** As `findItem` finds it in the store. */
  function isThere({ parent }: Home, values: readonly string[], known: ReadonlyMap<string, ById>): boolean {
    const resource = parent && resources.get(parent.resource);
    if (parent === undefined || resource === undefined) return true;
    const above = values.slice(0, parent.depth - 1);
    const found = known.get(resource.name)?.get(idKey(resource, above, values[parent.depth - 1]));
    if (found === undefined || parent.home === undefined) return found !== undefined;
    const { within } = found.row as StoredItem;
    const stands = Object.hasOwn(within, parent.home) ? within[parent.home] : undefined;
    return stands?.join('\n') === above.join('\n');
  }
}

/** @param byId takes the items by their ids. */
function* sharedIds(
  resource: Resource,
  rows: readonly PlacedRow[],
  byId: Map<string, PlacedRow>,
): Generator<string> {
  for (const placed of rows) {
    const { id, key, within } = placed.row as StoredItem;
    const at = idKey(resource, Object.values(within)[0] ?? [], id);
    const other = byId.get(at);
    if (other === undefined) byId.set(at, placed);
    // What shares its key as well is told for that.
    else if ((other.row as StoredItem).key !== key) {
      yield `${placed.place} has the id ${JSON.stringify(id)} of ${other.place}`;
    }
  }
}

/** `/authors/7/books` for a home and the values in it. */
function filled(path: string, values: readonly string[]): string {
  const left = [...values];
  return path.replace(/\{\}/g, () => left.shift() ?? '');
}
