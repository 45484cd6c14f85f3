import { fitsProperty } from './fits-property.ts';
import type { Missing, RuleValue } from './missing-property.ts';

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
  const candidates = merged.types.has('object') ? [user.item ?? { id: user.id }] : [user.id, String(user.id)];
  return candidates.filter((value) => fitsProperty(merged, value)).map((value) => ({ value }))[0];
}
