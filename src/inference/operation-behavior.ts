import type { Operation } from '../openapi/operations.ts';
import type { Role } from './resource.ts';

/** How one operation behaves: a row of the table that `check` prints and `GET /__admin/operations` returns. */
export interface OperationBehavior {
  readonly id: string;
  /** In capitals, such as `POST`. */
  readonly method: string;
  readonly path: string;
  readonly behavior: 'custom' | 'stateful' | 'example' | 'unserved';
  /** What a stateful operation does. */
  readonly role?: Role['kind'];
  /** The collection that it does that to. */
  readonly collection?: string;
  /** The verb of an action, such as `cancel`. */
  readonly action?: string;
}

/**
 * Describes how each operation of a contract behaves, in the contract's order.
 * @param customIds the ids of the operations with a custom handler
 * @param roleOf the inferred roles of the others, by their ids
 */
export function describeOperations(
  operations: Iterable<Operation>,
  customIds: ReadonlySet<string>,
  roleOf: ReadonlyMap<string, Role>,
): readonly OperationBehavior[] {
  return [...operations].map(({ id, method, path, unserved }) => {
    const row = { id, method: method.toUpperCase(), path };
    const role = roleOf.get(id);
    if (unserved !== undefined) return { ...row, behavior: 'unserved' };
    if (customIds.has(id)) return { ...row, behavior: 'custom' };
    if (role === undefined) return { ...row, behavior: 'example' };
    const verb = role.kind === 'action' && { action: role.verb };
    return { ...row, behavior: 'stateful', role: role.kind, collection: role.resource.name, ...verb };
  });
}
