import { plainName } from '../../inference/naming.ts';
import { isMailedCode } from '../../inference/people/recovery-words.ts';
import type { CreateRole } from '../../inference/resource.ts';
import { isObject, plainText } from '../../json.ts';
import type { Next, Reply } from '../../operation.ts';
import { itemReply } from '../crud/items/item-response.ts';
import { findPerson, personOf } from '../crud/people/find-person.ts';
import { findToken, type IssuedToken, saveToken } from '../crud/people/tokens.ts';
import { itemsOf, type StoredItem } from '../crud/stored-item.ts';
import { type PeopleRequest, wrongCredentials } from './people-step.ts';
import { verified } from './recover-access.ts';
import { sentCredentials, sentFields } from './sent-credentials.ts';
import { withTokens } from './token-response.ts';

/** Under which names it is stored who asked for a code, and who did so last. */
const askedBy = (name: string) => `(code) ${name.toLowerCase()}`;
const lastAsked = '(last code)';

/** What a response calls a request for a code, by plain names, and what the log-in sends of it. */
const referenceNames =
  /^(?:request|session|verification|challenge|transaction|otp|flow|login|attempt|reference)(?:id|sid|ref|reference|key|handle|token)?$/;

/** Remembers who asked for a code, and shows the code where the response has a place for it. */
export async function requestCode(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context } = all;
  const { names, fields } = sentCredentials(request);
  const reply = withCode(all, await replyFor(all, await personCalled(all, names), next));
  const person = await personCalled(all, names);
  const [code] = valuesIn(reply.body, isMailedCode);
  const asked = {
    kind: 'recovery' as const,
    names: fields,
    ...(person && { user: person.id }),
    ...(code !== undefined && { code }),
  };
  const references = valuesIn(reply.body, isReference);
  const links = code === undefined ? [] : [code];
  for (const token of [lastAsked, ...names.map(askedBy), ...references, ...links])
    await saveToken(context, { ...asked, token });
  return reply;
}

/**
 * Logs in whoever sends the code that was asked for; somebody new is made. A code that no response showed may be any, since
 * nobody can read the message that the sandbox would send.
 * @throws SandboxError for another code than was shown, and for whoever asked for none once somebody has
 */
export async function logInByCode(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people } = all;
  const { names, fields } = sentCredentials(request);
  const asked = await requireAsked(all, names);
  const called = names.length > 0 ? names : Object.values(asked?.names ?? {});
  const known = await personAsking(all, asked, called);
  const reply = await replyFor(all, known, next);
  const found = known ?? (await personCalled(all, called));
  const person = found && people.resource && withoutCodes(verified(all, people.resource, found), found);
  if (person !== undefined && people.resource !== undefined)
    await itemsOf(context, people.resource).replace(person);
  for (const token of asked?.code === undefined ? [] : [asked.code, ...called.map(askedBy)])
    await saveToken(context, { ...asked, kind: 'recovery', token, hasEnded: true });
  return withTokens(all, reply, person, person === undefined ? { names: fields } : {});
}

/** What the operation responds about a person who is there; else what it does for a new one. */
function replyFor(
  { crud, roleOf, request, context }: PeopleRequest,
  person: StoredItem | undefined,
  next: Next,
): Promise<Reply> | Reply {
  const role = roleOf.get(request.operation.id);
  if (person === undefined || role?.kind !== 'create') return next();
  const shown: { readonly role: CreateRole } = { role };
  return itemReply({ ...shown, crud, input: request, context, parentIds: [] }, person);
}

function personCalled(
  { people, context }: PeopleRequest,
  names: readonly string[],
): Promise<StoredItem | undefined> {
  return people.resource === undefined
    ? Promise.resolve(undefined)
    : findPerson(context, people.resource, names);
}

async function personAsking(
  all: PeopleRequest,
  asked: IssuedToken | undefined,
  names: readonly string[],
): Promise<StoredItem | undefined> {
  const { people, context } = all;
  const isKnown = people.resource !== undefined && asked?.user !== undefined;
  const person = isKnown ? await personOf(context, people.resource, asked.user) : undefined;
  return person ?? personCalled(all, names);
}

/** Who asked for the code that a request sends; nobody where nobody has asked for any. */
async function requireAsked(
  { request, context }: PeopleRequest,
  names: readonly string[],
): Promise<IssuedToken | undefined> {
  const last = await findToken(context, lastAsked);
  if (last === undefined) return undefined;
  const sent = { ...request.params, ...request.query, ...sentFields(request.body) };
  const codes = valuesIn(sent, isMailedCode);
  const references = valuesIn(sent, isReference);
  const keys = names.length > 0 ? names.map(askedBy) : [...references, ...codes];
  const found = await firstToken(context, keys);
  const asked =
    found ?? (names.length + references.length === 0 && last.code === undefined ? last : undefined);
  const isRight = asked?.code === undefined || (codes.includes(asked.code) && asked.hasEnded !== true);
  if (asked !== undefined && isRight) return asked;
  throw wrongCredentials(request.operation, 'the code is wrong, or has expired: ask for another');
}

async function firstToken(
  context: PeopleRequest['context'],
  keys: readonly string[],
): Promise<IssuedToken | undefined> {
  for (const key of keys) {
    const found = await findToken(context, key);
    if (found?.kind === 'recovery') return found;
  }
  return undefined;
}

function isReference(name: string): boolean {
  return referenceNames.test(plainName(name));
}

/** The texts and numbers in a body, or a request, that have certain names. */
function valuesIn(body: unknown, isNamed: (name: string) => boolean): readonly string[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    if (isObject(value)) return valuesIn(value, isNamed);
    const isText = (typeof value === 'string' && value !== '') || typeof value === 'number';
    return isText && isNamed(name) ? [plainText(value)] : [];
  });
}

/** A response that shows the code, as those of many services do while they are developed, with a new one of six digits. */
function withCode({ context, validateResponse, request }: PeopleRequest, reply: Reply): Reply {
  const digits = String(100000 + Math.floor(context.random.next() * 900000));
  const body = changed(reply.body, digits);
  const isValid = validateResponse(request.operation, { ...reply, body }).length === 0;
  return isValid ? { ...reply, body } : reply;
}

function changed(body: unknown, digits: string): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (isObject(value)) return [name, changed(value, digits)];
      if (!isMailedCode(name)) return [name, value];
      return [name, typeof value === 'number' ? Number(digits) : typeof value === 'string' ? digits : value];
    }),
  );
}

/** A person without the code that a log-in made them with. */
function withoutCodes(item: StoredItem['item'], person: StoredItem): StoredItem {
  const kept = Object.entries(item).filter(([name]) => !isMailedCode(name) && !isReference(name));
  return { ...person, item: Object.fromEntries(kept) };
}
