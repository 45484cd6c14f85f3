import { findName, lastSegmentOf, singularsOf } from '../../inference/naming.ts';
import { idNamesOf, type Relations } from '../../inference/relations/infer-relations.ts';
import type { NestedPath, Resource } from '../../inference/resource.ts';
import { ownValue } from '../../json.ts';
import { relatedIds } from '../crud/related-ids.ts';
import { parentKey, type StoredItem } from '../crud/stored-item.ts';

/** How the items of a collection belong to those of another one. */
export interface Belonging {
  /** The collection of the items that belong. */
  readonly collection: string;
  /** The property that refers to the other item; absent where they are below it, as books are below a shelf. */
  readonly property?: string;
  /** Whether an item belongs to another one. */
  readonly belongsTo: (item: StoredItem, to: StoredItem) => boolean;
}

/** A collection, and the properties of its items. */
export interface RelatableCollection {
  readonly name: string;
  readonly resource?: Resource | undefined;
  readonly columns: readonly string[];
}

/**
 * How items of any collection belong to those of one: by a nested path, by a property that shows them, or by one that is
 * named after them, such as `customer_id`.
 */
export function belongingsTo(
  { name: owner }: RelatableCollection,
  all: readonly RelatableCollection[],
  relations: Relations,
): readonly Belonging[] {
  // The word by itself is no reference: a customer can be sent with an `account`, which is stored elsewhere.
  const words = singularsOf(lastSegmentOf(owner));
  return all.flatMap((one): Belonging[] => {
    const below = (one.resource?.nestedPaths ?? []).filter(({ parent }) => parent?.resource === owner);
    const names = (relations.get(one.name) ?? []).flatMap(({ resource, idsIn, property }) =>
      resource === owner ? [idsIn, property] : [],
    );
    const byName = words
      .map((word) => findName(one.columns, idNamesOf(word).slice(1)))
      .filter((each) => each !== undefined);
    const properties = [...new Set([...names, ...byName])];
    const [property] = properties;
    if (below.length > 0)
      return [
        { collection: one.name, belongsTo: (item, to) => below.some((path) => isBelow(path, item, to)) },
      ];
    if (property === undefined) return [];
    const refers = (item: StoredItem, to: StoredItem) =>
      properties.some((each) => relatedIds(ownValue(item.item, each)).includes(`${to.id}`));
    return [{ collection: one.name, property, belongsTo: refers }];
  });
}

function isBelow({ path, parent }: NestedPath, { within }: StoredItem, to: StoredItem): boolean {
  if (parent === undefined || !Object.hasOwn(within, path)) return false;
  const above = parent.nestedPath === undefined ? [] : (to.within[parent.nestedPath] ?? []);
  return parentKey((within[path] ?? []).slice(0, parent.depth)) === parentKey([...above, `${to.id}`]);
}
