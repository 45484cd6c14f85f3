import { contentWithFields, structuredContent } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import { isOpaque, type MergeSchema } from '../../schema/merged-schema.ts';
import { findProperty, lastSegmentOf, plainName } from '../naming.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { shownBy } from '../shown-by.ts';
import { accessTokenNames, codeActsOf } from './code-words.ts';
import { findPeopleKinds, kindWordOf, type PeopleKind } from './people-kinds.ts';
import { findPeopleViews } from './people-views.ts';
import { actOf, currentKind, isLoginName, isPeopleWord, isUserWord, type PeopleAct } from './people-words.ts';
import { recoveryActOf } from './recovery-words.ts';
import { isSecretName } from './secret-names.ts';

/** In place of a path parameter: the item is the current one, such as the user of the request's token. */
export const currentItem = '(current)';

/** The path that an operation for people stands for: `POST /auth/register` is one of `/users`. */
export interface PeoplePath {
  readonly path: ResourcePath;
  readonly kind?: 'create' | 'read' | 'update';
}

/** How people sign up, log in and find themselves in a contract. */
export interface PeoplePlan {
  /** The path of the collection that people are stored in; absent where nothing creates them. */
  readonly collection?: string;
  /** By the ids of operations. */
  readonly acts: ReadonlyMap<string, PeopleAct>;
  /** Those that make people with their passwords where nothing else does, by their ids: nobody could log in otherwise. */
  readonly opens: ReadonlySet<string>;
  /** The operations whose path means the item of another. */
  readonly paths: ReadonlyMap<string, PeoplePath>;
  /** People of other kinds, such as vendors beside customers. */
  readonly otherKinds: readonly PeopleKind[];
  /** The paths that show the people of the collection too: `/profiles`. */
  readonly views: ReadonlySet<string>;
}

/** What the search works with. */
interface Search {
  readonly mergeSchema: MergeSchema;
  readonly identify: (schema: Schema) => Schema;
  readonly operations: readonly Operation[];
  /** The paths of the collections that a verb below theirs creates in: that of `POST /users/add`. */
  readonly madeByVerb: readonly string[];
  /** The paths that one logs in at, by their words. */
  readonly loginPaths: ReadonlySet<string>;
}

/** Infers how people use a contract: by the words of its operations, and by what those are sent and respond with. */
export function inferPeople(
  all: Iterable<Operation>,
  schemas: Pick<Search, 'mergeSchema' | 'identify' | 'madeByVerb'>,
): PeoplePlan {
  const operations = [...all];
  const isLogin = (each: Operation) => each.method === 'post' && actOf(each) === 'login';
  const loginPaths = new Set(operations.filter(isLogin).map(({ path }) => path));
  const search = { ...schemas, operations, loginPaths };
  const known = actsOf(search);
  const acts = withCodes(search, known);
  const allRegisters = operations.filter(({ id }) => acts.get(id) === 'register');
  const otherKinds = otherKindsOf(search, acts, allRegisters);
  const others = new Set(otherKinds.flatMap((kind) => [...kind.operations]));
  const registers = allRegisters.filter(({ id }) => !others.has(id));
  const own = others.size === 0 ? search : withoutOthers(search, otherKinds, others);
  const { collection, entries } = usersOf(own, acts, registers);
  const paths = new Map<string, PeoplePath>();
  const users = collection === undefined ? [] : [{ collection, registers: entries }];
  for (const kind of [...users, ...otherKinds])
    for (const { id } of kind.registers) paths.set(id, { path: toPath(kind.collection), kind: 'create' });
  const current = [
    ...currentPaths(own, collection),
    ...otherKinds.flatMap((kind) => currentPaths(search, kind.collection, kind.operations)),
  ];
  for (const [id, path] of current) {
    const isTest = operations.some((each) => each.id === id && testsToken(each));
    paths.set(id, { path, ...(isTest && { kind: 'read' }) });
  }
  for (const id of ownChanges(own, acts, paths)) {
    const path = currentPathOf(own, paths);
    if (path !== undefined) paths.set(id, { path, kind: 'update' });
  }
  const opens = new Set(registers.length > 0 || acts.size === 0 ? [] : ownCreates(search, collection));
  const views = collection === undefined ? new Set<string>() : viewsOf(search, registers, collection);
  return { acts, opens, paths, views, otherKinds, ...(collection !== undefined && { collection }) };
}

