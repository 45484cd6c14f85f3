import type { Operation } from '../../openapi/operations.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import type { ActionRole, PartAccess, ReadRole, Resource } from '../resource.ts';
import type { ResourcePath } from '../resource-path.ts';

/** An operation on a part of an item. */
export interface FoundPart {
  readonly operation: Operation;
  /** The path of the item. */
  readonly item: ResourcePath;
  readonly part: PartAccess;
}

/**
 * Builds the roles of the operations on parts of items with state.
 * @param resourceOf the resource of a collection path; those without state have none
 */
export function buildPartRoles(
  { reject }: Pick<InferenceContext, 'reject'>,
  parts: readonly FoundPart[],
  resourceOf: (collection: string) => Resource | undefined,
): readonly (ActionRole | ReadRole)[] {
  return parts.flatMap(({ operation, item, part }): readonly (ActionRole | ReadRole)[] => {
    const resource = resourceOf(item.collection);
    const response = inferSuccessResponse(operation, part.change === 'read' ? 'read' : 'change');
    if (resource === undefined) return reject(operation, 'nothing creates the items that have the part');
    if (response === undefined) return reject(operation, 'it declares no JSON or empty success');
    const nestedPath = resource.nestedPaths.find(({ path }) => path === item.collection);
    const base = {
      ...{ operation, resource, response, part },
      ...(nestedPath && { nestedPath }),
      collectionPath: item.collection,
      parentParameters: item.parameters.map(({ name }) => name),
      idParameter: item.idParameter ?? '',
    };
    if (part.change === 'read') return [{ ...base, kind: 'read' }];
    const verb = `${part.change} in ${[...part.path, part.parameter].filter(Boolean).join('.')}`;
    return [{ ...base, kind: 'action', verb, changes: {}, reported: {}, writes: new Set(), ignored: [] }];
  });
}
