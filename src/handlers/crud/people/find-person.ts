import type { HandlerContext } from '../../../context.ts';
import { isLoginName } from '../../../inference/people/people-words.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { type Item, idKey, itemsOf, type StoredItem } from '../stored-item.ts';
import { basicCredentials, sentToken } from './tokens.ts';

/** The person who has one of some names or e-mail addresses; their case does not matter. */
export async function findPerson(
  context: HandlerContext,
  people: Resource,
  names: readonly string[],
): Promise<StoredItem | undefined> {
  const key = [...new Set(names.map((name) => name.toLowerCase()))];
  if (key.length === 0) return undefined;
  const [found] = await itemsOf(context, people).list({ where: { index: loginNameIndex, key }, limit: 1 });
  return found;
}

/** What says which collections are of people. */
export type PeopleContext = Pick<CrudContext, 'people' | 'otherPeople'>;

/** Whether the items of a collection are people: users, or others who log in. */
export function arePeople({ people, otherPeople }: PeopleContext, resource: Resource): boolean {
  return resource === people || otherPeople?.has(resource) === true;
}

/** The people whom a request is from by its token: the users, unless it was issued to somebody of another kind. */
export async function peopleOf(
  { people, otherPeople = new Set() }: PeopleContext,
  request: OperationRequest,
  context: HandlerContext,
): Promise<Resource | undefined> {
  const token = otherPeople.size === 0 ? undefined : await sentToken(request, context);
  return [...otherPeople].find(({ name }) => name === token?.people) ?? people;
}

/** The name of the index that finds people by what they log in with. */
export const loginNameIndex = 'login name';

/** The keys of an item in that index: there, case does not matter. */
export function loginNameKeys(row: object): readonly string[] {
  return [...new Set(loginNamesOf((row as StoredItem).item).map((name) => name.toLowerCase()))];
}

/** What a person logs in with: e-mail address, user name and the like. */
export function loginNamesOf(item: Item): readonly string[] {
  return Object.entries(item).flatMap(([name, value]) =>
    isLoginName(name) && typeof value === 'string' && value !== '' ? [value] : [],
  );
}

/** The user of a request: of its token or its basic credentials, else the first person; absent where there is none. */
export async function userOf(
  request: OperationRequest,
  context: HandlerContext,
  people: Resource,
): Promise<StoredItem | undefined> {
  const token = await sentToken(request, context);
  const isOne = token !== undefined && (token.people ?? people.name) === people.name;
  const byToken = isOne && token.user !== undefined ? await personOf(context, people, token.user) : undefined;
  if (byToken !== undefined) return byToken;
  const [name] = basicCredentials(request) ?? [];
  const byName = name === undefined ? undefined : await findPerson(context, people, [name]);
  return byName ?? firstOf(context, people);
}

/** Who sent a request, as far as a token that was handed out, or basic credentials say; absent for anybody else. */
export async function requesterOf(
  request: OperationRequest,
  context: HandlerContext,
): Promise<string | undefined> {
  const token = await sentToken(request, context);
  if (token?.user !== undefined) return `user ${token.user}${token.people ? ` of ${token.people}` : ''}`;
  const [name] = basicCredentials(request) ?? [];
  return name === undefined ? undefined : `name ${name.toLowerCase()}`;
}

/** The person of an id. */
export async function personOf(
  context: HandlerContext,
  people: Resource,
  id: string | number,
): Promise<StoredItem | undefined> {
  const where = { index: 'id', key: idKey(people, [], id) };
  const [found] = await itemsOf(context, people).list({ where, limit: 1 });
  return found;
}

/** The first item of a collection. */
export async function firstOf(context: HandlerContext, resource: Resource): Promise<StoredItem | undefined> {
  const [first] = await itemsOf(context, resource).list({ limit: 1 });
  return first;
}
