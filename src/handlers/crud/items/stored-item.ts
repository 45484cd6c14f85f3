import type { HandlerContext } from '../../../context.ts';
import type { NestedPath, Resource } from '../../../inference/resource.ts';
import type { Collection, Key } from '../../../storage/store.ts';

/** A JSON object. */
export type Item = Readonly<Record<string, unknown>>;

/** An item as it is stored. */
export interface StoredItem {
  /** Its place in the collection: the number of its creation, or its id when a client gave that. */
  readonly key: Key;
  readonly id: string | number;
  /** The homes in which it stands, by their paths, and the values of the parameters there. */
  readonly within: Readonly<Record<string, readonly string[]>>;
  readonly item: Item;
}

/** The index by which the children of an item are found. */
export function childIndex({ path }: NestedPath): string {
  return `parent of ${path}`;
}

/** The key of a home in the indexes. */
export function parentKey(values: readonly string[]): string {
  return values.length === 0 ? '[]' : JSON.stringify(values);
}

/** The key of an id in its index: an id that is unique only within its home is found together with that. */
export function idKey(resource: Resource, values: readonly string[], id: unknown): string {
  return JSON.stringify(resource.hasGlobalIds ? [String(id)] : [...values, String(id)]);
}

/** The key of an item whose client gave the id: items come in the order of their ids, home by home. */
export function keyOfId(resource: Resource, values: readonly string[], id: string | number): Key {
  if (resource.hasGlobalIds && id !== '') return id;
  // Numbers are padded, so that texts come in their order too.
  const text = typeof id === 'number' ? `${id}`.padStart(16, '0') : id;
  return [...values.map(encodeURIComponent), text].join('/') || '/';
}

export function itemsOf(context: HandlerContext, resource: Pick<Resource, 'name'>): Collection<StoredItem> {
  return context.store.collection<StoredItem>(resource.name);
}
