import type { Schema } from '../openapi/document.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { areAlike } from './alike-schemas.ts';
import { idNames } from './identity/id-names.ts';
import { isPathOfChildren } from './identity/own-children.ts';
import type { InferenceContext } from './inference-context.ts';
import { createHintNames } from './names/hint-names.ts';
import { findProperty, lastWordsOf, plainName, singularsOf, splitName } from './naming.ts';
import { parentPropertyOf, referencesTo } from './path-properties.ts';
import type { OperationCandidate, ResourceCandidate } from './resource-candidates.ts';
import { hasComposedKey, type ResourcePath, splitPath } from './resource-path.ts';
import { describedSchemas } from './wrapper/undeclared-item.ts';

/** The candidates of one and the same collection; the first names it. */
export type CandidateGroup = readonly ResourceCandidate[];

/** The schemas in which the responses of some candidates describe items, the fullest first. */
export function responseSchemasOf(
  mergeSchema: MergeSchema,
  candidates: readonly ResourceCandidate[],
): readonly Schema[] {
  const roles = candidates.flatMap((candidate) => candidate.roles);
  // A PUT or PATCH without an id, of which there are items with one, changes many and says how many.
  const isOfItems = roles.some(({ kind }) => kind === 'create' || kind === 'read');
  const isOfMany = ({ kind, path }: OperationCandidate) =>
    isOfItems &&
    kind === 'update' &&
    path.idParameter === undefined &&
    roles.some((role) => role.path.idParameter);
  const of = (kind: OperationCandidate['kind']) =>
    roles.filter((role) => role.kind === kind && !isOfMany(role)).map(({ response }) => response.item);
  const rows = roles.map(({ envelope }) => (envelope?.isOfIds ? undefined : envelope?.rowSchema));
  // What `/sso/profile` shows of whoever asks may be another kind of thing than what `/users/{id}` shows.
  const reads = roles.filter(({ kind }) => kind === 'read');
  const ofItems = reads.filter(({ person }) => person === undefined);
  // Nor does `me` say what a user is found by, where it shows no id and a create does.
  const made = roles.filter(({ kind, person }) => kind === 'create' && person === undefined);
  const hasId = ({ response: { item } }: OperationCandidate) =>
    item !== undefined && findProperty(mergeSchema(item).properties, ['id', '_id', 'uuid']) !== undefined;
  const isByMade = ofItems.length === 0 && !reads.some(hasId) && made.some(hasId);
  const described = describedSchemas(mergeSchema, [
    ...[...(isByMade ? made : ofItems), ...reads].map(({ response }) => response.item),
    ...of('create'),
    ...of('replace'),
    ...of('update'),
    ...rows,
  ]);
  return reads.length > 0 ? described : receiptLast(mergeSchema, described);
}

/**
 * The same schemas with the first as the last, where it only says that an item was made: `{created, itemId}` has nothing in
 * common with the `{id, productId, quantity}` of rows, not even where these have the date on which they were `created`.
 */
function receiptLast(mergeSchema: MergeSchema, schemas: readonly Schema[]): readonly Schema[] {
  const [first, ...others] = schemas;
  if (first === undefined || others.length === 0) return schemas;
  const own = mergeSchema(first).properties;
  const isShared = others.some((other) =>
    [...mergeSchema(other).properties].some(([name, schema]) => {
      const same = own.get(name);
      const { types } = mergeSchema(schema);
      return same !== undefined && [...mergeSchema(same).types].some((type) => types.has(type));
    }),
  );
  return own.size === 0 || isShared ? schemas : [...others, first];
}

const shownSchemas = new WeakMap<ResourceCandidate, readonly Schema[]>();

/** The same of one candidate, which is asked for by every other one. */
export function shownSchemasOf(mergeSchema: MergeSchema, candidate: ResourceCandidate): readonly Schema[] {
  const known = shownSchemas.get(candidate);
  if (known !== undefined) return known;
  const schemas = responseSchemasOf(mergeSchema, [candidate]);
  shownSchemas.set(candidate, schemas);
  return schemas;
}

