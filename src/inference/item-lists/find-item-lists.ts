import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import { whyNotStateful } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { plainName, singularsOf } from '../naming.ts';
import { createCurrentSegments } from '../people/current-segments.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import { parseResourceHint } from '../vendor-extension.ts';
import { type AccessPath, parseAccessPath } from './access-path.ts';
import { findListOwners, type ListOwner, listNamed } from './list-owners.ts';
import type { ListProperty } from './list-property.ts';
import { type FoundAccess, type FoundItemList, isOwnCollection } from './own-collection.ts';
import { isOfThoseWho, parseJoining, parsePersonalMark, sentNames } from './people-marks.ts';
import { sendsNewItem } from './sends-new-item.ts';

/** What changes lists in items, and the candidates of all else. */
export interface SeparatedItemLists {
  readonly found: readonly FoundItemList[];
  readonly candidates: readonly ResourceCandidate[];
  /** Whether a group of candidates is a single item that such operations write. */
  readonly haveLists: (group: readonly ResourceCandidate[]) => boolean;
}

/**
 * Separates the operations on lists in items from those on collections: `POST /cart/items` adds to the cart that
 * `GET /cart` shows, `POST /teams/{id}/members` to the `members` of a team. A list that is read, filtered and written by
 * paths of its own is a collection of its own.
 */
export function separateItemLists(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): SeparatedItemLists {
  const owners = findListOwners(context, candidates);
  const found = owners.size === 0 ? [] : findItemLists(context, owners, candidates);
  const ids = new Set(found.flatMap(({ accesses }) => accesses.map(({ operation }) => operation.id)));
  const reads = new Map(found.flatMap(({ owner: { read } }) => (read ? [[read.operation.id, read]] : [])));
  const singletons = new Set(
    found.flatMap(({ owner }) => (owner.isSingleton ? [owner.candidate.path.collection] : [])),
  );
  return {
    found,
    candidates: found.length === 0 ? candidates : candidates.flatMap((each) => without(each, ids, reads)),
    haveLists: (group) => group.some(({ path }) => singletons.has(path.collection)),
  };
}

function without(
  candidate: ResourceCandidate,
  ids: ReadonlySet<string>,
  reads: ReadonlyMap<string, OperationCandidate>,
): readonly ResourceCandidate[] {
  const roles = candidate.roles
    .filter(({ operation }) => !ids.has(operation.id))
    .map((role) => reads.get(role.operation.id) ?? role);
  return roles.length === 0 ? [] : [{ ...candidate, roles }];
}

function findItemLists(
  context: InferenceContext,
  owners: ReadonlyMap<string, ListOwner>,
  candidates: readonly ResourceCandidate[],
): readonly FoundItemList[] {
  const through = createCurrentSegments(context.operations.values());
  const lists = new Map<string, FoundItemList>();
  for (const operation of context.operations.values()) {
    const hint = parseResourceHint(context.document, operation);
    if (hint.isNone || hint.role !== undefined || context.people.acts.has(operation.id)) continue;
    const match = matchAccess(context, owners, operation, through(operation.path));
    if (match === undefined) continue;
    const key = `${match.owner.path} ${match.list.name}`;
    const accesses = [...(lists.get(key)?.accesses ?? []), match.found];
    lists.set(key, { owner: match.owner, list: match.list, accesses });
  }
  return [...lists.values()].flatMap((each) => inItem(context, each, candidates));
}

/** An operation on a list, with the list and whose it is. */
interface Match {
  readonly owner: ListOwner;
  readonly list: ListProperty;
  readonly found: FoundAccess;
}

/**
 * The list that an operation is about, in the nearest item that its path leads through: one that the path names, else
 * one of that item itself, as `POST /cart` and `/cart/add` mean.
 */
function matchAccess(
  context: InferenceContext,
  owners: ReadonlyMap<string, ListOwner>,
  operation: Operation,
  path: string,
): Match | undefined {
  const segments = path
    .replace(/\/+$/, '')
    .replace(/\.json$/, '')
    .split('/')
    .slice(1);
  const nameless = segments.map((each) => (each.includes('{') ? '{}' : each));
  const matches = segments.flatMap((_, i) => {
    const owner = owners.get(`/${nameless.slice(0, segments.length - i).join('/')}`);
    if (owner === undefined || deletesOwner(owner, segments.slice(segments.length - i))) return [];
    const leading = segments.slice(0, segments.length - i);
    const rest = segments.slice(leading.length);
    const plain = parseAccessPath(operation.method, rest);
    const joined = joinedList(context, owner, operation, rest);
    const list =
      joined?.list ?? (plain && listNamed(owner, plain.noun)) ?? listMarkedBy(owner, operation, rest);
    const marked = list?.markedBy === undefined ? plain : asMark(operation, rest, plain, list);
    const access = joined?.access ?? marked;
    if (access === undefined || list === undefined) return [];
    const parameters = leading.flatMap((each) => /^\{(.*)\}$/.exec(each)?.[1] ?? []);
    return [{ owner, list, found: { operation, access, parameters } }];
  });
  const named = matches.find(({ found }) => found.access.noun !== '');
  const own = matches.find(
    ({ owner, list, found }) =>
      owner.isSingleton && sendsElement(context, operation, found.access, { owner, list }),
  );
  return named ?? own;
}

