import { isDeepStrictEqual } from 'node:util';
import type { Contract } from './contract.ts';
import { isPlural, readStep, singular, type Verb, wordsOf } from './nouns.ts';
import type { Operation } from './operations.ts';
import { successSchema } from './responses.ts';
import { viewOf } from './schema-view.ts';
import { isList, itemOf } from './shows-items.ts';

/** What a person names when asked which things the paths of a contract are about. */
export interface Collection {
  /** Such as `/orders/{orderId}/lines`. */
  readonly path: string;
  /** The same without verbs and names of parameters: `order/{}/line`. */
  readonly key: string;
  /** The key of the path of an item, where that is another: `/boards/{id}/cards` and `/cards/{id}`. */
  readonly itemKey: string;
  readonly isElsewhere: boolean;
  readonly noun: string;
  readonly create: Operation;
  readonly list?: Operation;
  readonly read?: Operation;
  readonly update?: Operation;
  readonly remove?: Operation;
  /** The parameter that names an item; empty where there is no path of an item. */
  readonly parameter: string;
}

type Role = Verb | 'put' | 'post';

interface Seen {
  readonly key: string;
  readonly role: Role;
  readonly isItem: boolean;
  readonly operation: Operation;
  readonly path: string;
  readonly noun: string;
  readonly parameter: string;
}

/** The collections of a contract by its paths alone, parents first. */
export function collectionsIn(contract: Contract, operations: readonly Operation[]): readonly Collection[] {
  const groups = new Map<string, Seen[]>();
  for (const operation of operations) {
    const seen = look(operation);
    if (seen !== undefined) groups.set(seen.key, [...(groups.get(seen.key) ?? []), seen]);
  }
  const all = [...groups.values()];
  const found = all.flatMap((group) => collectionOf(contract, group, elsewhere(contract, group, all)) ?? []);
  const things = found.filter(
    (each) =>
      !isActionOn(contract, each, found) &&
      !isMadeElsewhere(contract, each, all.flat()) &&
      !isChangedElsewhere(each, found) &&
      !isSignedUp(contract, each, operations) &&
      !isEchoOf(each),
  );
  return things.sort((a, b) => a.path.split('{').length - b.path.split('{').length);
}

/** `POST /orders/{id}/archive` that responds with the order itself is no collection of archives. */
function isActionOn(contract: Contract, { key, create, parameter }: Collection, all: readonly Collection[]) {
  const [, above] = /^(.+)\/\{\}\/[^/]+$/.exec(key) ?? [];
  const parent = all.find(({ itemKey }) => itemKey === above);
  const made = contract.resolve(successSchema(contract, create));
  const own = parent && contract.resolve(successSchema(contract, parent.read ?? parent.create));
  return parameter === '' && own === made && Object.keys(made).length > 0;
}

/**
 * `PUT /scenes/{id}` replaces what `POST /tours/{id}/scenes` makes, if both respond with the same, and `PUT /shops/{id}` what
 * `POST /shops/{ownerId}` says that it creates.
 */
function isMadeElsewhere(contract: Contract, { create, noun, key }: Collection, all: readonly Seen[]) {
  const own = contract.resolve(successSchema(contract, create));
  if (create.method !== 'PUT') return false;
  const isPosted = ({ role, operation: { words } }: Seen) =>
    role === 'post' && makers.test(wordsOf(words[0] ?? '')[0] ?? '');
  if (all.some((seen) => seen.key === key && isPosted(seen))) return true;
  const creates = all.filter((seen) => seen.role === 'create' && !seen.isItem);
  // `POST /products/selling`, or `POST /recipes`, is sent the same as `PUT /products/{id}` or `PUT /recipes/name/{name}`.
  const sent = contract.resolve(create.body?.schema ?? {});
  const beside = creates.filter(
    (seen) =>
      (seen.key.startsWith(`${key}/`) && !seen.key.slice(key.length).includes('{}')) ||
      `${seen.key}/${noun}` === key,
  );
  if (beside.some((seen) => isDeepStrictEqual(contract.resolve(seen.operation.body?.schema), sent)))
    return true;
  const others = creates.filter((seen) => seen.noun === noun);
  // "Update a review", whatever the create of reviews responds with.
  const [, summary = ''] = create.words;
  if (others.length > 0 && /^(update|edit|modif|chang)/i.test(summary)) return true;
  if (Object.keys(own).length === 0) return false;
  // Who makes a thing with an id that only the server sets makes it in any place that responds with the same.
  const { readOnly } = contract.resolve(viewOf(contract, own).properties.get('id'));
  return (readOnly === true ? creates : others).some(({ operation }) =>
    isDeepStrictEqual(contract.resolve(successSchema(contract, operation)), own),
  );
}