/**
 * Merges the candidates of several paths that are about one collection: those with the same last word whose responses
 * show items of the same schema, when
 * - `/orders` itself creates nothing: then `/orders/{id}` reads what `/customers/{id}/orders` creates;
 * - or the items name their parents themselves, as a `customerId` does;
 * - or the path under parameters creates nothing, so that it can only show what others create;
 * - or it goes on from the parents of the other by parents that the items name: `/plans/{id}/accounts/{accountId}/payments`;
 * - or `/orders/{id}` shows nothing of what it changes or deletes, and one path alone creates orders;
 * - or the one composes the key of the items that the other creates: `/repos/{owner}/{repo}` and `/orgs/{org}/repos`;
 * - or it has those below another of the same collection: `/tasks/{taskId}/subtasks`;
 * - or it only lists them below others that they name: `/patients/{id}/prescriptions` beside `/visits/{id}/prescriptions`.
 *
 * What creates shows in one schema what `/playlists/{id}` reads, and in another what `/me/playlists` lists: all are one.
 *
 * `/pets/findByStatus` belongs to `/pets` when it lists the same. An `x-resource` with a name decides alone.
 */
export function groupCandidates(
  { mergeSchema, identify }: InferenceContext,
  candidates: readonly ResourceCandidate[],
): readonly CandidateGroup[] {
  const groups: Grouped[][] = [];
  const haveSameHint = createHintComparison(candidates);
  const index = createGroupIndex();
  const isOfOthers = createSearchForItems(candidates);
  const isBelow = createSearchAbove(candidates);
  const creators = new Map<string, number>();
  for (const { path } of candidates.filter(hasCreate))
    creators.set(path.segment, (creators.get(path.segment) ?? 0) + 1);
  // Paths without parameters come first, then those that create: they name the collection that the others join.
  const order = (candidate: ResourceCandidate) =>
    (hasComposedKey(candidate.path) ? 0 : candidate.path.parameters.length * 2) +
    (hasCreate(candidate) ? 0 : 1);
  const ordered = candidates.map((candidate) => ({ candidate, order: order(candidate) }));
  for (const { candidate } of ordered.sort((a, b) => a.order - b.order)) {
    const schemas = new Set(shownSchemasOf(mergeSchema, candidate).map(identify));
    const hint = hintedName(candidate);
    const added = {
      candidate,
      schemas,
      isOne: isSingleton([candidate]),
      isSilent: schemas.size === 0 && isOnItems(candidate) && !(isReadOnly(candidate) && isBelow(candidate)),
      isList: candidate.roles.every(({ kind }) => kind === 'list'),
      isOfOthers: isOfOthers(candidate),
      isOnlyCreator: hasCreate(candidate) && creators.get(candidate.path.segment) === 1,
      ...(hint !== undefined && { hint }),
    };
    const isSame = (other: Grouped) =>
      haveSameHint?.(other, added) ?? isSameCollection(mergeSchema, other, added);
    const possible = haveSameHint === undefined ? index.groupsNear(added) : groups;
    const same = possible.filter((each) => each.some(isSame));
    const [group = [], ...others] = hasCreate(candidate) ? same.toSorted(byItems) : same;
    if (same.length === 0) groups.push(group);
    group.push(added);
    index.add(added, group);
    if (hasCreate(candidate)) join(group, others, index.add);
  }
  return groups.filter((group) => group.length > 0).map((group) => group.map(({ candidate }) => candidate));
}

/** Moves the candidates of groups that create nothing into the group of what creates in them. */
function join(
  group: Grouped[],
  others: readonly Grouped[][],
  add: (added: Grouped, group: Grouped[]) => void,
): void {
  for (const other of others) {
    if (other.some(({ candidate }) => hasCreate(candidate))) continue;
    for (const each of other.splice(0)) {
      group.push(each);
      add(each, group);
    }
  }
}

/** Groups in the order in which what creates joins them: those whose items are found by an id first. */
function byItems(a: readonly Grouped[], b: readonly Grouped[]): number {
  const areFound = (group: readonly Grouped[]) =>
    group.some(({ candidate }) => candidate.roles.some(({ path }) => path.idParameter !== undefined));
  return Number(areFound(b)) - Number(areFound(a));
}