/** The path of whoever sends a request, as the operation that reads them has it. */
function currentPathOf(
  { operations }: Search,
  paths: ReadonlyMap<string, PeoplePath>,
): ResourcePath | undefined {
  const read = operations.find((each) => each.method === 'get' && isCurrent(paths.get(each.id)));
  return read && paths.get(read.id)?.path;
}

function isCurrent(known: PeoplePath | undefined): boolean {
  return known?.path.idParameter === currentItem;
}

/** The operations that change some of what `me` shows, by a path below its own: `PUT /me/email` with `{email, password}`. */
function ownChanges(
  search: Search,
  acts: PeoplePlan['acts'],
  paths: ReadonlyMap<string, PeoplePath>,
): readonly string[] {
  const { mergeSchema, operations } = search;
  const read = operations.find((each) => each.method === 'get' && isCurrent(paths.get(each.id)));
  const person = read && personShownBy(search, read);
  if (read === undefined || person === undefined) return [];
  const { properties } = mergeSchema(person);
  const above = `${withoutSlash(read.path)}/`;
  const nouns = new Set(operations.filter(({ method }) => method === 'get').map(({ path }) => path));
  return operations.flatMap((each) => {
    const isBelow = each.path.startsWith(above) && !each.path.includes('{') && !nouns.has(each.path);
    if (!isBelow || !['post', 'put', 'patch'].includes(each.method)) return [];
    if (acts.has(each.id) || paths.has(each.id)) return [];
    const sent = sentNames(mergeSchema, each).filter((name) => !isSecretName(name));
    return sent.length > 0 && sent.every((name) => properties.has(name)) ? [each.id] : [];
  });
}

/** The operations that create in the collection of people, and are sent a password. */
function ownCreates({ mergeSchema, operations }: Search, collection: string | undefined): readonly string[] {
  return operations.flatMap((each) => {
    const isCreate = each.method === 'post' && parseResourcePath(each.path)?.collection === collection;
    const sent = isCreate ? sentNames(mergeSchema, each) : [];
    return sent.some(isSecretName) && sent.some(isLoginName) ? [each.id] : [];
  });
}

/** The kinds of people besides the users, where some of those who sign up are of one. */
function otherKindsOf(
  search: Search,
  acts: PeoplePlan['acts'],
  registers: readonly Operation[],
): readonly PeopleKind[] {
  const { mergeSchema, identify, operations } = search;
  if (registers.every((each) => kindWordOf(each) === '')) return [];
  const makesUser = (each: Operation) =>
    each.method === 'post' &&
    isUserWord(lastSegmentOf(each.path)) &&
    sentNames(mergeSchema, each).some(isSecretName);
  return findPeopleKinds({
    ...{ operations, registers, madeUsers: operations.filter(makesUser) },
    isOfPerson: (each) => acts.has(each.id) || currentKind(each.path) !== undefined,
    shown: (each) => personShownBy(search, each),
    sent: ({ requestBody }) => {
      const schema = contentWithFields(requestBody?.content)?.schema;
      return schema && identify(schema);
    },
    collections: peopleCollections(search),
  });
}

/** The same contract without what is of other kinds of people. */
function withoutOthers(search: Search, kinds: readonly PeopleKind[], others: ReadonlySet<string>): Search {
  const isOther = ({ id, path }: Operation) =>
    others.has(id) || kinds.some(({ collection }) => parseResourcePath(path)?.collection === collection);
  return { ...search, operations: search.operations.filter((each) => !isOther(each)) };
}

function viewsOf(search: Search, registers: readonly Operation[], collection: string): ReadonlySet<string> {
  const { mergeSchema, operations } = search;
  const personIn = (operation: Operation) => {
    const person = personShownBy(search, operation);
    return person && mergeSchema(person);
  };
  const known = [...registers, ...operations.filter(isCurrentRead)].flatMap((operation) => [
    ...sentNames(mergeSchema, operation),
    ...(personIn(operation)?.properties.keys() ?? []),
  ]);
  return findPeopleViews(operations, { collection, properties: new Set(known.map(plainName)) }, personIn);
}

