import { SandboxError } from '../../errors.ts';
import { plainName } from '../../inference/naming.ts';
import type { Role } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import type { Next, Reply } from '../../operation.ts';
import { parentIdsOf } from '../crud/crud-request.ts';
import { findById } from '../crud/find-item.ts';
import { findPerson, loginNamesOf, personOf } from '../crud/people/find-person.ts';
import { sentToken } from '../crud/people/tokens.ts';
import { ownersOf } from '../crud/query/own-rows.ts';
import { itemsOf, type StoredItem } from '../crud/stored-item.ts';
import type { PeopleRequest } from './people-step.ts';
import { sentFields } from './sent-credentials.ts';

/** What a 403 says of the owner of an item; "your token lacks the scope" says nothing of one. */
const aboutOwner =
  /\b(?:owners?|own|owns|authors?|creators?|yours|belongs?)\b|\bnot your\b|\bonly (?:edit|change|update|modify|delete|remove|cancel|manage)(?: or \w+)? your\b/i;

/** Whether an operation says that nobody but its owner changes an item: a 403 that is described so. */
export function isForOwner(operation: Operation, role: Role | undefined): boolean {
  const isChange = role !== undefined && ['update', 'replace', 'delete', 'action'].includes(role.kind);
  if (!isChange || operation.security.length === 0) return false;
  const { description = '' } = operation.responses['403'] ?? {};
  return aboutOwner.test(description);
}

/** @throws SandboxError `forbidden` to somebody else than the item's owner, but for administrators. */
export async function requireOwnItem(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people, roleOf } = all;
  const role = roleOf.get(request.operation.id);
  const token = await sentToken(request, context);
  if (role === undefined || people.resource === undefined || token?.user === undefined) return next();
  const { resource } = people;
  const item = await itemMeant(all, role);
  const owners = item === undefined ? [] : ownersOf(resource, item.item);
  if (owners.length === 0 || owners.includes(`${token.user}`)) return next();
  const person = await personOf(context, resource, token.user);
  if (person === undefined || isAdministrator(person)) return next();
  throw new SandboxError('forbidden', 'it belongs to somebody else: log in as its owner');
}

async function itemMeant({ request, context }: PeopleRequest, role: Role): Promise<StoredItem | undefined> {
  if (!('idParameter' in role) || role.idParameter === undefined) return undefined;
  return findById(context, role.resource, parentIdsOf(role, request), request.params[role.idParameter]);
}

function isAdministrator({ item }: StoredItem): boolean {
  return Object.entries(item).some(([name, value]) => {
    const plain = plainName(name);
    if (/^is(?:admin|administrator|staff|superuser|superadmin|moderator)$/.test(plain)) return value === true;
    return (
      /^(?:role|roles|type|usertype)$/.test(plain) &&
      /admin|moderator|staff|manager|superuser/i.test(plainText(value))
    );
  });
}

/**
 * Refuses an e-mail address or a user name that somebody else has, where a 409 is declared.
 * @throws SandboxError `conflict`
 */
export async function requireFreeLogin(
  { request, context, people }: PeopleRequest,
  next: Next,
): Promise<Reply> {
  const { resource } = people;
  const names = loginNamesOf(sentFields(request.body));
  if (resource === undefined || names.length === 0 || responseKey(request.operation, 409) === undefined)
    return next();
  const before = await Promise.all(names.map((name) => findPerson(context, resource, [name])));
  const reply = await next();
  for (const [i, name] of names.entries()) {
    const holders = await itemsOf(context, resource).list({
      where: { index: 'login name', key: [name.toLowerCase()] },
      limit: 2,
    });
    if (before[i] !== undefined && holders.length > 1)
      throw new SandboxError('conflict', `${name} is taken: choose another`);
  }
  return reply;
}