/** Finds out whether a path leads to single items of what a candidate is called, and is not its own. */
function createSearchForItems(
  candidates: readonly ResourceCandidate[],
): (candidate: ResourceCandidate) => boolean {
  const withItems = candidates.filter(({ roles }) =>
    roles.some(({ path }) => path.idParameter !== undefined),
  );
  const collections = new Map(withItems.map(({ path }) => [path.segment, path.collection]));
  return ({ path }) => (collections.get(path.segment) ?? path.collection) !== path.collection;
}

function isOnItems({ roles }: ResourceCandidate): boolean {
  return roles.every(({ path }) => path.idParameter !== undefined);
}

function isReadOnly({ roles }: ResourceCandidate): boolean {
  return roles.every(({ kind }) => kind === 'read');
}

/** Finds out whether a path goes on from that of a collection by a word, as `/calls/account/{id}` from `/calls`: it finds of that. */
function createSearchAbove(
  candidates: readonly ResourceCandidate[],
): (candidate: ResourceCandidate) => boolean {
  const isOfMany = ({ roles }: ResourceCandidate) => roles.some(({ kind }) => collectionKinds.has(kind));
  const collections = new Set(candidates.filter(isOfMany).map(({ path }) => path.collection));
  return ({ path }) => collections.has(pathAbove(path));
}

/** The path of a collection without its last word. */
function pathAbove({ collection }: ResourcePath): string {
  return collection.slice(0, collection.lastIndexOf('/'));
}

/** A candidate, with what is compared of it. */
interface Grouped {
  readonly candidate: ResourceCandidate;
  /** The schemas in which its responses show items. */
  readonly schemas: ReadonlySet<Schema>;
  readonly isOne: boolean;
  /** Whether it only changes or deletes items, without showing them. */
  readonly isSilent: boolean;
  /** Whether it only lists items. */
  readonly isList: boolean;
  /** Whether it only lists what another path with the same last word leads to: `/apps/versions`, of `/apps/{}/versions/{}`. */
  readonly isOfOthers: boolean;
  /** Whether nothing else creates in a collection with the same last word. */
  readonly isOnlyCreator: boolean;
  /** The name that an `x-resource` gives to its collection. */
  readonly hint?: string;
}

