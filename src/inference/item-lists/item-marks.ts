import type { Schema } from '../../openapi/document.ts';
import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { singularsOf } from '../naming.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import { splitPath } from '../resource-path.ts';
import { inferStateTransition } from '../state-transition.ts';

/**
 * Leaves out what marks an item and makes nothing: `POST /posts/{id}/favorite` without a body, which responds with the post,
 * and the DELETE that undoes it. A list of favorites elsewhere, which shows posts, would have them for its own. What the
 * path also reads is a collection, unless it is those who have marked the item: `GET /posts/{id}/favorites` with users.
 */
export function withoutMarks(
  { mergeSchema, identify }: InferenceContext,
  candidates: readonly ResourceCandidate[],
): readonly ResourceCandidate[] {
  const byPath = new Map(candidates.map((each) => [each.path.collection, each]));
  return candidates.flatMap((candidate) => {
    const others = besideMarks(candidate);
    if (others.length === candidate.roles.length) return [candidate];
    return others.length === 0 ? [] : [{ ...candidate, roles: others }];
  });

  /** The operations that are no marks: all of them where one says that there is more to the path. */
  function besideMarks({ path, roles }: ResourceCandidate): readonly OperationCandidate[] {
    const { prefix, last } = splitPath(path.collection);
    const owner = prefix.endsWith('/{}') ? byPath.get(prefix.slice(0, -3)) : undefined;
    if (owner === undefined || singularsOf(owner.path.segment).includes(last)) return roles;
    const owned = new Set(shownSchemasOf(mergeSchema, owner).map(identify));
    const showsOwner = (shown: Schema | undefined) => shown !== undefined && owned.has(identify(shown));
    // What responds with nothing marks the owner where that has a flag for it: `bookmarked`.
    const setsFlag = shownSchemasOf(mergeSchema, owner).some((schema) =>
      Object.values(inferStateTransition(mergeSchema, schema, last)).includes(true),
    );
    const isMarking = ({ operation, response: { schema, item } }: OperationCandidate) =>
      operation.method !== 'get' &&
      operation.method !== 'delete' &&
      operation.requestBody === undefined &&
      (showsOwner(item) || (schema === undefined && setsFlag));
    const isUndoing = ({ operation: { method } }: OperationCandidate) => method === 'delete';
    const marks = roles.filter((role) => isMarking(role) || isUndoing(role));
    const isOfOthers = ({ kind, envelope, operation }: OperationCandidate) =>
      kind === 'list' &&
      envelope !== undefined &&
      !showsOwner(envelope.rowSchema) &&
      marks.every(({ operation: mark }) => mark.path !== operation.path);
    const isPlain = (role: OperationCandidate) =>
      role.path.idParameter === undefined && (marks.includes(role) || isOfOthers(role));
    return roles.some(isMarking) && roles.every(isPlain)
      ? roles.filter((role) => !marks.includes(role))
      : roles;
  }
}