function toPath(collection: string): ResourcePath {
  return { collection, segment: collection.slice(collection.lastIndexOf('/') + 1), parameters: [] };
}

/** The acts of a contract, as far as what is sent agrees with their words. */
function actsOf(search: Search): ReadonlyMap<string, PeopleAct> {
  const { mergeSchema, operations } = search;
  const acts = new Map<string, PeopleAct>();
  for (const operation of operations) {
    const act = actOf(operation);
    if (act === undefined) continue;
    const sent = sentNames(mergeSchema, operation);
    const isRecord =
      act === 'login' && (isOfPeople(search, operation) || makesRecord(search, operation, sent));
    if (isSuch(act, operation, sent) && !isRecord) acts.set(operation.id, act);
  }
  const logins = operations.filter(({ id }) => acts.get(id) === 'login').map(({ path }) => path);
  for (const { id, method, path } of operations) {
    if (method === 'delete' && logins.includes(path.replace(/\/(?:me|current)$/, ''))) acts.set(id, 'logout');
  }
  const signUp = signUpOf(search, acts);
  if (signUp !== undefined) acts.set(signUp, 'register');
  return acts.size === 0 ? acts : withRecovery(search, acts);
}

/**
 * The operation that makes the people who log in, where none is called so and nothing shows those: `POST /users` beside
 * `POST /users/login`.
 */
function signUpOf(search: Search, acts: ReadonlyMap<string, PeopleAct>): string | undefined {
  const known = [...acts.values()];
  if (!known.includes('login') || known.includes('register')) return undefined;
  const { mergeSchema, operations } = search;
  const signUps = operations.filter((each) => {
    if (each.method !== 'post' || acts.has(each.id) || !isPeopleWord(lastSegmentOf(each.path))) return false;
    const sent = sentNames(mergeSchema, each);
    const shows = (other: Operation) =>
      other.method === 'get' &&
      (withoutSlash(other.path) === withoutSlash(each.path) || isItemBelow(each.path, other.path));
    const isSuch = !each.path.includes('{') && sent.some(isSecretName) && sent.some(isLoginName);
    return isSuch && !operations.some(shows);
  });
  return signUps.length === 1 ? signUps[0]?.id : undefined;
}

/** The acts with those by which people log in with a code that is sent to them, where nobody signs up with a password. */
function withCodes(search: Search, acts: ReadonlyMap<string, PeopleAct>): ReadonlyMap<string, PeopleAct> {
  const { mergeSchema, operations } = search;
  const hasSignUp = [...acts.values()].includes('register');
  const byCode = hasSignUp
    ? new Map<string, PeopleAct>()
    : codeActsOf({
        operations,
        acts: new Map([...acts].filter(([, act]) => act !== 'verification')),
        sentBy: (each) => sentNames(mergeSchema, each),
        showsToken: (each) => hasAccessToken(mergeSchema, bodySchema(each) ?? {}),
      });
  if (byCode.size === 0) return acts;
  return withRecovery(search, new Map([...acts, ...byCode]));
}

function hasAccessToken(mergeSchema: MergeSchema, schema: Schema, depth = 0): boolean {
  return [...mergeSchema(schema).properties].some(
    ([name, property]) =>
      accessTokenNames.test(plainName(name)) ||
      (depth < maxDepth && hasAccessToken(mergeSchema, property, depth + 1)),
  );
}

/** The collection of the users, and what makes them: who signs up, else who logs in with a code. */
function usersOf(
  search: Search,
  acts: PeoplePlan['acts'],
  registers: readonly Operation[],
): { readonly collection: string | undefined; readonly entries: readonly Operation[] } {
  const collection = collectionOf(search, registers, acts.size > 0);
  const entries = collection === undefined ? codeEntries(search, acts, registers) : [];
  if (entries.length === 0) return { collection, entries: registers };
  return { collection: collectionOf(search, entries, true), entries };
}

/** What makes the people who log in with codes: the log-in where it says who they are, else what asks for the code. */
function codeEntries(
  { mergeSchema, operations }: Search,
  acts: PeoplePlan['acts'],
  registers: readonly Operation[],
): readonly Operation[] {
  if (registers.length > 0) return [];
  const says = (each: Operation) => sentNames(mergeSchema, each).some(isLoginName);
  const logins = operations.filter(({ id }) => acts.get(id) === 'code-login');
  const own = logins.filter((each) => each.method !== 'get' && says(each));
  if (own.length === logins.length) return own;
  return operations.filter(({ id }) => acts.get(id) === 'code-request');
}

