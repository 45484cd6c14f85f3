import type { CreateRole, ReplaceRole, Resource, Role, UpdateRole } from '../../../inference/resource.ts';

/** The role of an operation that creates an item; of a singleton, of one that writes it. */
export type ItemCreatingRole = CreateRole | ReplaceRole | UpdateRole;

/** The roles that create items of a resource: POST before a PUT that creates. */
export function createRolesOf(roles: Iterable<Role>, resource: Resource): readonly ItemCreatingRole[] {
  const own = [...roles].filter((role) => role.resource === resource);
  const creates = own.filter((role) => role.kind === 'create');
  const puts = own.filter((role) => role.kind === 'replace').filter(({ created }) => created !== undefined);
  const writes = own.filter((role) => role.kind === 'replace' || role.kind === 'update');
  return resource.isSingleton ? writes : [...creates, ...puts];
}
