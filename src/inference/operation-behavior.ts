import type { NamedOperations } from '../openapi/named-operation.ts';
import { createFileRoles, type FileRole } from './files/file-roles.ts';
import type { PeopleAct } from './people/people-words.ts';
import type { Role } from './resource.ts';

/** What is inferred of operations that their behaviors are described by. */
export interface InferredRoles {
  readonly roleOf: ReadonlyMap<string, Role>;
  readonly people: { readonly acts: ReadonlyMap<string, PeopleAct> };
}

/** How one operation behaves: a row of the table that `check` prints and `GET /__admin/operations` returns. */
export interface OperationBehavior {
  readonly id: string;
  /** In capitals, such as `POST`. */
  readonly method: string;
  readonly path: string;
  readonly behavior: 'custom' | 'stateful' | 'example' | 'unserved';
  /** What a stateful operation does. */
  readonly role?: Role['kind'] | FileRole | PeopleAct;
  /** The collection that it does that to; absent for files and for log-ins and the like. */
  readonly collection?: string;
  /** The verb of an action, such as `cancel`. */
  readonly action?: string;
}

/**
 * Describes how each operation of a contract behaves, in the contract's order.
 * @param customIds the ids of the operations with a custom handler
 * @param inferred the roles of the others
 */
export function describeOperations(
  { document, operations }: NamedOperations,
  customIds: ReadonlySet<string>,
  { roleOf, people }: InferredRoles,
): readonly OperationBehavior[] {
  const all = [...operations.values()];
  const fileRoleOf = createFileRoles(document, all);
  return all.map((operation) => {
    const { id, method, path, unserved } = operation;
    const row = { id, method: method.toUpperCase(), path };
    const role = roleOf.get(id);
    if (unserved !== undefined) return { ...row, behavior: 'unserved' };
    if (customIds.has(id)) return { ...row, behavior: 'custom' };
    if (role === undefined) {
      const other = people.acts.get(id) ?? fileRoleOf(operation);
      return other === undefined
        ? { ...row, behavior: 'example' }
        : { ...row, behavior: 'stateful', role: other };
    }
    const verb = role.kind === 'action' && { action: role.verb };
    return { ...row, behavior: 'stateful', role: role.kind, collection: role.resource.name, ...verb };
  });
}