/** Whether a verb ends the item itself, and is about no list of its: `DELETE /account/delete-account`. */
function deletesOwner({ candidate }: ListOwner, [verb = '', ...more]: readonly string[]): boolean {
  const [, noun] = /^(?:delete|remove|close|deactivate)(.+)$/.exec(plainName(verb)) ?? [];
  return more.length === 0 && noun !== undefined && singularsOf(candidate.path.segment).includes(noun);
}

/** The list of those who mark an item by the verb that follows its path. */
function listMarkedBy(
  { lists }: ListOwner,
  operation: Operation,
  rest: readonly string[],
): ListProperty | undefined {
  const mark = rest.length === 1 ? parsePersonalMark(operation, rest[0] ?? '') : undefined;
  return mark && lists.find(({ name, markedBy }) => markedBy !== undefined && isOfThoseWho(mark.verb, name));
}

/** The list of those who take part, where an operation puts somebody there whom it names, or takes them out. */
function joinedList(
  { mergeSchema }: InferenceContext,
  { lists }: ListOwner,
  operation: Operation,
  rest: readonly string[],
): { readonly list: ListProperty; readonly access: AccessPath } | undefined {
  const [noun = '', ...more] = rest;
  const sent = sentNames(mergeSchema, operation);
  const change = more.length === 0 ? parseJoining(operation, sent, noun) : undefined;
  const list = change && lists.find(({ name }) => isOfThoseWho('join', name));
  return list && change && { list, access: { change, noun } };
}

/**
 * A write without a body and without an id to a list of people who mark an item: of whoever sends it. Where they do so by a
 * verb alone, one to the list itself is of all: `DELETE /projects/{id}/members` beside `POST /projects/{id}/join`.
 */
function asMark(
  operation: Operation,
  rest: readonly string[],
  plain: AccessPath | undefined,
  { name, markedBy }: ListProperty,
): AccessPath | undefined {
  const [noun = ''] = rest;
  const isOfAll = markedBy === 'verb' && plainName(noun) === plainName(name);
  const isOfOne = plain?.parameter !== undefined;
  const mark = isOfAll || isOfOne ? undefined : parsePersonalMark(operation, noun);
  return mark === undefined ? plain : { change: mark.isUndone ? 'remove' : 'add', noun, isOwn: true };
}

/**
 * Whether what an operation is sent is of an element, where only that says so: `POST /cart` with a product. What has
 * nothing but properties of the item is the item: `POST /profile` with a name.
 */
function sendsElement(
  { mergeSchema }: InferenceContext,
  operation: Operation,
  { change, parameter, isBare }: AccessPath,
  { owner, list: { element, name } }: Pick<Match, 'owner' | 'list'>,
): boolean {
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  // Without a body, `DELETE /cart` is about the cart.
  if (schema === undefined) return parameter !== undefined || (change === 'clear' && isBare !== true);
  const sent = [...mergeSchema(schema).properties.keys()];
  const own = [...mergeSchema(element).properties.keys()].map(plainName);
  const words = [...own, ...singularsOf(name)];
  const isReference = (each: string) => words.includes(plainName(each).replace(/(?:id|sku|code)$/, ''));
  const ofItem = new Set(owner.schemas.flatMap((each) => [...mergeSchema(each).properties.keys()]));
  if (sent.every((each) => ofItem.has(each))) return false;
  return sent.some((each) => own.includes(plainName(each)) || isReference(each));
}

/** The list with the operations that are about it, and not about a collection of their own. */
function inItem(
  context: InferenceContext,
  found: FoundItemList,
  candidates: readonly ResourceCandidate[],
): readonly FoundItemList[] {
  const { owner, list, accesses } = found;
  if (
    !accesses.some(
      ({ access }) => access.change === 'add' || access.change === 'put' || access.change === 'remove',
    )
  )
    return [];
  if (!owner.isSingleton && !isStored(candidates, owner)) return [];
  // What looks like a collection is one, unless something below its path says more.
  if (
    owner.read !== undefined &&
    accesses.every(({ operation }) => operation.path === owner.read?.operation.path)
  )
    return [];
  if (list.isOfTexts) return [found];
  const below = candidates.find(({ path }) =>
    accesses.some(({ access }) => access.noun !== '' && path.collection === `${owner.path}/${access.noun}`),
  );
  const makesItems = accesses.some((each) => sendsNewItem(context, each, list, candidates));
  if (below === undefined || !(makesItems || isOwnCollection(context, found, below, candidates)))
    return [found];
  // What remains are verbs of the item itself, such as `addMember`.
  const others = accesses.filter(({ operation }) => !operation.path.split('/').includes(below.path.segment));
  return others.length === 0 ? [] : [{ ...found, accesses: others }];
}

/** Whether items are created in the collection of an owner, also by another path of the same last word. */
function isStored(candidates: readonly ResourceCandidate[], { candidate }: ListOwner): boolean {
  if (whyNotStateful([candidate]) === undefined) return true;
  const same = candidates.filter(({ path }) => path.segment === candidate.path.segment);
  return whyNotStateful(same) === undefined;
}
