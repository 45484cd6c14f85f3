import type { OperationBehavior } from './operation-behavior.ts';
import type { Role } from './resource.ts';

/** Between a role and its collection. */
const prepositions: Readonly<Record<Role['kind'], string>> = {
  list: 'of',
  count: 'of',
  create: 'in',
  'bulk-create': 'in',
  read: 'from',
  replace: 'in',
  update: 'in',
  delete: 'from',
  'bulk-delete': 'in',
  'bulk-update': 'in',
  action: 'on',
};

/** Formats how an operation behaves: `custom`, `create in shelves/books`, `action cancel on orders`, `login`, `example`. */
export function formatBehavior({ behavior, role, collection, action }: OperationBehavior): string {
  if (behavior === 'unserved') return 'not served';
  if (role === undefined) return behavior;
  if (!isOfCollection(role)) return role;
  return [role, action, prepositions[role], collection].filter((word) => word !== undefined).join(' ');
}

function isOfCollection(role: NonNullable<OperationBehavior['role']>): role is Role['kind'] {
  return Object.hasOwn(prepositions, role);
}
