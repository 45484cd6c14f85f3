import { structuredContent } from '../../codecs/declared-content.ts';
import type { HandlerContext } from '../../context.ts';
import type { HandlerLayer } from '../../engine/handler-registry.ts';
import { SandboxError } from '../../errors.ts';
import type { InferredPeople } from '../../inference/infer-resources.ts';
import { currentItem } from '../../inference/people/infer-people.ts';
import type { PeopleAct } from '../../inference/people/people-words.ts';
import type { Role } from '../../inference/resource.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import type { Handler, Next, OperationRequest, Reply } from '../../operation.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { findPerson, loginNamesOf, personOf, userOf } from '../crud/people/find-person.ts';
import { hasPassword } from '../crud/people/passwords.ts';
import {
  createToken,
  findToken,
  type IssuedToken,
  isOver,
  saveToken,
  sentToken,
} from '../crud/people/tokens.ts';
import type { StoredItem } from '../crud/stored-item.ts';
import { withoutSecrets } from '../echo/fitting-forms.ts';
import { settle } from '../echo/settle.ts';
import { type SentCredentials, sentCredentials } from './sent-credentials.ts';
import { type TokenFacts, withTokenMembers } from './token-members.ts';
import { createTokenPolicy, type TokenPolicy } from './token-policy.ts';

/** What the operations for people are carried out with. */
export interface PeopleLayerOptions {
  readonly document: OpenApiDocument;
  readonly crud: CrudContext;
  readonly people: InferredPeople;
  readonly roleOf: ReadonlyMap<string, Role>;
  readonly validateResponse: ValidateResponse;
  /** The tokens that are accepted, the first of which is handed out; any where there are none. */
  readonly tokens: readonly string[];
}

/**
 * The layer over all others for contracts with people: sign-ups, log-ins, log-outs, and the tokens that they hand out
 * and other operations require. It adds nothing to the operations of other contracts.
 */
export function createPeopleLayer(options: PeopleLayerOptions): HandlerLayer {
  const { document, people, roleOf } = options;
  if (people.acts.size === 0) return () => undefined;
  const policy = createTokenPolicy(document);
  return (operation) => {
    const act = people.acts.get(operation.id);
    const role = roleOf.get(operation.id);
    const served = {
      operation,
      act,
      role,
      isOfPeople: role !== undefined && role.resource === people.resource,
    };
    const steps = stepRules.filter(([, applies]) => applies(served)).map(([step]) => step);
    return steps.length === 0 ? undefined : chain(steps, options, policy);
  };
}

/** What decides on the steps of an operation. */
interface ServedOperation {
  readonly operation: Operation;
  readonly act: PeopleAct | undefined;
  readonly role: Role | undefined;
  /** Whether it works on the people who are stored. */
  readonly isOfPeople: boolean;
}

/** Which steps an operation takes, from the first to the last. */
const stepRules: readonly (readonly [PeopleStep, (served: ServedOperation) => boolean])[] = [
  [requireLiveToken, ({ operation, act }) => operation.security.length > 0 && act !== 'login'],
  [logIn, ({ act }) => act === 'login' || act === 'refresh'],
  [logOut, ({ act }) => act === 'logout'],
  [signUp, ({ role, isOfPeople }) => role?.kind === 'create' && isOfPeople],
  [showToken, ({ role }) => role !== undefined && 'idParameter' in role && role.idParameter === currentItem],
  [hideSecrets, ({ isOfPeople }) => isOfPeople],
];

/** A request to an operation of a contract with people. */
interface PeopleRequest extends PeopleLayerOptions {
  readonly policy: TokenPolicy;
  readonly request: OperationRequest;
  readonly context: HandlerContext;
}

/** A part of what is done for people; `next` does the rest. */
type PeopleStep = (request: PeopleRequest, next: Next) => Promise<Reply>;

function chain(steps: readonly PeopleStep[], options: PeopleLayerOptions, policy: TokenPolicy): Handler {
  return (request, context, next) => {
    const all = { ...options, policy, request, context };
    return steps.reduceRight<Next>((rest, step) => () => step(all, rest), next)();
  };
}

/** @throws SandboxError `unauthorized` for a token that was ended by a log-out, or has expired. */
async function requireLiveToken({ request, context }: PeopleRequest, next: Next): Promise<Reply> {
  const token = await sentToken(request, context);
  if (token === undefined || !isOver(token, context)) return next();
  throw new SandboxError('unauthorized', 'the token has ended or expired: log in again', {
    headers: { 'WWW-Authenticate': 'Bearer realm="sandbox", error="invalid_token"' },
  });
}

