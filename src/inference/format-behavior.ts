import type { OperationBehavior } from './operation-behavior.ts';

const prepositions: Readonly<Record<NonNullable<OperationBehavior['role']>, string>> = {
  list: 'of',
  count: 'of',
  create: 'in',
  'bulk-create': 'in',
  read: 'from',
  replace: 'in',
  update: 'in',
  delete: 'from',
  'bulk-delete': 'in',
  action: 'on',
};

/** Formats how an operation behaves: `custom`, `create in shelves/books`, `action cancel on orders`, `example`. */
export function formatBehavior({ behavior, role, collection, action }: OperationBehavior): string {
  if (behavior === 'unserved') return 'not served';
  if (role === undefined || collection === undefined) return behavior;
  return [role, action, prepositions[role], collection].filter((word) => word !== undefined).join(' ');
}
