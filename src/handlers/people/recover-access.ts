import { plainName } from '../../inference/naming.ts';
import { isMailedCode } from '../../inference/people/recovery-words.ts';
import type { Resource } from '../../inference/resource.ts';
import { isObject } from '../../json.ts';
import type { Next, OperationRequest, Reply } from '../../operation.ts';
import { findPerson, personOf } from '../crud/people/find-person.ts';
import { withPassword } from '../crud/people/passwords.ts';
import { findToken, type IssuedToken, saveToken, sentToken } from '../crud/people/tokens.ts';
import { itemsOf, type StoredItem } from '../crud/stored-item.ts';
import { formatTimestamp } from '../crud/values/timestamp-kind.ts';
import { sentPasswords } from './change-password.ts';
import type { PeopleRequest } from './people-step.ts';
import { sentCredentials, sentFields } from './sent-credentials.ts';
import { showPerson, showsToken, withTokens } from './token-response.ts';

/** Who asked for a mail last: nobody can read what the sandbox would have sent, so that any code stands for them. */
const lastAsked = '(last who asked)';

/** Remembers for whom a new password, or a code, was asked for, and what the response shows of the mail. */
export async function requestReset(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people } = all;
  const { names } = sentCredentials(request);
  const person = people.resource && (await findPerson(context, people.resource, names));
  const reply = await next();
  if (person === undefined) return reply;
  for (const token of [lastAsked, ...codesIn(reply.body)])
    await saveToken(context, { token, kind: 'recovery', user: person.id });
  return reply;
}

/** Sets a new password for whom the request names, or has a code of. */
export async function resetPassword(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people } = all;
  const { wanted } = sentPasswords(request);
  const person = people.resource && (await personMeant(all, people.resource));
  if (person === undefined || people.resource === undefined || wanted === undefined) return next();
  const changed = { ...person, item: withPassword(person.item, wanted, context.random) };
  await itemsOf(context, people.resource).replace(changed);
  await endCodes(all);
  const reply = await next();
  return showsToken(all) ? withTokens(all, reply, changed) : showPerson(all, reply, changed);
}

/** Notes that an address, or an account, is whose it is said to be. */
export async function verify(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people } = all;
  const { resource } = people;
  const isNamed = sentCredentials(request).names.length > 0;
  const meant = resource && (await personMeant(all, resource));
  const person = meant ?? (resource && !isNamed ? await newestOf(all, resource) : undefined);
  const changed = resource && person && { ...person, item: verified(all, resource, person) };
  if (resource !== undefined && changed !== undefined) await itemsOf(context, resource).replace(changed);
  const reply = withSuccess(await next());
  const { fields } = sentCredentials(request);
  if (showsToken(all)) return withTokens(all, reply, changed, changed === undefined ? { names: fields } : {});
  return changed === undefined ? reply : showPerson(all, reply, changed);
}

/** The person whom a request names, has a code of, or is from; else the one who asked last. */
async function personMeant(
  { request, context }: PeopleRequest,
  people: Resource,
): Promise<StoredItem | undefined> {
  const { names } = sentCredentials(request);
  if (names.length > 0) return findPerson(context, people, names);
  const tokens = [await issuedCode({ request, context }), await sentToken(request, context)];
  const token = tokens.find((each) => each?.user !== undefined) ?? (await findToken(context, lastAsked));
  return token?.user === undefined || token.hasEnded ? undefined : personOf(context, people, token.user);
}

type CodeRequest = Pick<PeopleRequest, 'request' | 'context'>;

async function issuedCode({ request, context }: CodeRequest): Promise<IssuedToken | undefined> {
  for (const code of sentCodes(request)) {
    const found = await findToken(context, code);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A code is for one use. */
async function endCodes({ request, context }: CodeRequest): Promise<void> {
  const found = await issuedCode({ request, context });
  if (found !== undefined) await saveToken(context, { ...found, hasEnded: true });
}

function sentCodes({ body, query, params }: OperationRequest): readonly string[] {
  const sent = Object.entries({ ...params, ...query, ...sentFields(body) });
  return sent.flatMap(([name, value]) => (isMailedCode(name) && typeof value === 'string' ? [value] : []));
}

/** The codes that a response shows, as many do while there is no mail. */
function codesIn(body: unknown): readonly string[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    if (isObject(value)) return codesIn(value);
    return isMailedCode(name) && typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** Whoever signed up last: a mail with a code was sent to them. */
async function newestOf({ context }: PeopleRequest, people: Resource): Promise<StoredItem | undefined> {
  const [newest] = await itemsOf(context, people).list({ limit: 1, isDescending: true });
  return newest;
}

const flagNames =
  /^(?:is|has)?(email|mail|phone|mobile|account|user)?(?:number|address)?(?:is)?(?:verified|confirmed|activated)(at)?$/;

/** An item with the flags and times that say that it is verified; those of a telephone are not those of an e-mail address. */
export function verified(
  { request, crud, context }: PeopleRequest,
  { responseSchemas: [schema] }: Resource,
  { item }: StoredItem,
): StoredItem['item'] {
  const properties = new Map([...crud.mergeSchema(schema ?? {}).properties]);
  const sent = Object.keys(sentCredentials(request).fields);
  const isPhone = /phone|mobile|sms/i.test([request.operation.path, ...sent].join(' '));
  const now = context.clock.now();
  const changes = [...properties].flatMap(([name, property]): [string, unknown][] => {
    const [, of = '', time] = flagNames.exec(plainName(name)) ?? ['', 'none'];
    const merged = crud.mergeSchema(property);
    if (of === 'none' || (isPhone ? /mail/ : /phone|mobile/).test(of)) return [];
    if (time !== undefined) return [[name, formatTimestamp(now, name, merged)]];
    return merged.types.has('boolean') ? [[name, true]] : [];
  });
  return { ...item, ...Object.fromEntries(changes) };
}

/** A response whose flags say that it went well. */
function withSuccess(reply: Reply): Reply {
  if (!isObject(reply.body)) return reply;
  const isFlag = (name: string) =>
    /^(?:is)?(?:verified|confirmed|activated|valid|success|ok)$/.test(plainName(name));
  const body = Object.entries(reply.body).map(([name, value]) => [
    name,
    value === false && isFlag(name) ? true : value,
  ]);
  return { ...reply, body: Object.fromEntries(body) };
}
