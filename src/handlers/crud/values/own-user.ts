import { findName } from '../../../inference/naming.ts';
import { mayBeOwnUser } from '../../../inference/people/own-user-words.ts';
import { ownValue, plainText } from '../../../json.ts';
import { isOpaque, type MergedSchema } from '../../../schema/merged-schema.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from './fits-property.ts';
import type { Missing, Person, RuleValue } from './missing-property.ts';

/** The user of the request's token in a property such as `user_id`, `owner` or `created_by`. */
export function ownUser({ words, merged, given: { user } }: Missing): RuleValue | undefined {
  const isPerson = merged.types.has('object') || /_(id|uuid)$/.test(words);
  const isKind = user?.words?.includes(words.replace(/_?(?:id|uuid|ref)$/, '').replaceAll('_', ''));
  const isOwn = mayBeOwnUser(words, isPerson) || (isPerson && isKind);
  if (user === undefined || !isOwn) return undefined;
  const candidates = merged.types.has('object') ? [shownOf(merged, user)] : namesOf(user, words, merged);
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

/** What a property shows of a user: as much as it declares, and not what only the user's own responses do, such as a token. */
function shownOf(merged: MergedSchema, { id, item = { id } }: Person): Item {
  if (isOpaque(merged)) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => merged.properties.has(name)));
}
