import type { Role } from '../resource.ts';

/** Prepares to find the first role on the items of a collection by its path: every operation below an item asks for one. */
export function createItemRoleSearch(roles: Iterable<Role>): (collection: string) => Role | undefined {
  const first = new Map<string, Role>();
  for (const role of roles) {
    const isOnItem = 'idParameter' in role && role.idParameter !== undefined;
    if (isOnItem && !first.has(role.collectionPath)) first.set(role.collectionPath, role);
  }
  return (collection) => first.get(collection);
}
