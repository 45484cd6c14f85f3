import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { singularsOf } from '../naming.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import { splitPath } from '../resource-path.ts';

/**
 * Leaves out what marks an item and makes nothing: `POST /posts/{id}/favorite` without a body, which responds with the post,
 * and the DELETE that undoes it. A list of favorites elsewhere, which shows posts, would have them for its own. What the
 * path also reads is a collection.
 */
export function withoutMarks(
  { mergeSchema, identify }: InferenceContext,
  candidates: readonly ResourceCandidate[],
): readonly ResourceCandidate[] {
  const byPath = new Map(candidates.map((each) => [each.path.collection, each]));
  return candidates.flatMap((candidate) => (isMark(candidate) ? [] : [candidate]));

  function isMark({ path, roles }: ResourceCandidate): boolean {
    const { prefix, last } = splitPath(path.collection);
    const owner = prefix.endsWith('/{}') ? byPath.get(prefix.slice(0, -3)) : undefined;
    if (owner === undefined || singularsOf(owner.path.segment).includes(last)) return false;
    const shown = new Set(shownSchemasOf(mergeSchema, owner).map(identify));
    const isMarking = ({ operation: { method, requestBody }, response: { item } }: OperationCandidate) =>
      method !== 'delete' && requestBody === undefined && item !== undefined && shown.has(identify(item));
    const isUndoing = ({ operation: { method } }: OperationCandidate) => method === 'delete';
    return (
      roles.some(isMarking) &&
      roles.every(
        (role) =>
          role.path.idParameter === undefined &&
          role.operation.method !== 'get' &&
          (isMarking(role) || isUndoing(role)),
      )
    );
  }
}
