import type { OperationCandidate } from '../resource-candidates.ts';

/**
 * Whether the items of a collection are there without being made: the contract shows them, and can make none, as with the
 * users of a service that has its sign-up elsewhere. What puts one of them below something else, as
 * `PUT /teams/{team}/users/{user}` without a body does, makes none.
 */
export function areGiven(roles: readonly OperationCandidate[]): boolean {
  const isRead = roles.some(({ kind, path }) => kind === 'read' && isOwnPath(path));
  return (isRead || areChanged(roles)) && !roles.some(createMakes(roles));
}

/** Whether the items of a collection are shown, and are changed or deleted, and yet nothing makes one. */
export function areOnlyChanged(roles: readonly OperationCandidate[]): boolean {
  return areChanged(roles) && !roles.some(createMakes(roles));
}

/** Whether a list shows the items of a collection, and nothing makes one. */
export function areOnlyListed(roles: readonly OperationCandidate[]): boolean {
  return roles.some(({ kind }) => kind === 'list') && !roles.some(createMakes(roles));
}

function areChanged(roles: readonly OperationCandidate[]): boolean {
  const onItem = roles.filter(({ path }) => path.idParameter !== undefined);
  const isShown = onItem.some(({ kind }) => kind === 'read') || roles.some(({ kind }) => kind === 'list');
  return isShown && onItem.some(({ kind }) => kind === 'update' || kind === 'delete');
}

/**
 * Prepares to find the operations on a collection that make items. A PUT without a body does where a GET on its path says by
 * its status alone whether there is one: `/user/starred/{owner}/{repo}`.
 */
function createMakes(roles: readonly OperationCandidate[]): (role: OperationCandidate) => boolean {
  const checked = new Set(
    roles.flatMap(({ kind, operation, response }) =>
      kind === 'read' && response.schema === undefined && response.item === undefined ? [operation.path] : [],
    ),
  );
  return ({ kind, path, operation, person }) => {
    if (kind === 'create' || kind === 'bulk-create' || person !== undefined) return true;
    const isMade = isOwnPath(path) || operation.requestBody !== undefined || checked.has(operation.path);
    return kind === 'replace' && isMade;
  };
}

function isOwnPath({ idParameter, parameters }: OperationCandidate['path']): boolean {
  return idParameter !== undefined && parameters.length === 0;
}
