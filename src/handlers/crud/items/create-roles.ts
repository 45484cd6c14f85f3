import type { CreateRole, ReplaceRole, Resource, Role, UpdateRole } from '../../../inference/resource.ts';

/** What an operation does that makes an item; of a single thing, that writes it. */
export type CreateRole_ = CreateRole | ReplaceRole | UpdateRole;

/** Tells the operations that make items of a resource, those first that do nothing else. */
export function createRolesOf(roles: Iterable<Role>, resource: Resource): readonly CreateRole_[] {
  const own = [...roles].filter((role) => role.resource === resource);
  const creates = own.filter((role) => role.kind === 'create');
  const puts = own.filter((role) => role.kind === 'replace').filter(({ created }) => created !== undefined);
  const writes = own.filter((role) => role.kind === 'replace' || role.kind === 'update');
  return resource.isSingleton ? writes : [...creates, ...puts];
}
