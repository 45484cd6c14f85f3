import { badPaths } from './bad-requests/bad-paths.ts';
import { badQueries } from './bad-requests/bad-queries.ts';
import type { BadRequest } from './bad-requests/bad-request.ts';
import { conflicts, fullAccount } from './bad-requests/conflicts.ts';
import { invalidBodies } from './bad-requests/invalid-bodies.ts';
import { unauthorized } from './bad-requests/unauthorized.ts';
import { unreadableBodies } from './bad-requests/unreadable-bodies.ts';
import { documentedRequest, minimalCustomer } from './customers.ts';

/** What is stored before, so that an accidental change becomes visible. */
export const storedBefore: readonly { readonly path: string; readonly body: object }[] = [
  { path: '/customers', body: documentedRequest },
  { path: '/customers', body: minimalCustomer('CUST-1002') },
  { path: '/accounts', body: fullAccount },
];

/** Requests of every kind that must be rejected. */
export const badRequests: readonly BadRequest[] = [
  ...invalidBodies,
  ...unreadableBodies,
  ...badPaths,
  ...badQueries,
  ...unauthorized,
  ...conflicts,
];
