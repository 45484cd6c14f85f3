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

/**
 * Whether a property, by its name in snake case, holds the user who made or changed an item.
 * @param isPerson whether it is an object or an id, and not merely an address or a name
 */
export function mayBeOwnUser(words: string, isPerson: boolean): boolean {
  return ownUsers.test(words) || (isPerson && maybeUsers.test(words));
}