/** Creates a person, unless one of the same e-mail address or user name exists. */
async function signUp(all: PeopleRequest, next: Next): Promise<Reply> {
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

/** Logs a person in, with a password or a refresh token. */
async function logIn(all: PeopleRequest, next: Next): Promise<Reply> {
  const { request, context, people } = all;
  const sent = sentCredentials(request);
  const isRefresh = people.acts.get(request.operation.id) === 'refresh' || sent.grant === 'refresh_token';
  const person = isRefresh ? await refreshedPerson(all, sent) : await requirePerson(all, sent);
  return withTokens({ ...all, context }, await next(), person, sent.scope);
}

/** @throws SandboxError for a name that nobody has, or another password; with no person stored, anybody may log in. */
async function requirePerson(
  { request, context, people }: PeopleRequest,
  { names, password, grant }: SentCredentials,
): Promise<StoredItem | undefined> {
  if (people.resource === undefined || grant === 'client_credentials' || names.length === 0) return undefined;
  const person = await findPerson(context, people.resource, names);
  const isKnown = person !== undefined && (password === undefined || hasPassword(person.item, password));
  if (isKnown) return person;
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

function wrongCredentials(operation: Operation, message: string): SandboxError {
  if (responseKey(operation, 401) === undefined) return new SandboxError('wrong-credentials', message);
  return new SandboxError('unauthorized', message, {
    headers: { 'WWW-Authenticate': 'Bearer realm="sandbox"' },
  });
}

/** Ends the token of the request, and those of its user. */
async function logOut({ request, context, policy }: PeopleRequest, next: Next): Promise<Reply> {
  const { refreshToken } = sentCredentials(request);
  const refresh = refreshToken === undefined ? undefined : await findToken(context, refreshToken);
  const tokens = [await sentToken(request, context), refresh];
  for (const token of tokens) if (token !== undefined) await saveToken(context, { ...token, hasEnded: true });
  const reply = await next();
  const cookie = policy.cookieOf(request.operation);
  if (cookie === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'Set-Cookie': `${cookie}=; Path=/; Max-Age=0` } };
}

/** Shows the request's own token where the response has one. */
async function showToken(all: PeopleRequest, next: Next): Promise<Reply> {
  const reply = await next();
  const token = showsToken(all) ? await sentToken(all.request, all.context) : undefined;
  return token === undefined ? reply : withMembers(all, reply, { ...factsAt(all), access: token.token });
}

/** Whether the response has a place for a token, or a cookie is declared for it. */
function showsToken({ policy, request: { operation }, crud }: PeopleRequest): boolean {
  return policy.showsToken(operation, crud.mergeSchema);
}

/** Issues tokens for a person, and puts them into the response. */
async function withTokens(
  all: PeopleRequest,
  reply: Reply,
  person: StoredItem | undefined,
  scope?: string,
): Promise<Reply> {
  const { request, context, policy, tokens } = all;
  const { operation } = request;
  const { lifetime, expires } = factsAt(all);
  const user = person === undefined ? {} : { user: person.id };
  const claims = { lifetime, ...user, ...(scope !== undefined && { scope }) };
  const access = tokens[0] ?? createToken(context, { ...claims, isJwt: policy.isJwt(operation) });
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
  // A GET reads the committed state and writes nothing: its token is accepted as any other is.
  if (operation.method !== 'get') for (const token of issued) await saveToken(context, token);
  const facts = { access, refresh, lifetime, expires, ...(scope !== undefined && { scope }) };
  const shown = withMembers(all, reply, { ...facts, ...(person && { person: person.item }) });
  const cookie = policy.cookieOf(operation);
  if (cookie === undefined) return shown;
  const header = `${cookie}=${access}; Path=/; HttpOnly; SameSite=Lax`;
  return { ...shown, headers: { ...shown.headers, 'Set-Cookie': header } };
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

/** In place of a password that a response has to show. */
const mask = '********';

/** Leaves out of a response what nobody but its owner knows; where the contract requires it, it is masked. */
async function hideSecrets({ validateResponse, request }: PeopleRequest, next: Next): Promise<Reply> {
  const reply = await next();
  const isValid = (body: unknown) => validateResponse(request.operation, { ...reply, body }).length === 0;
  const forms = [withoutSecrets(reply.body), withoutSecrets(reply.body, mask)];
  const body = reply.body === undefined ? undefined : forms.find(isValid);
  return body === undefined ? reply : { ...reply, body };
}
