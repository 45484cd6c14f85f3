import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { singularsOf } from '../naming.ts';
import type { ListChange } from '../resource.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import { parseActionPath, parseResourcePath, type ResourcePath, splitPath } from '../resource-path.ts';
import { hasId } from '../wrapper/item-evidence.ts';
import type { ListProperty } from './list-property.ts';
import { parseListVerb } from './list-verbs.ts';
import { sendsIds, sendsIdsOf } from './sends-ids.ts';

/** The memberships of the items of a collection, as lists that those have beside what their schema shows. */
export type MembershipsOf = (owner: ResourceCandidate) => readonly ListProperty[];

/**
 * Finds the paths that put items of another collection below an item, and show them there, though no schema of the item
 * has such a list: `POST /courses/{id}/students/{userId}` without a body, beside `GET /courses/{id}/students` that lists
 * what `POST /users` creates. The item has the ids of its members, so that they are shown as they are at any time.
 * Where rows have a schema of their own, or nothing creates what they show, the ids that are sent have to be called after
 * the other collection: `POST /groups/{id}/users` with `{ids: […]}`, or with `{user_ids: […]}`.
 */
export function createMemberships(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): MembershipsOf {
  const { mergeSchema, identify } = context;
  const below = new Map<string, ResourceCandidate[]>();
  for (const candidate of candidates) {
    const { prefix } = splitPath(candidate.path.collection);
    if (!prefix.endsWith('/{}')) continue;
    const owner = prefix.slice(0, -3);
    below.set(owner, [...(below.get(owner) ?? []), candidate]);
  }
  const roots = candidates.filter(({ path }) => path.parameters.length === 0);
  const creating = roots.filter(({ roles }) => roles.some(({ kind }) => kind === 'create'));
  const identitiesOf = (all: readonly ResourceCandidate[]) =>
    new Set(all.flatMap((each) => shownSchemasOf(mergeSchema, each).map(identify)));
  const created = identitiesOf(creating);
  /** What the ids of a membership may be called after; absent where anything may be an id. */
  const namesOf = (element: Schema, segment: string): readonly string[] | undefined => {
    if (created.has(identify(element))) return undefined;
    const ofSchema = roots.filter((each) => identitiesOf([each]).has(identify(element)));
    const named = hasId(mergeSchema, element) ? creating.filter(({ path }) => path.segment === segment) : [];
    return [...ofSchema, ...named].map(({ path }) => path.segment);
  };
  return ({ path }) =>
    (below.get(path.collection) ?? []).flatMap((candidate) => {
      const list = candidate.roles.find(({ kind }) => kind === 'list');
      const element = list?.envelope?.rowSchema;
      const name = candidate.path.segment;
      return element !== undefined && isWrittenByIds(context, candidate, namesOf(element, name))
        ? [{ name, element, hasIds: false, isMembership: true }]
        : [];
    });
}

/**
 * Whether what is written at a path says no more than which items are meant, and something adds one.
 * @param names what the ids have to be called after, for bodies that are needed then; absent for any
 */
function isWrittenByIds(
  context: InferenceContext,
  { path }: ResourceCandidate,
  names: readonly string[] | undefined,
): boolean {
  if (names?.length === 0) return false;
  const writes = [...context.operations.values()].filter((operation) => {
    const isBelow = parseResourcePath(operation.path)?.collection === path.collection;
    const isWrite = !['get', 'head', 'query'].includes(operation.method);
    return isWrite && (isBelow || verbOn(path, operation) !== undefined);
  });
  const adding = writes.filter((each) => {
    const verb = verbOn(path, each);
    return verb === undefined ? each.method === 'post' || each.method === 'put' : verb === 'add';
  });
  const isNamed = (operation: Operation) => sendsIdsOf(context, operation, names ?? []);
  return (
    adding.length > 0 &&
    writes.every((operation) => sendsIds(context, operation, path.segment)) &&
    (names === undefined || adding.every(isNamed))
  );
}

/** What a path such as `/sections/{id}/addTask` does to the list at `/sections/{id}/tasks`. */
function verbOn(list: ResourcePath, { path }: Operation): ListChange | undefined {
  const action = parseActionPath(path);
  const verb = action && parseListVerb(action.verb);
  if (action === undefined || verb === undefined || verb.noun === '') return undefined;
  const isBeside = splitPath(list.collection).prefix === `${action.item.collection}/{}`;
  const isNamed = singularsOf(list.segment).some((word) => singularsOf(verb.noun).includes(word));
  return isBeside && isNamed ? verb.change : undefined;
}
