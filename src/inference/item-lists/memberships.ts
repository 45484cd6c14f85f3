import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { singularsOf } from '../naming.ts';
import { isPeopleWord } from '../people/people-words.ts';
import type { ListChange } from '../resource.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import { parseActionPath, parseResourcePath, type ResourcePath, splitPath } from '../resource-path.ts';
import { hasId } from '../wrapper/item-evidence.ts';
import type { ListProperty } from './list-property.ts';
import { parseListVerb } from './list-verbs.ts';
import { isOfThoseWho, parseJoining, parsePersonalMark, sentNames } from './people-marks.ts';
import { sendsIds, sendsIdsOf } from './sends-ids.ts';

/** The memberships of the items of a collection, as lists that those have beside what their schema shows. */
export type MembershipsOf = (owner: ResourceCandidate) => readonly ListProperty[];

/**
 * Finds the paths that put items of another collection below an item, and show them there, though no schema of the item
 * has such a list: `POST /courses/{id}/students/{userId}` without a body, beside `GET /courses/{id}/students` that lists
 * what `POST /users` creates. The item has the ids of its members, so that they are shown as they are at any time.
 * Where rows have a schema of their own, or nothing creates what they show, the ids that are sent have to be called after
 * the other collection: `POST /groups/{id}/users` with `{ids: […]}`, or with `{user_ids: […]}`. Where the list shows people,
 * a write without a body and without an id is of whoever sends it: `POST /users/{id}/follow`, `POST /posts/{id}/likes`.
 */
export function createMemberships(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): MembershipsOf {
  const { mergeSchema, identify } = context;
  const writesOf = createWritesOf(context);
  const marksOf = createMarksOf(context);
  const below = new Map<string, ResourceCandidate[]>();
  for (const candidate of candidates) {
    const { prefix } = splitPath(candidate.path.collection);
    if (!prefix.endsWith('/{}')) continue;
    const owner = prefix.slice(0, -3);
    addTo(below, owner, candidate);
  }
  const roots = candidates.filter(({ path }) => path.parameters.length === 0);
  const creating = roots.filter(({ roles }) => roles.some(({ kind }) => kind === 'create'));
  const identitiesOf = (all: readonly ResourceCandidate[]) =>
    new Set(all.flatMap((each) => shownSchemasOf(mergeSchema, each).map(identify)));
  const created = identitiesOf(creating);
  // Also where nobody is created but by signing up: whoever sends a request is somebody.
  const ofPeople = roots.filter(({ path }) => isPeopleWord(path.segment));
  const people = identitiesOf(ofPeople);
  const persons = ofPeople.flatMap((each) => shownSchemasOf(mergeSchema, each));
  const isPerson = (element: Schema) =>
    people.has(identify(element)) || persons.some((each) => isPartOf(mergeSchema, element, each));
  const rootsBySchema = new Map<unknown, ResourceCandidate[]>();
  for (const each of roots) for (const schema of identitiesOf([each])) addTo(rootsBySchema, schema, each);
  /** What the ids of a membership may be called after; absent where anything may be an id. */
  const namesOf = (element: Schema, segment: string): readonly string[] | undefined => {
    if (created.has(identify(element))) return undefined;
    const ofSchema = rootsBySchema.get(identify(element)) ?? [];
    const named = hasId(mergeSchema, element) ? creating.filter(({ path }) => path.segment === segment) : [];
    return [...ofSchema, ...named].map(({ path }) => path.segment);
  };
  return ({ path }) => {
    const marks = marksOf(path);
    return (below.get(path.collection) ?? []).flatMap((candidate) => {
      const name = candidate.path.segment;
      const writes = writesOf(candidate.path);
      const marked = howMarked(writes, marks, name);
      const element = elementOf(candidate, marked === 'verb' ? persons[0] : undefined);
      if (element === undefined) return [];
      const membership = { name, element, hasIds: false, isMembership: true } as const;
      if (marked !== undefined && isPerson(element)) return [{ ...membership, markedBy: marked }];
      return isWrittenByIds(context, candidate.path, writes, namesOf(element, name)) ? [membership] : [];
    });
  };
}

/** The rows of a list; a person, where those who have marked an item are listed and the response says nothing of its body. */
function elementOf({ roles }: ResourceCandidate, person: Schema | undefined): Schema | undefined {
  if (person !== undefined && roles.some(isSilentRead)) return person;
  return roles.find(({ kind }) => kind === 'list')?.envelope?.rowSchema;
}

/** Whether a GET at the path of a list says nothing of its body. */
function isSilentRead({ operation, path, response: { schema, isSilent } }: OperationCandidate): boolean {
  return (
    operation.method === 'get' && path.idParameter === undefined && schema === undefined && isSilent === true
  );
}

/** Whether a schema shows a part of what another does: its id and something else, and nothing more. */
function isPartOf(mergeSchema: MergeSchema, part: Schema, whole: Schema): boolean {
  const { properties } = mergeSchema(part);
  const known = mergeSchema(whole).properties;
  return (
    hasId(mergeSchema, part) && properties.size > 1 && [...properties.keys()].every((name) => known.has(name))
  );
}

/** An operation that writes to a list, and what the verb in its path does to it, if it has one. */
interface ListWrite {
  readonly operation: Operation;
  readonly change?: ListChange;
}

