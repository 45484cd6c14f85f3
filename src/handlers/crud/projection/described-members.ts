import { isDescribingObject } from '../../../inference/identity/id-property.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { FilledObject } from './presence.ts';

/** What servers set in an object that says what an item is, such as `metadata`, by names in snake case. */
const ownedNames = /^(uid|uuid|guid|generation)$/;

/** Whether an object says what an item is: the `metadata` or the `sys` of the item itself. */
export function isDescribing({ holder }: FilledObject): boolean {
  return holder !== undefined && holder.object.holder === undefined && isDescribingObject(holder.property);
}

/**
 * Whether the server sets a property of an object whether requests may or not: the `uid` in the `metadata` of an item,
 * which clients send with its `name`.
 */
export function isOwnedMember(object: FilledObject, name: string): boolean {
  return isDescribing(object) && ownedNames.test(splitWords(name));
}
