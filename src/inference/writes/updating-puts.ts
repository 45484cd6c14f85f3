import type { InferenceContext } from '../inference-context.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import { isNamedUpdate } from './partial-put.ts';
import { isUpsert } from './upsert.ts';

/**
 * The candidates, where a PUT that is called an update changes items that nothing makes: `PUT /workspaces/{id}` with the
 * summary "Update a workspace", beside reads alone, is about workspaces that are there.
 */
export function withUpdatingPuts(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): readonly ResourceCandidate[] {
  const isMade = new Set(
    candidates.flatMap(({ path, roles }) =>
      roles.some((role) => makes(role) || (isPut(role) && !isUpdate(context, role))) ? [path.segment] : [],
    ),
  );
  return candidates.map((candidate) => {
    const { path, roles } = candidate;
    const isShown = roles.some(({ kind }) => kind === 'list');
    if (isMade.has(path.segment) || !isShown || !roles.some(isPut)) return candidate;
    return { ...candidate, roles: roles.map((role) => (isPut(role) ? { ...role, kind: 'update' } : role)) };
  });
}

function makes({ kind, person }: OperationCandidate): boolean {
  return kind === 'create' || kind === 'bulk-create' || person !== undefined;
}

function isPut({ kind, path, operation: { requestBody } }: OperationCandidate): boolean {
  return kind === 'replace' && path.idParameter !== undefined && requestBody !== undefined;
}

/** Whether a PUT only changes what is there: it is called an update, and neither its words nor a 201 say that it creates. */
function isUpdate({ document }: InferenceContext, { operation, hint }: OperationCandidate): boolean {
  const mayCreate = Object.hasOwn(operation.responses, '201') || isUpsert(document, operation);
  return hint.role === undefined && !mayCreate && isNamedUpdate(document, operation);
}
