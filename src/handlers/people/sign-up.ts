import { SandboxError } from '../../errors.ts';
import { actOf } from '../../inference/people/people-words.ts';
import { responseKey } from '../../openapi/responses.ts';
import type { Next, OperationRequest, Reply } from '../../operation.ts';
import { findPerson, loginNamesOf } from '../crud/people/find-person.ts';
import { withPassword } from '../crud/people/passwords.ts';
import { itemsOf, type StoredItem } from '../crud/stored-item.ts';
import { type PeopleRequest, refusalStatus } from './people-step.ts';
import { sentCredentials } from './sent-credentials.ts';
import { isOpen, showsToken, withTokens } from './token-response.ts';

/** Creates a person, unless one of the same e-mail address or user name exists. */
export async function signUp(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people } = all;
  const { names, password } = sentCredentials(request);
  const strict = names.length > 0 ? loginNamesOf(bodyFields(request)) : [];
  const taken = people.resource && (await findPerson(context, people.resource, strict));
  if (taken !== undefined) {
    const message = `${strict.join(', ')} is taken: log in, or choose another`;
    if (responseKey(request.operation, 409) !== undefined) throw new SandboxError('conflict', message);
    throw new SandboxError('taken', message, { status: refusalStatus(request.operation) });
  }
  const reply = await next();
  const found = people.resource && (await findPerson(context, people.resource, strict));
  const person = found && (await withSentPassword(all, found, password));
  return showsToken(all) || logsIn(all) ? withTokens(all, reply, person) : reply;
}

/**
 * Whether a sign-up of whose response nothing is said logs in too, as most that are called so do. `POST /users` only makes a
 * user.
 */
function logsIn({ request: { operation } }: PeopleRequest): boolean {
  return actOf(operation) === 'register' && isOpen(operation);
}

/** The person with the password that the query had: an item has of a query what responses show alone. */
async function withSentPassword(
  { request, context, people }: PeopleRequest,
  person: StoredItem,
  password: string | undefined,
): Promise<StoredItem> {
  if (request.body !== undefined || password === undefined || people.resource === undefined) return person;
  const changed = { ...person, item: withPassword(person.item, password, context.random) };
  await itemsOf(context, people.resource).replace(changed);
  return changed;
}

/** What a request without a body has in its query, and any other in its body. */
function bodyFields({ body, query }: OperationRequest): Readonly<Record<string, unknown>> {
  if (body === undefined) return query;
  const object = Object(body);
  const [only, ...others] = Object.values(object);
  return others.length === 0 && typeof only === 'object' && only !== null ? Object(only) : object;
}
