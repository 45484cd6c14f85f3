import type { Operation } from '../openapi/operations.ts';
import type { Role } from './resource.ts';

/** How one operation is served: a row of the table that `check` prints and `GET /__admin/operations` answers. */
export interface OperationBehavior {
  readonly id: string;
  /** In capitals, such as `POST`. */
  readonly method: string;
  readonly path: string;
  readonly behavior: 'custom' | 'stateful' | 'example';
  /** What an inferred operation does. */
  readonly role?: Role['kind'];
  /** What it does that to. */
  readonly collection?: string;
  /** The word of an action, such as `cancel`. */
  readonly action?: string;
}

/**
 * Tells how each operation of a contract is served, in the contract's order.
 * @param byHand the ids of the operations that are written by hand
 * @param roleOf what the others are inferred to do, by their ids
 */
export function describeOperations(
  operations: Iterable<Operation>,
  byHand: ReadonlySet<string>,
  roleOf: ReadonlyMap<string, Role>,
): readonly OperationBehavior[] {
  return [...operations].map(({ id, method, path }) => {
    const row = { id, method: method.toUpperCase(), path };
    const role = roleOf.get(id);
    if (byHand.has(id)) return { ...row, behavior: 'custom' };
    if (role === undefined) return { ...row, behavior: 'example' };
    const verb = role.kind === 'action' && { action: role.verb };
    return { ...row, behavior: 'stateful', role: role.kind, collection: role.resource.name, ...verb };
  });
}

const prepositions: Readonly<Record<Role['kind'], string>> = {
  list: 'of',
  create: 'in',
  'bulk-create': 'in',
  read: 'from',
  replace: 'in',
  update: 'in',
  delete: 'from',
  'bulk-delete': 'in',
  action: 'on',
};

/** How an operation is served, in a few words: `by hand`, `create in shelves/books`, `action cancel on orders`. */
export function formatBehavior({ behavior, role, collection, action }: OperationBehavior): string {
  if (role === undefined || collection === undefined) return behavior;
  return [role, action, prepositions[role], collection].filter((word) => word !== undefined).join(' ');
}
