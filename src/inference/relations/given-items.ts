import type { OperationCandidate } from '../resource-candidates.ts';

/**
 * Whether the items of a collection are there without being made: the contract reads them at a path of their own, and
 * can neither make nor delete one, as with the users of a service that has its sign-up elsewhere. What puts one of them
 * below something else, as `PUT /teams/{team}/users/{user}` without a body does, makes none.
 */
export function areGiven(roles: readonly OperationCandidate[]): boolean {
  const isRead = roles.some(({ kind, path }) => kind === 'read' && isOwnPath(path));
  return isRead && !roles.some((role) => makesOrDeletes(role));
}

function makesOrDeletes({ kind, path, operation, person }: OperationCandidate): boolean {
  if (kind === 'create' || kind === 'bulk-create' || person !== undefined) return true;
  if (kind === 'replace') return isOwnPath(path) || operation.requestBody !== undefined;
  return kind === 'delete' && isOwnPath(path);
}

function isOwnPath({ idParameter, parameters }: OperationCandidate['path']): boolean {
  return idParameter !== undefined && parameters.length === 0;
}
