import { structuredContent } from '../../codecs/declared-content.ts';
import { inferSuccessResponse } from '../../inference/item-payloads.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import { isObject } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey, successResponseOf } from '../../openapi/responses.ts';
import type { Next, Reply } from '../../operation.ts';
import { createToken, type IssuedToken, saveToken, sentToken } from '../crud/people/tokens.ts';
import type { Item, StoredItem } from '../crud/stored-item.ts';
import { withoutSecrets } from '../echo/fitting-forms.ts';
import { settle } from '../echo/settle.ts';
import type { PeopleRequest } from './people-step.ts';
import { type TokenFacts, withTokenMembers } from './token-members.ts';

/** Shows the request's own token where the response has one. */
export async function showToken(all: PeopleRequest, next: Next): Promise<Reply> {
  const reply = await next();
  const token = showsToken(all) ? await sentToken(all.request, all.context) : undefined;
  return token === undefined ? reply : withMembers(all, reply, { ...factsAt(all), access: token.token });
}

/** Whether the response has a place for a token, or a cookie is declared for it. */
export function showsToken({ policy, request: { operation }, crud }: PeopleRequest): boolean {
  return policy.showsToken(operation, crud.mergeSchema);
}

/** What goes with tokens besides their person. */
export interface TokenDetails {
  readonly scope?: string | undefined;
  /** What somebody who is not stored logged in with. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Shows a person in the response, where it has a place for one. */
export function showPerson(all: PeopleRequest, reply: Reply, person: StoredItem): Reply {
  return withMembers(all, reply, { ...factsAt(all), access: '', person: person.item });
}

/** Issues tokens for a person, and puts them into the response. */
export async function withTokens(
  all: PeopleRequest,
  reply: Reply,
  person: StoredItem | undefined,
  { scope, names }: TokenDetails = {},
): Promise<Reply> {
  const { request, context, policy } = all;
  const { operation } = request;
  const { lifetime, expires } = factsAt(all);
  const user = person === undefined ? { ...(names && { names }) } : userIn(all, person);
  const claims = { lifetime, ...(person && { user: person.id }), ...(scope !== undefined && { scope }) };
  const access = createToken(context, { ...claims, isJwt: policy.isJwt(operation) });
  const refresh = createToken(context, { ...claims, isJwt: false, lifetime: lifetime * 24 });
  const issued: IssuedToken[] = [
    {
      token: access,
      kind: 'access',
      ...user,
      ...(policy.expires(operation) && { expires: expires.getTime() }),
    },
    { token: refresh, kind: 'refresh', ...user },
  ];
  for (const token of issued) await saveToken(context, token);
  const facts = { access, refresh, lifetime, expires, ...(scope !== undefined && { scope }) };
  const cookie = policy.cookieOf(operation);
  const undeclared = undeclaredMembers(all, { access, refresh }, person);
  const open = cookie === undefined && { undeclared };
  const unnamed = open && withUnnamedTokens(all, reply, access, refresh);
  if (unnamed) return unnamed;
  const withBody = open && isOpen(operation) && reply.body === undefined ? { ...reply, body: {} } : reply;
  const shown = withMembers(all, withBody, { ...facts, ...open, ...(person && { person: person.item }) });
  if (cookie === undefined) return shown;
  const header = `${cookie}=${access}; Path=/; HttpOnly; SameSite=Lax`;
  return { ...shown, headers: { ...shown.headers, 'Set-Cookie': header } };
}

/** What a log-in shows where nothing is declared of its response: the names of OAuth (RFC 6749) where the contract has it so. */
function undeclaredMembers(
  { people, policy, request }: PeopleRequest,
  { access, refresh }: { readonly access: string; readonly refresh: string },
  person: StoredItem | undefined,
): Item {
  const hasRefresh = [...people.acts.values()].includes('refresh');
  if (policy.isTokenEndpoint(request.operation))
    return { access_token: access, token_type: 'bearer', ...(hasRefresh && { refresh_token: refresh }) };
  return {
    token: access,
    ...(hasRefresh && { refreshToken: refresh }),
    ...(person && { user: withoutSecrets(person.item) }),
  };
}

/**
 * Whether a log-in declares that it shows what it is sent, password included, and no token: the contracts of frameworks that
 * describe a log-in by one schema, which they use for its request.
 */
function repeatsLogin(all: PeopleRequest): boolean {
  const { request, crud } = all;
  const { operation } = request;
  if (showsToken(all)) return false;
  const namesIn = (content: Parameters<typeof structuredContent>[0]) => [
    ...crud.mergeSchema(structuredContent(content)?.schema ?? {}).properties.keys(),
  ];
  const sent = namesIn(operation.requestBody?.content);
  const shown = namesIn(successResponseOf(operation).response.content);
  return shown.some(isSecretName) && shown.every((name) => sent.includes(name));
}

/** Such a log-in with its tokens under the usual names, and without the password, as far as that stays valid. */
function withUnnamedTokens(
  all: PeopleRequest,
  reply: Reply,
  access: string,
  refresh: string,
): Reply | undefined {
  const { people, validateResponse, request } = all;
  const { operation } = request;
  if (!isObject(reply.body) || !repeatsLogin(all)) return undefined;
  const isPair = [...people.acts.values()].includes('refresh');
  const tokens = isPair ? { access, refresh } : { token: access };
  const isValid = (body: unknown) => validateResponse(operation, { ...reply, body }).length === 0;
  const forms = [withoutSecrets(reply.body), reply.body].map((body) => ({ ...Object(body), ...tokens }));
  return { ...reply, body: forms.find(isValid) ?? reply.body };
}

/** What a token says of its person: people of another kind than users are of a collection of their own. */
function userIn({ people: { resource }, crud }: PeopleRequest, { id }: StoredItem): Partial<IssuedToken> {
  const isOther = resource !== undefined && crud.otherPeople?.has(resource) === true;
  return { user: id, ...(isOther && { people: resource.name }) };
}

/** Whether an operation is sent JSON, and nothing says what it responds with: then that is JSON too. */
export function isOpen(operation: Operation): boolean {
  const isSentJson = structuredContent(operation.requestBody?.content) !== undefined;
  return isSentJson && inferSuccessResponse(operation, 'create')?.isSilent === true;
}

function factsAt({ policy, request, context }: PeopleRequest): Pick<TokenFacts, 'lifetime' | 'expires'> {
  const lifetime = policy.lifetimeOf(request.operation);
  return { lifetime, expires: new Date(context.clock.now().getTime() + lifetime * 1000) };
}

/** A reply with what it shows of a log-in, as far as it stays valid. */
function withMembers(
  { crud, validateResponse, request }: PeopleRequest,
  reply: Reply,
  facts: TokenFacts,
): Reply {
  const { operation } = request;
  if (reply.body === undefined) return reply;
  const { mergeSchema, sample } = crud;
  const content = operation.responses[responseKey(operation, reply.status) ?? '']?.content;
  const schema = structuredContent(content)?.schema ?? {};
  const tools = {
    mergeSchema,
    sample: (part: typeof schema, name: string) => sample(part, { name, key: `${operation.id}/${name}` }),
  };
  const wanted = withTokenMembers(tools, schema, reply.body, facts);
  const isValid = (body: unknown) => validateResponse(operation, { ...reply, body }).length === 0;
  return { ...reply, body: settle(reply.body, wanted, isValid) };
}
