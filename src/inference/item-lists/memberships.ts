import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import { parseResourcePath, splitPath } from '../resource-path.ts';
import type { ListProperty } from './list-property.ts';
import { sendsIds } from './sends-ids.ts';

/** The memberships of the items of a collection, as lists that those have beside what their schema shows. */
export type MembershipsOf = (owner: ResourceCandidate) => readonly ListProperty[];

/**
 * Finds the paths that put items of another collection below an item, and show them there, though no schema of the item
 * has such a list: `POST /courses/{id}/students/{userId}` without a body, beside `GET /courses/{id}/students` that lists
 * what `POST /users` creates. The item has the ids of its members, so that they are shown as they are at any time.
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
  const created = new Set(
    candidates
      .filter(
        ({ path, roles }) => path.parameters.length === 0 && roles.some(({ kind }) => kind === 'create'),
      )
      .flatMap((each) => shownSchemasOf(mergeSchema, each).map(identify)),
  );
  return ({ path }) =>
    (below.get(path.collection) ?? []).flatMap((candidate) => {
      const list = candidate.roles.find(({ kind }) => kind === 'list');
      const element = list?.envelope?.rowSchema;
      const name = candidate.path.segment;
      const isOfOthers = element !== undefined && created.has(identify(element));
      return isOfOthers && isWrittenByIds(context, candidate)
        ? [{ name, element, hasIds: false, isMembership: true }]
        : [];
    });
}

/** Whether what is written at a path says no more than which items are meant, and something adds one. */
function isWrittenByIds(context: InferenceContext, { path }: ResourceCandidate): boolean {
  const writes = [...context.operations.values()].filter((operation) => {
    const isBelow = parseResourcePath(operation.path)?.collection === path.collection;
    return isBelow && !['get', 'head', 'query'].includes(operation.method);
  });
  const adds = writes.some(({ method }) => method === 'post' || method === 'put');
  return adds && writes.every((operation) => sendsIds(context, operation, path.segment));
}
