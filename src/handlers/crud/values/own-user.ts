import { findName } from '../../../inference/naming.ts';
import { ownValue, plainText } from '../../../json.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import { fitsProperty } from './fits-property.ts';
import type { Missing, Person, RuleValue } from './missing-property.ts';

/** Names, in snake case, of properties that hold the user who made an item, as an object or by the id. */
const ownUsers =
  /^(user|owner|author|creator|requester|reporter|uploader|account_owner)(_?(id|uuid|ref))?$|^(created|updated|modified|owned|submitted|uploaded|requested|opened)_?by(_?(id|user|user_id))?$/;

/** Names of what may be a person, or merely an address or a name of one: as an object or by an id alone. */
const maybeUsers =
  /^(sender|poster|commenter|writer|reviewer|organizer|host|instructor|teacher|tutor|trainer)(_?(id|uuid))?$|^(sent|posted|written|added|invited)_by(_?(id|user|user_id))?$/;

/** Whether a property, by its name in snake case, holds the user who made an item. */
export function isOwnUser(words: string): boolean {
  return ownUsers.test(words) && !/^(updated|modified)/.test(words);
}

/** The user of the request's token in a property such as `user_id`, `owner` or `created_by`. */
export function ownUser({ words, merged, given: { user } }: Missing): RuleValue | undefined {
  const isPerson = merged.types.has('object') || /_(id|uuid)$/.test(words);
  const isKind = user?.words?.includes(words.replace(/_?(?:id|uuid|ref)$/, '').replaceAll('_', ''));
  const isOwn = ownUsers.test(words) || (isPerson && (isKind || maybeUsers.test(words)));
  if (user === undefined || !isOwn) return undefined;
  const candidates = merged.types.has('object')
    ? [user.item ?? { id: user.id }]
    : namesOf(user, words, merged);
  return candidates.filter((value) => fitsProperty(merged, value)).map((value) => ({ value }))[0];
}

/** What may name a user in a text or a number, the likeliest first. */
function namesOf(
  { id, item = {} }: Person,
  words: string,
  { types, keywords }: MergedSchema,
): readonly unknown[] {
  const address = ownValue(item, '@id');
  const ids = [id, String(id)];
  if (/^iri/.test(plainText(keywords.format)) && typeof address === 'string') return [address];
  // The `user` of a text whose id is a number is called so: `StringRelatedField` of Django REST framework.
  const isName =
    typeof id === 'number' && !types.has('integer') && !types.has('number') && !/_(id|uuid|ref)$/.test(words);
  if (!isName || keywords.format !== undefined) return ids;
  const name = findName(Object.keys(item), ['username', 'name', 'fullname', 'displayname', 'email']);
  return [...(name === undefined ? [] : [ownValue(item, name)]), ...ids];
}
