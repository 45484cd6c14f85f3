import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Item } from '../stored-item.ts';

/** The values beside its id that an item is found by, such as its `uid`. */
export function alternativeIds({ id }: Resource, item: Item): readonly (string | number)[] {
  return [...id.alternatives.flatMap((name) => idIn(item, name)), ...innerIds(id, item)];
}

/** Whether a path finds an item by more than its id. */
export function hasAlternativeIds({ id }: Resource): boolean {
  return id.alternatives.length > 0 || id.innerAlternatives !== undefined;
}

/** Those that no two items share. People give names: two documents may have the same, and the first is found by it. */
export function uniqueAlternativeIds({ id }: Resource, item: Item): readonly (string | number)[] {
  return id.alternatives.filter((name) => !isGivenName(name)).flatMap((name) => idIn(item, name));
}

function innerIds({ innerAlternatives = [] }: Resource['id'], item: Item): readonly (string | number)[] {
  return innerAlternatives.flatMap(([object, name]) => {
    const inner = ownValue(item, object);
    return isObject(inner) ? idIn(inner, name) : [];
  });
}

function isGivenName(property: string): boolean {
  return /(name|alias|path|reference)$/.test(plainName(property)) && plainName(property) !== 'username';
}

function idIn(item: Item, name: string): readonly (string | number)[] {
  const value = ownValue(item, name);
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [value] : [];
}
