import type { HandlerContext } from '../../context.ts';
import type { NestedPath, Resource } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { Collection, Key } from '../../storage/store.ts';

/** A JSON object. */
export type Item = Readonly<Record<string, unknown>>;

/** An item as it is stored: the row of a collection. Its property names are those of the state file. */
export interface StoredItem {
  /** Its key in the collection: a number that counts the items, or the id where the client sets it. */
  readonly key: Key;
  readonly id: string | number;
  /** The ids of its parents, by the nested path under which the item is found. */
  readonly within: Readonly<Record<string, readonly string[]>>;
  readonly item: Item;
  /** Who has marked it, by the name of the mark: the people whose `favorites` it is one of. */
  readonly marks?: Readonly<Record<string, readonly string[]>>;
}

/** The id under which the one item of a singleton is stored. */
export const singletonId = 'singleton';

/** The stored items of a resource. */
export function itemsOf(context: HandlerContext, resource: Pick<Resource, 'name'>): Collection<StoredItem> {
  return context.store.collection<StoredItem>(resource.name);
}

/** The name of the index that finds the children of an item under a nested path. */
export function childIndex({ path }: NestedPath): string {
  return `parent of ${path}`;
}

/** The key of the ids of parents in an index. */
export function parentKey(parentIds: readonly string[]): string {
  return parentIds.length === 0 ? '[]' : JSON.stringify(parentIds);
}

/** The ids of the parents that are a part of an item's id; none where an id is unique in the whole collection. */
export function scopeIds({ idScope }: Resource, within: StoredItem['within']): readonly string[] {
  return idScope !== undefined && Object.hasOwn(within, idScope) ? (within[idScope] ?? []) : [];
}

/** The key of an id in the index of ids. An id that is unique only under its parents is found together with theirs. */
export function idKey(resource: Resource, parentIds: readonly string[], id: unknown): string {
  return JSON.stringify(resource.idScope === undefined ? [plainText(id)] : [...parentIds, plainText(id)]);
}

/** The key of an item whose client sets the id: items are ordered by their ids, parent by parent. */
export function keyOfId(resource: Resource, parentIds: readonly string[], id: string | number): Key {
  if (resource.idScope === undefined && id !== '') return id;
  // Numbers are padded, so that their strings sort like them.
  const text = typeof id === 'number' ? `${id}`.padStart(16, '0') : id;
  return [...parentIds.map(encodeURIComponent), text].join('/') || '/';
}
