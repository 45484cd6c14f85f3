import type { BodyStep } from '../../inference/body-path.ts';
import type { Role } from '../../inference/resource.ts';

/** An operation by which a person changes the rows of a table. */
export interface TableOperation {
  readonly id: string;
  readonly role: 'create' | 'update' | 'replace' | 'delete';
  /** The path parameter that holds the id of the item; absent for a create. */
  readonly idParameter?: string;
  /** The path parameters before it, which hold the ids of parents. */
  readonly parentParameters: readonly string[];
  /** The nested path under which items have the ids of those parents. */
  readonly nestedPath?: string;
  /** Where its body has the item; empty where the body is the item. */
  readonly itemPath: readonly BodyStep[];
}

/** The operations that change the items of a collection one by one, in the contract's order. */
export function tableOperations(roles: Iterable<Role>, collection: string): readonly TableOperation[] {
  return [...roles].flatMap((role) => (role.resource.name === collection ? operationOf(role) : []));
}

function operationOf(role: Role): readonly TableOperation[] {
  const { kind, operation, parentParameters, nestedPath } = role;
  if (kind !== 'create' && kind !== 'update' && kind !== 'replace' && kind !== 'delete') return [];
  const sent = kind === 'delete' ? undefined : role.sent;
  // What a form cannot fill in: the operations of a patch, an id in a body, properties in groups, a job that begins.
  const isPlain = sent?.group === undefined && role.job === undefined && !(kind === 'update' && role.patch);
  const hasPlainId = kind === 'create' || role.idInput === undefined;
  if (!isPlain || !hasPlainId || (kind !== 'delete' && sent === undefined)) return [];
  return [
    {
      id: operation.id,
      role: kind,
      ...(kind !== 'create' && role.idParameter !== undefined && { idParameter: role.idParameter }),
      parentParameters,
      ...(nestedPath && { nestedPath: nestedPath.path }),
      itemPath: sent?.itemPath ?? [],
    },
  ];
}
