import { SandboxError } from '../../errors.ts';
import { responseKey } from '../../openapi/responses.ts';
import type { Next, OperationRequest, Reply } from '../../operation.ts';
import { findPerson, loginNamesOf } from '../crud/people/find-person.ts';
import type { PeopleRequest } from './people-step.ts';
import { sentCredentials } from './sent-credentials.ts';
import { showsToken, withTokens } from './token-response.ts';

/** Creates a person, unless one of the same e-mail address or user name exists. */
export async function signUp(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people } = all;
  const { names } = sentCredentials(request);
  const strict = names.length > 0 ? loginNamesOf(bodyFields(request)) : [];
  const taken = people.resource && (await findPerson(context, people.resource, strict));
  if (taken !== undefined) {
    const code = responseKey(request.operation, 409) === undefined ? 'taken' : 'conflict';
    throw new SandboxError(code, `${strict.join(', ')} is taken: log in, or choose another`);
  }
  const reply = await next();
  const person = people.resource && (await findPerson(context, people.resource, strict));
  return showsToken(all) ? withTokens(all, reply, person) : reply;
}

function bodyFields({ body }: OperationRequest): Readonly<Record<string, unknown>> {
  const object = Object(body);
  const [only, ...others] = Object.values(object);
  return others.length === 0 && typeof only === 'object' && only !== null ? Object(only) : object;
}