/** `PUT /cards/{id}` changes what `POST /boards/{id}/cards` makes. */
function isChangedElsewhere({ create, itemKey }: Collection, all: readonly Collection[]): boolean {
  return create.method === 'PUT' && all.some((other) => other.isElsewhere && other.itemKey === itemKey);
}

/** `PUT /users/{id}` changes whoever `POST /auth/signup` makes, if that is sent the same or nothing else makes users. */
function isSignedUp(
  contract: Contract,
  { create, noun }: Collection,
  operations: readonly Operation[],
): boolean {
  if (create.method !== 'PUT') return false;
  const sent = ({ body }: Operation) => contract.resolve(body?.schema ?? {});
  return operations.some(
    (each) =>
      each.method === 'POST' &&
      /(^|[-_/])(sign-?up|register|registration)$/i.test(each.path) &&
      (people.test(noun) || isDeepStrictEqual(sent(each), sent(create))),
  );
}

/** Who signs up. */
const people = /^(user|customer|client|member|account|person|student|employee|patient|player|profile)$/;

/** Where all methods say and respond the same, as those of `/delay/{seconds}` do, no thing is meant. */
function isEchoOf({ create, read, list, remove }: Collection): boolean {
  const said = create.words[1] ?? '';
  return (
    said !== '' &&
    [read ?? list, remove].every(
      (each) => each?.words[1] === said && isDeepStrictEqual(each.responses, create.responses),
    )
  );
}

/** What finds items, though it is a POST: what is sought may be too long for a query. */
const finders = /^(find|search|query|look ?up|get|fetch|retrieve|list)$/;
const makers = /^(create|add|new|insert|register|make|upload|start|save|post)$/;

function isFinder({ method, words: [id, summary] }: Operation): boolean {
  // `trails_create` creates, though its summary begins with what the path does first: «List trails or create».
  if (makers.test(wordsOf(id ?? '').at(-1) ?? '')) return false;
  const [first = '', second = ''] = [id, summary].map((text) => wordsOf(text ?? '')[0]);
  // One text may describe all that is at a path: `trails_create`, "List and create trails".
  const isMaker = wordsOf(id ?? '').some((word) => makers.test(word)) && !finders.test(first);
  return (
    method === 'POST' && !isMaker && (finders.test(second) || (finders.test(first) && !makers.test(second)))
  );
}

const isParameter = (step: string) => /^\{[^{}]+\}(\.(\w+|\{[^{}]+\}))?$/.test(step);
const nameOf = (step: string) => step.replace(/^\{|\}.*$/g, '');

/** A parameter of a path, and the key of the collection whose items it names. */
export interface PathParameter {
  readonly name: string;
  readonly key: string;
}

/** The parameters of a path in order. */
export function pathParameters(path: string): readonly PathParameter[] {
  const { kept } = readPath(path);
  return kept.flatMap(({ step, key }, i) =>
    key === '{}'
      ? [
          {
            name: nameOf(step),
            key: kept
              .slice(0, i)
              .map((each) => each.key)
              .join('/'),
          },
        ]
      : [],
  );
}

