import { plainName } from '../../inference/naming.ts';
import type { NestedPath } from '../../inference/resource.ts';
import { isObject, ownValue } from '../../json.ts';
import { identifyingNames } from './identifying-names.ts';
import type { StoredItem } from './stored-item.ts';

/** The ids of the items that a value refers to: an id, an object with an id or nothing but a key, or a list of either. */
export function relatedIds(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(relatedIds);
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (!isObject(value)) return [];
  const [only, ...others] = Object.keys(value);
  const names = only === undefined || others.length > 0 ? identifyingNames : [only];
  return names
    .map((name) => ownValue(value, name))
    .flatMap((id) => (isObject(id) ? [] : relatedIds(id)))
    .slice(0, 1);
}

/** The ids of the parents that an item refers to by its own properties, where the path has one parent. */
export function referencedParents(
  { item }: Pick<StoredItem, 'item'>,
  { parameters }: NestedPath,
): readonly string[] {
  const { references, typed } = parameters[0] ?? {};
  const named = references === undefined ? [] : relatedIds(ownValue(item, references));
  const byType = typed?.properties.flatMap((property) => idsOfType(ownValue(item, property), typed.types));
  return [...named, ...(byType ?? [])];
}

/**
 * The ids of all parents under which an item is found at a nested path, each once: those of the path that it was made at, and
 * those that its own properties refer to.
 */
export function parentsUnder(row: StoredItem, nestedPath: NestedPath): readonly (readonly string[])[] {
  const own = Object.hasOwn(row.within, nestedPath.path) ? row.within[nestedPath.path] : undefined;
  const referenced = referencedParents(row, nestedPath).map((id) => [id]);
  const others = referenced.filter(([id]) => own?.length !== 1 || own[0] !== id);
  return own === undefined ? others : [own, ...others];
}

/** The id in an object that says of itself which type it refers to. */
function idsOfType(value: unknown, types: readonly string[]): readonly string[] {
  const type = isObject(value) ? ownValue(value, 'type') : undefined;
  return typeof type === 'string' && types.includes(plainName(type)) ? relatedIds(value) : [];
}
