import { SandboxError } from '../../errors.ts';
import { plainName } from '../../inference/naming.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import { responseKey } from '../../openapi/responses.ts';
import type { Next, OperationRequest, Reply } from '../../operation.ts';
import { peopleOf, personOf, userOf } from '../crud/people/find-person.ts';
import { hasPassword, withPassword } from '../crud/people/passwords.ts';
import { itemsOf, type StoredItem } from '../crud/stored-item.ts';
import { type PeopleRequest, wrongCredentials } from './people-step.ts';
import { sentFields } from './sent-credentials.ts';

/** The passwords in the body of a request that changes one. */
interface SentPasswords {
  readonly current?: string;
  readonly wanted?: string;
  readonly repeated?: string;
}

/**
 * Changes the password of the request's user, or of the one whom the path names.
 * @throws SandboxError for another current password than the user has, and for a new one that is repeated differently.
 */
export async function changePassword(received: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, crud } = received;
  const isOfKind = received.people.otherKinds?.has(request.operation.id);
  const resource = isOfKind ? received.people.resource : await peopleOf(crud, request, context);
  const people = { ...received.people, ...(resource && { resource }) };
  const all = { ...received, people };
  const { current, wanted, repeated } = sentPasswords(request);
  if (wanted !== undefined && repeated !== undefined && wanted !== repeated) {
    throw new SandboxError('invalid', 'the new password and its repetition differ: send the same twice');
  }
  const person = await personIn(all);
  if (people.resource === undefined || person === undefined || wanted === undefined) return next();
  if (current !== undefined && !hasPassword(person.item, current)) throw wrongPassword(request);
  const item = withPassword(person.item, wanted, context.random);
  await itemsOf(context, people.resource).replace({ ...person, item });
  return next();
}

async function personIn({ request, context, people }: PeopleRequest): Promise<StoredItem | undefined> {
  if (people.resource === undefined) return undefined;
  const [id] = Object.values(request.params);
  if (typeof id === 'string' || typeof id === 'number') return personOf(context, people.resource, id);
  return userOf(request, context, people.resource);
}

/** A client that gets a 401 logs its user out: a declared 400 says better that only the password is wrong. */
function wrongPassword({ operation }: OperationRequest): SandboxError {
  const message = 'the current password is wrong';
  if (responseKey(operation, 400) !== undefined) return new SandboxError('wrong-credentials', message);
  return wrongCredentials(operation, message);
}

/** The passwords that a request sends: the present one, the new one, and its repetition. */
export function sentPasswords({ body }: OperationRequest): SentPasswords {
  const secrets = Object.entries(sentFields(body)).flatMap(([name, value]): [string, string][] =>
    isSecretName(name) && typeof value === 'string' ? [[plainName(name), value]] : [],
  );
  const isCurrent = (name: string) => /^(?:old|current|previous)/.test(name);
  const isRepeated = (name: string) => /^(?:repeat|confirm)|(?:again|repeat|confirm\w*|verify)$/.test(name);
  const find = (matches: (name: string) => boolean) => secrets.find(([name]) => matches(name))?.[1];
  const [current, repeated] = [find(isCurrent), find(isRepeated)];
  const isWanted = (name: string) => !isCurrent(name) && !isRepeated(name);
  const wanted = find((name) => isWanted(name) && name.startsWith('new')) ?? find(isWanted);
  return {
    ...(current !== undefined && { current }),
    ...(wanted !== undefined && { wanted }),
    ...(repeated !== undefined && { repeated }),
  };
}