/** The `id` of `/recipes/id/{recipe_id}` says by what an item is found, and names no thing. */
function isWayToFind(kept: readonly { step: string; key: string }[], parameter: string): boolean {
  const [before, word] = [kept.at(-2), kept.at(-1)];
  const isWord = /^(id|uuid)$/.test(word?.step ?? '');
  return (
    isWord && before !== undefined && before.key !== '{}' && wordsOf(nameOf(parameter)).at(-1) === word?.step
  );
}

function readPath(path: string) {
  let verb: Verb | undefined;
  const kept: { step: string; key: string }[] = [];
  for (const written of path.split('/').filter((each) => each !== '')) {
    // `/${id}` is `/{id}` as a template of JavaScript has it.
    const step = written.replace(/^\$(?=\{)/, '');
    const read = isParameter(step) ? { noun: '{}' } : readStep(step.replace(/\.(json|xml|\{\w+\})$/, ''));
    if ('verb' in read && read.verb !== undefined) verb = read.verb;
    if (read.noun === '{}' && isWayToFind(kept, step)) kept.pop();
    if (read.noun !== undefined && (read.noun === '{}' || kept.at(-1)?.key !== read.noun)) {
      kept.push({ step, key: read.noun });
    }
  }
  return { verb, kept };
}

/** An operation as a person reads its path: which things it is about, and what it does with them. */
function look(operation: Operation): Seen | undefined {
  const { verb, kept } = readPath(operation.path);
  const last = kept.at(-1);
  const isItem = last?.key === '{}';
  const group = isItem ? kept.slice(0, -1) : kept;
  const noun = group.at(-1)?.key;
  if (last === undefined || noun === undefined || noun === '{}') return undefined;
  // `GET /albums/new` creates none: it lists the new ones, or shows a form.
  if (operation.method === 'GET' && verb === 'create' && /\/new$/.test(operation.path)) return undefined;
  const role = roleOf(operation.method, verb, isItem);
  if (role === 'create' && isFinder(operation)) return undefined;
  // `GET /cards/new` and `GET /cards/{id}/edit` show the forms of a server's own pages.
  if (operation.method === 'GET' && (role === 'create' || role === 'update')) return undefined;
  return {
    key: group.map(({ key }) => key).join('/'),
    role,
    isItem,
    operation,
    path: `/${group.map(({ step }) => step).join('/')}`,
    noun,
    parameter: isItem ? nameOf(last.step) : '',
  };
}

function roleOf(method: string, verb: Verb | undefined, isItem: boolean): Role {
  // `GET /judges/all/{contestId}` lists some of them.
  if (verb === 'list') return 'list';
  if (verb === 'read') return isItem ? 'read' : 'list';
  if (verb !== undefined) return verb;
  if (method === 'GET') return isItem ? 'read' : 'list';
  if (method === 'DELETE') return 'remove';
  if (method === 'PATCH') return 'update';
  if (method === 'PUT') return 'put';
  return isItem ? 'post' : 'create';
}

/** The operations of a collection as far as its paths have them. */
function collectionOf(
  contract: Contract,
  group: readonly Seen[],
  others: readonly Seen[],
): Collection | undefined {
  const [first] = group;
  const { create, ...operations } = operationsOf(contract, [...group, ...others]);
  const isNamed = operations.read !== undefined || operations.list !== undefined;
  if (create === undefined || first === undefined || !isNamed) return undefined;
  // `/users/{id}/events` that only lists shows some of what is made elsewhere, by rules that no path says.
  if (others.length > 0 && !group.some(({ role }) => role === 'create')) return undefined;
  const named = operations.read ?? operations.update ?? operations.remove;
  const all = [...group, ...others];
  const item = all.find(({ operation }) => operation === named) ?? all.find((seen) => seen.isItem);
  const isElsewhere = others.length > 0;
  const { key, noun } = first;
  const path = isElsewhere ? first.path : (item ?? first).path;
  const itemKey = item?.key ?? key;
  return { ...operations, create, path, key, itemKey, isElsewhere, noun, parameter: item?.parameter ?? '' };
}

type Operations = Partial<Record<Verb, Operation>>;

function operationsOf(contract: Contract, seen: readonly Seen[]): Operations {
  // `/orders/{date}` beside `/orders/{id}`: most of what is done with an item is done by its id.
  const uses = (name: string) => seen.filter(({ parameter }) => parameter === name).length;
  const likeliest = seen.toSorted((a, b) => uses(b.parameter) - uses(a.parameter));
  const of = (role: Role, isItem: boolean) =>
    likeliest.find((each) => each.role === role && each.isItem === isItem && !isByAnother(each, likeliest))
      ?.operation;
  const read = itemOf(contract, of('read', true));
  const list = of('list', false);
  const step =
    likeliest
      .find(({ operation }) => operation === list)
      ?.path.split('/')
      .at(-1) ?? '';
  const create = of('create', false);
  const found: Readonly<Record<Verb, Operation | undefined>> = {
    read,
    list:
      list !== undefined && isList(contract, list, { read, create, isPlural: isPlural(step) })
        ? list
        : undefined,
    create: create ?? (read === undefined ? undefined : of('put', true)),
    update: of('update', true) ?? of('put', true) ?? of('post', true),
    remove: of('remove', true),
  };
  return Object.fromEntries(Object.entries(found).filter(([, operation]) => operation !== undefined));
}

/** `GET /tasks/{projectId}` beside `DELETE /tasks/{taskId}` finds no task by its id. */
function isByAnother({ role, isItem, parameter, noun }: Seen, seen: readonly Seen[]): boolean {
  const isOwn = (name: string) => name === 'id' || wordsOf(name)[0] === singular(noun);
  const names = seen.filter((each) => each.isItem && each.role !== 'read').map((each) => each.parameter);
  return isItem && role === 'read' && !isOwn(parameter) && !names.includes(parameter) && names.some(isOwn);
}

/** The items of `/boards/{id}/cards` may be at `/cards/{id}`, where nothing is created. */
function elsewhere(
  contract: Contract,
  group: readonly Seen[],
  groups: readonly (readonly Seen[])[],
): readonly Seen[] {
  const [first] = group;
  const isNested = first?.key.includes('{}') === true && !group.some(({ isItem }) => isItem);
  if (!isNested || !group.some(({ role }) => role === 'list')) return [];
  const others = groups.filter(
    ([other]) => other !== undefined && other.noun === first.noun && !other.key.includes('{}'),
  );
  const [only = [], ...more] = others;
  const isNearest = groups.every(
    ([other]) => !isRival(other) || nearness(other, only[0]) <= nearness(first, only[0]),
  );
  const isOnlyOfItems =
    isNearest && more.length === 0 && !only.some(({ role, isItem }) => role === 'create' && !isItem);
  return isOnlyOfItems && !isOfRival() ? only.filter(({ isItem }) => isItem) : [];

  /** `/medicines/{id}` shows what `POST /farms/{id}/medicines` responds with, and `POST /flocks/{id}/medicines` does not. */
  function isOfRival(): boolean {
    const read = only.find(({ role, isItem }) => role === 'read' && isItem);
    const shown = read && contract.resolve(successSchema(contract, read.operation));
    const shows = (each: readonly Seen[]) =>
      each.some(
        ({ role, operation }) =>
          role === 'create' && isDeepStrictEqual(contract.resolve(successSchema(contract, operation)), shown),
      );
    return !shows(group) && groups.some((other) => isRival(other[0]) && shows(other));
  }

  /** The notes of incidents are at `/admin/notes/{id}` beside `/admin/incidents/{id}/notes`, and those of users are not. */
  function isRival(other: Seen | undefined): other is Seen {
    return other !== undefined && other !== first && other.noun === first?.noun && other.key.includes('{}');
  }
}

/** How many steps two paths have in common from their beginnings. */
function nearness({ key }: Seen, other: Seen | undefined): number {
  const steps = other?.key.split('/') ?? [];
  const at = key.split('/').findIndex((step, i) => step !== steps[i]);
  return at < 0 ? steps.length : at;
}