/**
 * Finds what writes to a list: at its own path, and with a verb beside it, as `/sections/{id}/addTask` does to
 * `/sections/{id}/tasks`, and `/courses/{id}/enroll` with an id to `/courses/{id}/students`. All operations are looked at once, for all lists.
 */
function createWritesOf({
  operations,
  mergeSchema,
}: InferenceContext): (list: ResourcePath) => readonly ListWrite[] {
  const atPath = new Map<string | undefined, ListWrite[]>();
  const byVerb = new Map<string, (ListWrite & { readonly nouns: readonly string[] })[]>();
  const joinings = new Map<string, ListWrite[]>();
  for (const operation of operations.values()) {
    if (['get', 'head', 'query'].includes(operation.method)) continue;
    addTo(atPath, parseResourcePath(operation.path)?.collection, { operation });
    const action = parseActionPath(operation.path);
    if (action === undefined) continue;
    const owner = `${action.item.collection}/{}`;
    const joined = parseJoining(operation, sentNames(mergeSchema, operation), action.verb);
    if (joined !== undefined) addTo(joinings, owner, { operation, change: joined });
    const verb = parseListVerb(action.verb);
    if (verb === undefined || verb.noun === '') continue;
    const { change, noun } = verb;
    addTo(byVerb, owner, { operation, change, nouns: singularsOf(noun) });
  }
  return ({ collection, segment }) => {
    const names = singularsOf(segment);
    const { prefix } = splitPath(collection);
    const named = (byVerb.get(prefix) ?? []).filter(({ nouns }) =>
      names.some((name) => nouns.includes(name)),
    );
    const beside = [...named, ...(isOfThoseWho('join', segment) ? (joinings.get(prefix) ?? []) : [])];
    const verbs = new Set(beside.map(({ operation }) => operation));
    return [...beside, ...(atPath.get(collection) ?? []).filter(({ operation }) => !verbs.has(operation))];
  };
}

/**
 * Says of the lists that an item shows which of them people put themselves into by a verb: the `participants` of an event,
 * beside `POST /events/{id}/join`, and the ids in `likes` beside `POST /posts/{id}/like`.
 */
export function createMarkedLists(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): (owner: ResourcePath, lists: readonly ListProperty[]) => readonly ListProperty[] {
  const { mergeSchema, identify } = context;
  const marksOf = createMarksOf(context);
  const people = new Set(
    candidates
      .filter(({ path }) => path.parameters.length === 0 && isPeopleWord(path.segment))
      .flatMap((each) => shownSchemasOf(mergeSchema, each).map(identify)),
  );
  const isOfPeople = ({ hasIds, element }: ListProperty) =>
    hasIds ? people.size > 0 : people.has(identify(element));
  return (owner, lists) => {
    const marks = marksOf(owner);
    const isMarked = (list: ListProperty) =>
      isOfPeople(list) && marks.some((verb) => isOfThoseWho(verb, list.name));
    return lists.map((list) => (marks.length > 0 && isMarked(list) ? { ...list, markedBy: 'verb' } : list));
  };
}

/** Finds the verbs by which the items of a collection are marked. All operations are looked at once. */
function createMarksOf({ operations }: InferenceContext): (owner: ResourcePath) => readonly string[] {
  const byOwner = new Map<string, string[]>();
  for (const operation of operations.values()) {
    const action = parseActionPath(operation.path);
    const mark = action && parsePersonalMark(operation, action.verb);
    if (action !== undefined && mark?.isUndone === false) addTo(byOwner, action.item.collection, mark.verb);
  }
  return ({ collection }) => byOwner.get(collection) ?? [];
}

/**
 * How people put themselves into a list: by a verb that it is called after, or at its own path without a body. `undefined`
 * where they do not, or others put them there by what they send.
 * @param marks the verbs by which the items that have the list are marked
 */
function howMarked(
  writes: readonly ListWrite[],
  marks: readonly string[],
  list: string,
): ListProperty['markedBy'] {
  if (writes.some(({ operation }) => parsePersonalMark(operation, list) === undefined)) return undefined;
  const isOnPath = ({ operation: { method, path } }: ListWrite) =>
    (method === 'post' || method === 'put') && !/\}\/?$/.test(path);
  if (writes.some(isOnPath)) return 'path';
  return marks.some((verb) => isOfThoseWho(verb, list)) ? 'verb' : undefined;
}

function addTo<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/**
 * Whether what is written at a path says no more than which items are meant, and something adds one.
 * @param writes what writes to the list at the path
 * @param names what the ids have to be called after, for bodies that are needed then; absent for any
 */
function isWrittenByIds(
  context: InferenceContext,
  { segment }: ResourcePath,
  writes: readonly ListWrite[],
  names: readonly string[] | undefined,
): boolean {
  if (names?.length === 0) return false;
  const adding = writes.filter(({ operation: { method }, change }) =>
    change === undefined ? method === 'post' || method === 'put' : change === 'add',
  );
  return (
    adding.length > 0 &&
    writes.every(({ operation }) => sendsIds(context, operation, segment)) &&
    (names === undefined || adding.every(({ operation }) => sendsIdsOf(context, operation, names)))
  );
}
