import { lastSegmentOf, singularsOf } from '../../../inference/naming.ts';
import { isOwnUser } from '../../../inference/people/own-user-words.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudRequest } from '../crud-request.ts';
import { arePeople, peopleOf, userOf } from '../people/find-person.ts';
import type { Item } from '../stored-item.ts';

/**
 * Which items a list such as `/my/orders` shows: those whose `user_id`, `owner` or the like is the user of the request, and
 * those that name nobody. `undefined` for lists of what everybody has.
 */
export async function ownRows({
  crud,
  role,
  input,
  context,
}: CrudRequest): Promise<((item: Item) => boolean) | undefined> {
  if (!('isOfUser' in role) || !role.isOfUser || arePeople(crud, role.resource)) return undefined;
  const people = await peopleOf(crud, input, context);
  if (people === undefined) return undefined;
  const user = await userOf(input, context, people);
  if (user === undefined) return undefined;
  const kind = people === crud.people ? [] : singularsOf(lastSegmentOf(people.name));
  const isOfKind = (words: string) =>
    kind.includes(words.replace(/_?(?:id|uuid|ref)$/, '').replaceAll('_', ''));
  const isOwn = (words: string) => isOwnUser(words) || isOfKind(words);
  return (item) => {
    const owners = ownersOf(people, item, isOwn);
    return owners.length === 0 || owners.includes(`${user.id}`);
  };
}

/**
 * The ids of the people whose an item is: its `user_id`, or its `owner` with that.
 * @param isOwn whether a property holds one, by its name in snake case
 */
export function ownersOf(
  { id: { property = 'id' } }: Resource,
  item: Item,
  isOwn: (words: string) => boolean = isOwnUser,
): readonly string[] {
  const owners = Object.entries(item).filter(([name]) => isOwn(splitWords(name)));
  return owners.flatMap(([, value]) => {
    const id = isObject(value) ? (value[property] ?? value.id) : value;
    return typeof id === 'string' || typeof id === 'number' ? [`${id}`] : [];
  });
}