/** The acts with those by which people get in again, where they sign up or log in at all. */
function withRecovery(
  { mergeSchema, operations }: Search,
  acts: ReadonlyMap<string, PeopleAct>,
): ReadonlyMap<string, PeopleAct> {
  const known = new Map(acts);
  for (const operation of operations) {
    if (acts.has(operation.id)) continue;
    const act = recoveryActOf(operation, sentNames(mergeSchema, operation));
    if (act !== undefined) known.set(operation.id, act);
  }
  return known;
}

/** Whether a path below the word for a login is that of people who are read one by one: `POST /auth/users` makes one of them. */
function isOfPeople({ operations }: Pick<Search, 'operations'>, { path }: Operation): boolean {
  const isRead = (each: Operation) => each.method === 'get' && isItemBelow(withoutSlash(path), each.path);
  return isUserWord(lastSegmentOf(path)) && operations.some(isRead);
}

/** Whether a path is that of an item of the collection at another. */
function isItemBelow(collection: string, path: string): boolean {
  return path.startsWith(`${collection.replace(/\/$/, '')}/{`) && /^[^{]*\{[^{}]*\}\/?$/.test(path);
}

/** The grants of OAuth (RFC 6749), and what else is sent for a token. */
const grantNames =
  /^(granttype|clientsecret|clientassertion|refreshtoken|apikey|apisecret|idtoken|otp|code)$/;

function isSuch(act: PeopleAct, { method, path }: Operation, sent: readonly string[]): boolean {
  const hasSecret = sent.some(isSecretName);
  if (act === 'password-change') return hasSecret && ['post', 'put', 'patch'].includes(method);
  if (path.includes('{')) return false;
  const hasName = sent.some(isLoginName);
  if (act === 'logout') return method !== 'put' && method !== 'patch';
  if (act === 'register') return method === 'post' && hasName;
  if (method === 'get') return act === 'login' && hasSecret;
  if (method !== 'post' && method !== 'put') return false;
  return act === 'refresh' || hasSecret || sent.some((name) => grantNames.test(plainName(name)));
}

/**
 * Whether `POST /logins` makes a record of what somebody logs in with elsewhere: it shows the secret that it was sent, and
 * such records are read one by one.
 */
function makesRecord(
  { mergeSchema, operations }: Search,
  operation: Operation,
  sent: readonly string[],
): boolean {
  const shown = mergeSchema(bodySchema(operation) ?? {}).properties;
  const showsSecret = sent.some((name) => shown.has(name) && isSecretName(name));
  const isRead = (each: Operation) => each.method === 'get' && isItemBelow(operation.path, each.path);
  return showsSecret && operations.some(isRead);
}

/** The names of what an operation is sent, in the query and in the body without its wrapper. */
function sentNames(
  mergeSchema: MergeSchema,
  { requestBody, parameters, method }: Operation,
): readonly string[] {
  const schema = contentWithFields(requestBody?.content)?.schema;
  const isInQuery = method === 'get' || requestBody === undefined;
  const query = parameters.filter((each) => each.in === 'query' && isInQuery).map(({ name }) => name);
  if (schema === undefined) return query;
  const { properties } = mergeSchema(schema);
  // Of several wrappers, such as `{passwordCredentials}` and `{ssoCredentials}`, one is sent.
  const parts = [...properties.values()].map((each) => [...mergeSchema(each).properties.keys()]);
  const areWrappers = parts.length === 1 || parts.every((names) => names.length > 0);
  return [...query, ...properties.keys(), ...(areWrappers ? parts.flat() : [])];
}

/** A collection path, and whether something creates in it; its rows are people, or are not described. */
interface PeopleCollection {
  readonly path: string;
  readonly person?: Schema;
  /** Whether its rows are the people, and do not merely name one, as an order names its customer. */
  readonly areRows: boolean;
  readonly isCreatedIn: boolean;
}

/** The collection whose items have the schema of sign-ups, or of `me`; else the one that is named after people. */
function collectionOf(search: Search, registers: readonly Operation[], hasActs: boolean): string | undefined {
  const known = peopleCollections(search);
  const shown = [...registers, ...search.operations.filter(isCurrentRead)].flatMap(
    (operation) => personShownBy(search, operation) ?? [],
  );
  const isNamed = ({ path }: PeopleCollection) => isPeopleWord(path.slice(path.lastIndexOf('/') + 1));
  const same = known.filter(({ person }) => person !== undefined && shown.includes(person));
  const named = known.filter(isNamed);
  const aboveCurrent = search.operations
    .filter(isCurrentRead)
    .map(({ path }) => withoutSlash(path))
    .map((path) => path.slice(0, path.lastIndexOf('/')));
  // What shows a person in its items, such as an attendance with its student, is no collection of people.
  const found =
    named.find(({ path, isCreatedIn }) => isCreatedIn && aboveCurrent.includes(path)) ??
    same.find(isNamed) ??
    same.find(({ areRows }) => areRows) ??
    named.find(({ person }) => person !== undefined && isOfWho(search, registers, person)) ??
    named.find(({ path, person }) => person === undefined || isUserWord(lastSegmentOf(path)));
  if (registers.length > 0) return found?.path ?? ownPath(registers) ?? freePath(search);
  const isPeople = hasActs || shown.length > 0;
  return isPeople && found?.isCreatedIn ? found.path : undefined;
}

/**
 * Whether a person has most of what people sign up with: the `username`, `email` and `role` of a clinic's staff are no
 * patient's, who has an `email` too.
 */
function isOfWho({ mergeSchema }: Search, registers: readonly Operation[], person: Schema): boolean {
  const { properties } = mergeSchema(person);
  const sent = registers
    .flatMap((each) => sentNames(mergeSchema, each))
    .filter((name) => !isSecretName(name));
  const known = sent.filter((name) => findProperty(properties, [name]) !== undefined);
  return sent.length === 0 || known.length * 2 > sent.length;
}

function isCurrentRead({ method, path }: Operation): boolean {
  return method === 'get' && currentKind(path) !== undefined;
}

/** The path at which people are made who are shown nowhere: that of `POST /api/users`. */
function ownPath(registers: readonly Operation[]): string | undefined {
  return registers.map(({ path }) => withoutSlash(path)).find((path) => isPeopleWord(lastSegmentOf(path)));
}

/** A path for people whom no path of the contract lists. */
function freePath({ operations }: Search): string {
  return operations.some(({ path }) => path === '/users') ? '/registered-users' : '/users';
}

/** The path of an operation on what may be people, and not only on the one whose request it is. */
function collectionPathOf(search: Search, operation: Operation): ResourcePath | undefined {
  const path = parseResourcePath(operation.path);
  const isPlain = path !== undefined && path.parameters.length === 0 && !operation.path.includes('}/');
  const isAct = actOf(operation) !== undefined && !isOfPeople(search, operation);
  if (!isPlain || isAct || currentKind(operation.path) === 'current') return undefined;
  const isOfOne = path.idParameter === undefined && currentKindOf(search, operation) !== undefined;
  return isOfOne ? undefined : path;
}

function peopleCollections(search: Search): readonly PeopleCollection[] {
  const collections = new Map<string, PeopleCollection>();
  const others = new Set<string>();
  for (const operation of search.operations) {
    const path = collectionPathOf(search, operation);
    if (path === undefined) continue;
    const known = collections.get(path.collection);
    const person = known?.person ?? personShownBy(search, operation);
    const isCreatedIn = known?.isCreatedIn === true || createsIn(search, operation, path);
    const isOpen = bodySchema(operation) === undefined;
    if (person === undefined && !isOpen) others.add(path.collection);
    if (person === undefined && !isOpen) continue;
    const areRows = known?.areRows === true || showsPeople(search, operation);
    collections.set(path.collection, {
      path: path.collection,
      areRows,
      isCreatedIn,
      ...(person && { person }),
    });
  }
  // The accounts of a bank, which say what they are, are no people.
  const isOther = ({ path, person }: PeopleCollection) =>
    person === undefined && others.has(path) && !isUserWord(lastSegmentOf(path));
  return [...collections.values()].filter((each) => !isOther(each));
}

/** Whether an operation makes items of the collection of its path, or a verb below that does. */
function createsIn({ madeByVerb }: Search, { method }: Operation, path: ResourcePath): boolean {
  const isPost = path.idParameter === undefined && method === 'post';
  return isPost || madeByVerb.includes(path.collection);
}

/** The operations about the current item of a collection that something creates in. @param among their ids; all, unless given */
function currentPaths(
  search: Search,
  people: string | undefined,
  among?: ReadonlySet<string>,
): readonly (readonly [string, ResourcePath])[] {
  const created = new Set(
    search.operations.filter(({ method }) => method === 'post').map(({ path }) => withoutSlash(path)),
  );
  const own = search.operations.filter(({ id }) => among === undefined || among.has(id));
  return own.flatMap((operation) => {
    const path = withoutSlash(operation.path);
    const above = path.slice(0, path.lastIndexOf('/'));
    const made = above !== '' && created.has(above) ? above : undefined;
    const found = currentCollection(search, operation, made, { people, isOfKind: among !== undefined });
    return found === undefined
      ? []
      : [[operation.id, { ...toPath(found), idParameter: currentItem }] as const];
  });
}

/** The collection of the current item that an operation is about. @param made that of the path above, if anything creates in it */
function currentCollection(
  search: Search,
  operation: Operation,
  made: string | undefined,
  { people, isOfKind }: { readonly people: string | undefined; readonly isOfKind: boolean },
): string | undefined {
  const kind = currentKindOf(search, operation);
  const read = kind && readOf(search, operation);
  if (read === undefined || kind === undefined) return undefined;
  const person = personAt(search, kind, read, { people: people && (made ?? people), isOfKind });
  if (person !== undefined || made === undefined) return person;
  return kind === 'current' ? ofAbove(search, read, made) : undefined;
}

/** The collection of people that a read shows one of. */
function personAt(
  search: Search,
  kind: 'current' | 'likely',
  read: Operation,
  { people, isOfKind }: { readonly people: string | undefined; readonly isOfKind: boolean },
): string | undefined {
  if (people === undefined || !mayShowPerson(search, kind, read)) return undefined;
  return isOfKind || isLikely(search, kind, read, people) ? people : undefined;
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

/** Whether a response shows a person, or that of `me` and `/auth/profile` says nothing of what it shows. */
function mayShowPerson(search: Search, kind: 'current' | 'likely', read: Operation): boolean {
  const isOfPerson = kind === 'current' || belowPeople.test(read.path);
  return (isOfPerson && saysNothing(search, read)) || personShownBy(search, read) !== undefined;
}

/** The paths directly below those of people, and of logging in. */
const belowPeople =
  /\/(?:auth|authentication|users?|accounts?|members?|customers?|usuarios?|clientes?|utilisateurs?)\/[^/]+\/?$/i;

/** Whether a response declares no content, or an object of which nothing is known. */
function saysNothing({ mergeSchema }: Search, read: Operation): boolean {
  const schema = bodySchema(read);
  if (schema !== undefined) return isOpaque(mergeSchema(schema));
  const { content = {} } = successResponseOf(read).response;
  const json = structuredContent(content);
  return Object.keys(json ?? content).length === 0;
}

function currentKindOf(search: Search, operation: Operation): 'current' | 'likely' | undefined {
  if (testsToken(operation)) return hasOtherRead(search, operation) ? undefined : 'likely';
  if (operation.method === 'post') return undefined;
  // `GET /user` that lists users is about all of them.
  const kind = currentKind(operation.path);
  const mayList = kind === 'likely' && operation.method === 'get';
  if (mayList && shownBy(search.mergeSchema, operation) === 'list') return undefined;
  return kind ?? (isSessionRead(search, operation) ? 'likely' : undefined);
}

/** Whether a POST without a body shows whose token it has: `/login/test-token`, `/user/me`. */
function testsToken({ method, path, requestBody }: Operation): boolean {
  if (method !== 'post' || requestBody !== undefined) return false;
  const isTest = /^(?:test|verify|check|validate|introspect)(?:my|access|auth|current)*(?:token|session)$/;
  return isTest.test(plainName(lastSegmentOf(path))) || currentKind(path) === 'current';
}

/** Whether a GET reads what a POST on the same path would. */
function hasOtherRead({ operations }: Search, { path }: Operation): boolean {
  return operations.some((each) => each.method === 'get' && each.path === path);
}

/**
 * Whether an operation reads who has logged in where the words of its path do not say `me`: the GET of a path that one
 * logs in at, such as `/session`, or below `/auth`, such as `/auth/verify`.
 */
function isSessionRead({ loginPaths }: Search, operation: Operation): boolean {
  const { method, path, parameters } = operation;
  const isBare = method === 'get' && !path.includes('{') && !parameters.some(({ required }) => required);
  if (!isBare) return false;
  return loginPaths.has(path) || /\/(?:auth|authentication|login|session)\/[^/]+\/?$/i.test(path);
}

/** What shows the current item that an operation is about: the GET on its path; else its own response, or another GET. */
function readOf(search: Search, operation: Operation): Operation | undefined {
  const own = search.operations.find(({ method, path }) => method === 'get' && path === operation.path);
  if (own !== undefined || operation.method === 'get') return own;
  if (testsToken(operation) || personShownBy(search, operation) !== undefined) return operation;
  return search.operations.find((each) => isCurrentRead(each) && personShownBy(search, each) !== undefined);
}

/** `/user` is the current one where it has the schema of the people; `/me` is whatever it shows. */
function isLikely(search: Search, kind: 'current' | 'likely', read: Operation, collection: string): boolean {
  if (kind === 'current' || read.path.startsWith(`${collection}/`)) return true;
  if (read.path === collection) return false;
  const shown = personShownBy(search, read);
  const others = search.operations.filter((each) => each.path !== read.path && each.method !== 'get');
  return others.some((each) => {
    const person = personShownBy(search, each);
    return person === shown || (person !== undefined && isWithin(search, person, shown));
  });
}

/** Whether a person is shown with all that another one is, and more: with the settings of the one who asks. */
function isWithin({ mergeSchema }: Search, person: Schema, shown: Schema | undefined): boolean {
  const { properties } = mergeSchema(shown ?? {});
  const names = [...mergeSchema(person).properties.keys()];
  return names.length > 2 && names.every((name) => properties.has(name));
}

/** The collection above a path, where what is created in it is what a read below shows. */
function ofAbove({ identify, operations }: Search, read: Operation, collection: string): string | undefined {
  const shown = bodySchema(read);
  const create = operations.find(
    ({ method, path }) => method === 'post' && path.replace(/\/$/, '') === collection,
  );
  const made = create && bodySchema(create);
  if (shown === undefined || made === undefined) return undefined;
  return identify(shown) === identify(made) ? collection : undefined;
}

function bodySchema(operation: Operation): Schema | undefined {
  return structuredContent(successResponseOf(operation).response.content)?.schema;
}

/** How deep in a response a person is looked for. */
const maxDepth = 3;

/** Whether the items that a response shows are people: not what has an id of its own, and a person in it. */
function showsPeople(search: Search, operation: Operation): boolean {
  const words = parseResourcePath(operation.path)?.collection.split('/').slice(-2) ?? [];
  const isOfAccess = words.some((word) => accessWords.test(plainName(word)));
  return !isOfAccess && personShownBy(search, operation, { isRow: true }) !== undefined;
}

/** What people do for their access, which shows them and is no collection of them: `/auth/reset-password/{token}`. */
const accessWords = /password|verif|confirm|activat|invit|otp|token|session|unlock|recover|^reset$/;

/**
 * The schema of the person in a response: the outermost object that has an e-mail address or a user name.
 * @param isRow whether the person is not looked for in what has an id of its own
 */
function personShownBy(
  { mergeSchema, identify }: Search,
  operation: Operation,
  { isRow = false } = {},
): Schema | undefined {
  const schema = bodySchema(operation);
  return schema && search(schema, 0);

  function search(node: Schema, depth: number): Schema | undefined {
    const { properties, items } = mergeSchema(node);
    if ([...properties.keys()].some(isLoginName)) return identify(node);
    if (depth > maxDepth || (isRow && findProperty(properties, ['id', '_id', 'uuid']))) return undefined;
    const inner = items === undefined ? [...properties.values()] : [items];
    for (const each of inner) {
      const found = search(each, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
