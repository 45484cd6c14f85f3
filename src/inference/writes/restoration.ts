import type { Operation } from '../../openapi/operations.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse, withItem } from '../item-payloads.ts';
import { createItemRoleSearch } from '../relations/item-role-search.ts';
import type { DeleteRole, ReadRole, Role } from '../resource.ts';
import { parseActionPath } from '../resource-path.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { describeItem } from '../wrapper/undeclared-item.ts';
import { inferSoftDeletion, isBin, undoesDeletion } from './deletion.ts';
import { operationTexts } from './operation-texts.ts';

/**
 * Whether deleted items can be restored, though nothing in them says that they are deleted: by `/applicants/{id}/restore`, or
 * where `/files/{id}/trash` shows them. Those that say so stay in their collection.
 * @param roles those of the operations on the items
 */
export function areRestorable(
  context: InferenceContext,
  resource: Parameters<typeof inferSoftDeletion>[1],
  roles: readonly { readonly operation: Operation }[],
): boolean {
  const own = roles.map(({ operation }) => operation);
  const undone = undonePaths(context.operations);
  const isUndone = own.some(({ method, path }) => method === 'delete' && undone.has(path));
  return isUndone && inferSoftDeletion(context, resource, own) === undefined;
}

const knownUndone = new WeakMap<InferenceContext['operations'], ReadonlySet<string>>();

/** The paths of items that something restores, or shows once they are deleted: found once for all collections of a contract. */
function undonePaths(operations: InferenceContext['operations']): ReadonlySet<string> {
  const known = knownUndone.get(operations);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { method, path } of operations.values()) {
    const isOfDeleted = method === 'get' ? isBin(path) : method !== 'delete' && undoesDeletion(path);
    if (isOfDeleted) found.add(path.replace(/[/:][^/:]+\/?$/, ''));
  }
  knownUndone.set(operations, found);
  return found;
}

/** Whether a write at the path of an item restores it, by its own words: `POST /files/{id}`, "Restore file". */
export function isCalledRestoring(
  { document }: Pick<InferenceContext, 'document'>,
  operation: Operation,
): boolean {
  const [summary = ''] = operationTexts(document, operation);
  return operation.method === 'post' && /^(?:restores?|undeletes?|recovers?)\b/i.test(summary);
}

/** The operations on single items that are deleted and can be restored: `GET /files/{id}/trash` shows one, `DELETE` removes it for good. */
export function inferBins(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly (ReadRole | DeleteRole)[] {
  const roleAt = createItemRoleSearch(roleOf.values());
  return [...context.operations.values()].flatMap((operation): readonly (ReadRole | DeleteRole)[] => {
    const { id, method, path } = operation;
    if (!isBin(path) || roleOf.has(id) || (method !== 'get' && method !== 'delete')) return [];
    const parsed = parseActionPath(path);
    const onItem = parsed && roleAt(parsed.item.collection);
    const kind = method === 'get' ? 'read' : 'delete';
    const success = inferSuccessResponse(operation, kind);
    if (onItem?.resource.isRestorable !== true || success === undefined) return [];
    const { resource, nestedPath } = onItem;
    const evidence = knownItems(context, resource.responseSchemas, parsed?.item.segment ?? '');
    return [
      {
        kind,
        operation,
        resource,
        ...(nestedPath && { nestedPath }),
        collectionPath: onItem.collectionPath,
        parentParameters: onItem.parentParameters,
        idParameter: parsed?.item.idParameter ?? '',
        response: describeItem(
          context.mergeSchema,
          resource,
          withItem(context, success, { ...evidence, isOne: true, isJson: true }),
        ),
        isOfDeleted: true,
      },
    ];
  });
}
