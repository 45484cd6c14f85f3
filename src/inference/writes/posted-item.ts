import type { OperationCandidate } from '../resource-candidates.ts';

/**
 * The operations on one collection, where a POST on an item makes it under the id of its path, for PUT or PATCH change it
 * and nothing else makes any: `POST /repositories/{workspace}/{slug}`.
 */
export function withPostedItems(roles: readonly OperationCandidate[]): readonly OperationCandidate[] {
  const isMade = roles.some(({ kind }) => kind === 'create' || kind === 'bulk-create');
  if (isMade) return roles;
  const isChanged = ({ operation: { path } }: OperationCandidate) =>
    roles.some(({ operation }) => operation.path === path && ['put', 'patch'].includes(operation.method));
  return roles.map((role) => (isUsualPost(role) && isChanged(role) ? { ...role, kind: 'replace' } : role));
}

/** Whether a POST leads to an item by its path alone, and is sent one. */
function isUsualPost({ kind, operation, path, verb, person, hint, sent }: OperationCandidate): boolean {
  const isOnItem = operation.method === 'post' && kind === 'update' && path.idParameter !== undefined;
  return isOnItem && sent !== undefined && !verb && !person && hint.role === undefined;
}