/** What is looked up of the groups so far: in a large contract, hardly any two candidates are of one collection. */
function createGroupIndex() {
  const order = new Map<Grouped[], number>();
  const bySchema = new Map<Schema, Set<Grouped[]>>();
  const byPath = new Map<string, Set<Grouped[]>>();
  const silent = new Set<Grouped[]>();
  const lists = new Set<Grouped[]>();
  const creating = new Set<Grouped[]>();
  const creatingSilently = new Set<Grouped[]>();

  function add({ candidate, ...added }: Grouped, group: Grouped[]): void {
    const { schemas, isSilent, isList, isOnlyCreator } = added;
    const { collection } = candidate.path;
    if (!order.has(group)) order.set(group, order.size);
    byPath.set(collection, (byPath.get(collection) ?? new Set()).add(group));
    if (isSilent) silent.add(group);
    if (isList) lists.add(group);
    if (isOnlyCreator) creating.add(group);
    if (isOnlyCreator && schemas.size === 0) creatingSilently.add(group);
    for (const schema of schemas) bySchema.set(schema, (bySchema.get(schema) ?? new Set()).add(group));
  }

  /** The groups, the first first, with one that shows what a candidate shows, or of which one is silent of the other. */
  function groupsNear(grouped: Grouped): readonly Grouped[][] {
    const { schemas, isSilent, isList, isOnlyCreator } = grouped;
    const found = new Set([
      ...groupsAbove(grouped),
      ...(isSilent ? creating : []),
      ...(isList ? creatingSilently : []),
      ...(isOnlyCreator ? silent : []),
      ...(isOnlyCreator && schemas.size === 0 ? lists : []),
    ]);
    for (const schema of schemas) for (const group of bySchema.get(schema) ?? []) found.add(group);
    return [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }

  /** Those whose path a list goes on from by a word. */
  function groupsAbove({ candidate, isList }: Grouped): Iterable<Grouped[]> {
    return (isList ? byPath.get(pathAbove(candidate.path)) : undefined) ?? [];
  }

  return { add, groupsNear };
}

function isSameCollection(mergeSchema: MergeSchema, first: Grouped, second: Grouped): boolean {
  const { candidate: a } = first;
  const { candidate: b } = second;
  // Singletons that look alike, such as the settings of a user and those of an account, are still several.
  if (first.isOne || second.isOne) return false;
  const isSilent = isSilentOf(first, second) || isSilentOf(second, first);
  const isSame = isSilent || haveCommon(first.schemas, second.schemas);
  if (!isSame && !(isFinderOf(a, b) && showAlike(mergeSchema, first, second))) return false;
  const isNamedAlike =
    haveOneWord(a, b) || isShortFormOf(a, b) || isShortFormOf(b, a) || isScheduleOf(mergeSchema, a, b);
  if (isPathOfChildren(a.path.collection, b.path)) return true;
  if (hasItemsOf(a, b, isSilent) || hasItemsOf(b, a, isSilent)) return true;
  if (!isNamedAlike && !(isFinderOf(a, b) && !second.isOfOthers) && !isAliasOf(a, b)) return false;
  return isRelated(mergeSchema, a, b);
}

/** Whether two paths end with one word, in the singular or the plural: `/downtime` and `/monitors/{}/downtimes`. */
function haveOneWord({ path: a }: ResourceCandidate, { path: b }: ResourceCandidate): boolean {
  if (a.segment === b.segment) return true;
  const isElsewhere = splitPath(a.collection).prefix !== splitPath(b.collection).prefix;
  return isElsewhere && singularsOf(a.segment)[0] === singularsOf(b.segment)[0];
}

/** What the items of a collection are called that a parent has, where it is about when they are. */
const scheduleWords: ReadonlySet<string> = new Set([
  'schedule',
  'calendar',
  'agenda',
  'timetable',
  'history',
]);

/** Whether the second lists what the first creates as the schedule of what the items name: `/doctors/{id}/schedule`. */
function isScheduleOf(
  mergeSchema: MergeSchema,
  first: ResourceCandidate,
  second: ResourceCandidate,
): boolean {
  return scheduleWords.has(plainName(second.path.segment)) && listsBelowNamed(mergeSchema, first, second);
}

/** Whether the second only lists, below others that the items name, what the first creates. */
function listsBelowNamed(
  mergeSchema: MergeSchema,
  first: ResourceCandidate,
  { path: { parameters }, roles }: ResourceCandidate,
): boolean {
  const schemas = shownSchemasOf(mergeSchema, first);
  return (
    hasCreate(first) &&
    parameters.length > 0 &&
    roles.every(({ kind }) => kind === 'list') &&
    parameters.every((parameter) => parentPropertyOf(mergeSchema, schemas, parameter) !== undefined)
  );
}

/** Whether all that the second has are the items of the first. @param isSilent whether one of them shows no items */
function hasItemsOf(first: ResourceCandidate, second: ResourceCandidate, isSilent: boolean): boolean {
  return haveOneIdName(first, second) || (!isSilent && leadsToItemsOf(first, second));
}

/**
 * Whether all that the second has are items, named as those that the first makes and does not lead to:
 * `/tasks/{projectId}/t/{taskId}`, of `/tasks/{projectId}`.
 */
function haveOneIdName({ path, roles }: ResourceCandidate, second: ResourceCandidate): boolean {
  if (!hasKind(roles, 'create') || roles.some((role) => role.path.idParameter !== undefined)) return false;
  return second.roles.every(({ path: { idParameter } }) => {
    return (
      idParameter !== undefined && idNames(path.segment, idParameter).own.includes(plainName(idParameter))
    );
  });
}

/**
 * Whether the second has nothing but the items that the first makes below others and does not lead to, which are called by its
 * words and more: `/menu-items/{id}`, of `/restaurants/{id}/menu`.
 */
function leadsToItemsOf({ path, roles }: ResourceCandidate, second: ResourceCandidate): boolean {
  const isItem = (role: OperationCandidate) => role.path.idParameter !== undefined;
  if (!hasKind(roles, 'create') || path.parameters.length === 0 || roles.some(isItem)) return false;
  if (second.path.parameters.length > 0 || !second.roles.every(isItem)) return false;
  const words = new Set(splitName(second.path.segment).flatMap(singularsOf));
  return splitName(path.segment).every((word) => singularsOf(word).some((each) => words.has(each)));
}

/**
 * Whether the first, which shows no items, does to them what the second does on their own path, so that it means something
 * between others and them: `DELETE /favorites/books/{id}` beside `DELETE /books/{id}` deletes no book.
 */
function isOfRelation(first: ResourceCandidate, { path, roles }: ResourceCandidate): boolean {
  const own = new Set(roles.flatMap((role) => (role.path.idParameter === undefined ? [] : [role.kind])));
  return path.parameters.length === 0 && first.roles.some(({ kind }) => own.has(kind));
}

/**
 * Whether the second alone creates the items that the first changes or deletes without showing them, or that the first
 * lists, where what creates them shows nothing.
 */
function isSilentOf(first: Grouped, { isOnlyCreator, schemas, candidate }: Grouped): boolean {
  if (!isOnlyCreator) return false;
  if (first.isList && schemas.size === 0) return true;
  return first.isSilent && !isOfRelation(first.candidate, candidate);
}

/** Whether two candidates show the same items, in schemas that were written apart. */
function showAlike(mergeSchema: MergeSchema, first: Grouped, second: Grouped): boolean {
  return [...first.schemas].some((a) => [...second.schemas].some((b) => areAlike(mergeSchema, a, b)));
}

function haveCommon(first: ReadonlySet<Schema>, second: ReadonlySet<Schema>): boolean {
  for (const schema of second) if (first.has(schema)) return true;
  return false;
}

/**
 * Compares two candidates by the names that `x-resource` gives; undefined when neither has such a name.
 * @returns undefined where no candidate has one
 */
function createHintComparison(
  candidates: readonly ResourceCandidate[],
): ((a: Grouped, b: Grouped) => boolean | undefined) | undefined {
  const unhinted = candidates.filter((candidate) => hintedName(candidate) === undefined);
  if (unhinted.length === candidates.length) return undefined;
  const namesOf = createHintNames(
    unhinted,
    unhinted.filter((candidate) => whyNotStateful([candidate]) === undefined),
  );
  return (a, b) => {
    if (a.hint === undefined) return b.hint === undefined ? undefined : namesOf(a.candidate).has(b.hint);
    return b.hint === undefined ? namesOf(b.candidate).has(a.hint) : a.hint === b.hint;
  };
}

function hintedName({ roles }: ResourceCandidate): string | undefined {
  return roles.find(({ hint }) => hint.name !== undefined)?.hint.name;
}

/**
 * Why the operations of a group cannot share state: nothing writes items, or nothing shows what was written.
 * @returns undefined for a group that can
 */
export function whyNotStateful(group: CandidateGroup): string | undefined {
  const roles = group.flatMap((candidate) => candidate.roles);
  if (isSingleton(group)) {
    if (!hasKind(roles, 'read')) return 'nothing reads it';
    return hasKind(roles, 'replace') || hasKind(roles, 'update') ? undefined : 'nothing writes it';
  }
  const onItem = roles.filter(({ path }) => path.idParameter !== undefined);
  const isCreating = hasKind(roles, 'create') || hasKind(roles, 'bulk-create');
  if (!isCreating && !hasKind(onItem, 'replace')) return 'nothing creates items in it';
  // Who signs up can log in, even where nothing shows them.
  if (roles.some(({ person }) => person?.kind === 'create')) return undefined;
  // What changes an item and responds with it shows what it was: `PATCH /columns/{id}` of a board that lists its columns.
  const isShownChanged = onItem.some(
    ({ kind, response: { schema, item } }) => kind === 'update' && (schema && item) !== undefined,
  );
  const isShown = hasKind(onItem, 'read') || hasKind(roles, 'list') || (isCreating && isShownChanged);
  return isShown ? undefined : 'nothing reads or lists its items';
}

function hasKind(roles: readonly OperationCandidate[], kind: OperationCandidate['kind']): boolean {
  return roles.some((role) => role.kind === kind);
}

/** The kinds of roles that make a collection of what is at a path. */
const collectionKinds: ReadonlySet<string> = new Set(['list', 'create', 'bulk-create']);

/** Whether a group is about one item, such as `/settings`. */
export function isSingleton(group: CandidateGroup): boolean {
  return group.every(({ roles }) =>
    roles.every(({ kind, path }) => path.idParameter === undefined && !collectionKinds.has(kind)),
  );
}

/** The collection path of a candidate in its group: that of a finder is the path of its collection. */
export function collectionPathOf(group: CandidateGroup, { path }: ResourceCandidate): string {
  if (hasComposedKey(path)) return path.collection;
  const above = pathAbove(path);
  return group.some((other) => other.path.collection === above) ? above : path.collection;
}

function isRelated(mergeSchema: MergeSchema, first: ResourceCandidate, second: ResourceCandidate): boolean {
  if (
    isFinderOf(first, second) ||
    isAliasOf(first, second) ||
    composesKeyOf(first, second) ||
    composesKeyOf(second, first)
  )
    return true;
  const own = first.path.parameters.length;
  if (own > 0 && !isDeeperThan(first.path, second.path)) return listsBelowNamed(mergeSchema, first, second);
  // Below parents, `/teams/{}/notes/{}` reads what `/teams/{}/posts/{}/notes` creates.
  if (own === 0 ? !hasCreate(first) || !hasCreate(second) : !hasCreate(first) && hasCreate(second))
    return true;
  return second.path.parameters.slice(own).every((parameter) => {
    const schemas = responseSchemasOf(mergeSchema, [first, second]);
    const named = parentPropertyOf(mergeSchema, schemas, parameter);
    return (named ?? referencesTo(mergeSchema, schemas, parameter)) !== undefined;
  });
}

/** Whether a path goes on from the parents of another: `/plans/{}/accounts/{}/payments`, from `/plans/{}/payments`. */
function isDeeperThan(first: ResourcePath, second: ResourcePath): boolean {
  const isLonger = second.parameters.length > first.parameters.length;
  return isLonger && second.collection.startsWith(`${splitPath(first.collection).prefix}/`);
}

/** Whether the second only lists what the first holds, under a word of its own: `/pets/findByStatus`. */
function isFinderOf({ path }: ResourceCandidate, second: ResourceCandidate): boolean {
  const { collection, segment } = second.path;
  const isBelow = collection.length === path.collection.length + 1 + segment.length;
  return (
    isBelow &&
    collection === `${path.collection}/${segment}` &&
    second.roles.every(({ kind }) => kind === 'list')
  );
}

/** Whether two paths differ in the number of their last word alone, and only one creates: `/{id}/review`, `/{id}/reviews`. */
function isAliasOf(first: ResourceCandidate, second: ResourceCandidate): boolean {
  const a = splitPath(first.path.collection);
  const b = splitPath(second.path.collection);
  if (a.prefix !== b.prefix || a.last === b.last) return false;
  const isSameWord = singularsOf(a.last).includes(b.last) || singularsOf(b.last).includes(a.last);
  return isSameWord && !(hasCreate(first) && hasCreate(second));
}

/** Whether the second only lists, below others, what the first has, by the last of its words: `/users/{}/memberships`. */
function isShortFormOf({ path }: ResourceCandidate, second: ResourceCandidate): boolean {
  const { parameters, segment } = second.path;
  const isList = parameters.length > 0 && second.roles.every(({ kind }) => kind === 'list');
  return isList && lastWordsOf(path.segment).some((word) => plainName(word) === plainName(segment));
}

/** Whether one has the items that another creates, and does not find by itself, by a key of several parameters. */
function composesKeyOf(first: ResourceCandidate, second: ResourceCandidate): boolean {
  return hasComposedKey(first.path) && second.roles.every(({ path }) => path.idParameter === undefined);
}

function hasCreate({ roles }: ResourceCandidate): boolean {
  return hasKind(roles, 'create') || hasKind(roles, 'bulk-create');
}
