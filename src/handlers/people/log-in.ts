import type { Next, Reply } from '../../operation.ts';
import { findPerson, personOf, userOf } from '../crud/people/find-person.ts';
import { hasPassword } from '../crud/people/passwords.ts';
import { findToken, isOver, sentToken } from '../crud/people/tokens.ts';
import type { StoredItem } from '../crud/stored-item.ts';
import { type PeopleRequest, wrongCredentials } from './people-step.ts';
import { type SentCredentials, sentCredentials } from './sent-credentials.ts';
import { withTokens } from './token-response.ts';

/** Logs a person in, with a password or a refresh token. */
export async function logIn(received: PeopleRequest, next: Next): Promise<Reply> {
  const { request, people } = received;
  const sent = sentCredentials(request);
  const isRefresh = people.acts.get(request.operation.id) === 'refresh' || sent.grant === 'refresh_token';
  const all = await withKind(received, sent);
  const person = isRefresh ? await refreshedPerson(all, sent) : await requirePerson(all, sent);
  const isNobody = person === undefined && !isRefresh && sent.grant !== 'client_credentials';
  return withTokens(all, await next(), person, {
    scope: sent.scope,
    ...(isNobody && { names: sent.fields }),
  });
}

/**
 * The request as one of the people who have the name that it sends, or its token: those of another kind may log in where users
 * do, unless a user has the name.
 */
async function withKind(
  all: PeopleRequest,
  { names, refreshToken }: SentCredentials,
): Promise<PeopleRequest> {
  const { request, context, people, crud } = all;
  const others = [...(people.otherKinds?.has(request.operation.id) ? [] : (crud.otherPeople ?? []))];
  if (others.length === 0 || people.resource === undefined) return all;
  const token =
    refreshToken === undefined ? await sentToken(request, context) : await findToken(context, refreshToken);
  const isUser = names.length === 0 || (await findPerson(context, people.resource, names)) !== undefined;
  for (const resource of isUser ? [] : others)
    if ((await findPerson(context, resource, names)) !== undefined)
      return { ...all, people: { ...people, resource } };
  const ofToken = names.length === 0 ? others.find(({ name }) => name === token?.people) : undefined;
  return ofToken === undefined ? all : { ...all, people: { ...people, resource: ofToken } };
}

/** @throws SandboxError for a name that nobody has, or another password; with no person stored, anybody may log in. */
async function requirePerson(
  { request, context, people, tokens }: PeopleRequest,
  { names, password, grant }: SentCredentials,
): Promise<StoredItem | undefined> {
  if (people.resource === undefined || grant === 'client_credentials' || names.length === 0) return undefined;
  const person = await findPerson(context, people.resource, names);
  const isKnown = password === undefined || tokens.includes(password);
  if (person !== undefined && (isKnown || hasPassword(person.item, password))) return person;
  if (person === undefined && (await userOf(request, context, people.resource)) === undefined)
    return undefined;
  throw wrongCredentials(request.operation, 'the user name or the password is wrong');
}

/** @throws SandboxError for a token that has ended, and for one that was never issued where people are stored. */
async function refreshedPerson(
  { request, context, people }: PeopleRequest,
  { refreshToken }: SentCredentials,
): Promise<StoredItem | undefined> {
  const token =
    refreshToken === undefined ? await sentToken(request, context) : await findToken(context, refreshToken);
  const { resource } = people;
  if (token !== undefined && isOver(token, context)) {
    throw wrongCredentials(request.operation, 'the token has ended or expired: log in again');
  }
  if (resource === undefined) return undefined;
  if (token?.user !== undefined) return personOf(context, resource, token.user);
  const someone = await userOf(request, context, resource);
  if (token === undefined && refreshToken !== undefined && someone !== undefined) {
    throw wrongCredentials(request.operation, 'the refresh token was not issued here: log in');
  }
  return someone;
}
