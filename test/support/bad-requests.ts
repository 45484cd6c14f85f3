import { badAddresses } from './bad-requests/bad-addresses.ts';
import { badQueries } from './bad-requests/bad-queries.ts';
import type { BadRequest } from './bad-requests/bad-request.ts';
import { faultyBodies } from './bad-requests/faulty-bodies.ts';
import { fullAccount, impossible } from './bad-requests/impossible.ts';
import { strangers } from './bad-requests/strangers.ts';
import { unreadableBodies } from './bad-requests/unreadable-bodies.ts';
import { documentedRequest, minimalCustomer } from './customers.ts';

/** What is stored before, so that a change by accident would show. */
export const storedBefore: readonly { readonly path: string; readonly body: object }[] = [
  { path: '/customers', body: documentedRequest },
  { path: '/customers', body: minimalCustomer('CUST-1002') },
  { path: '/accounts', body: fullAccount },
];

/** Requests of every kind that must be refused, whatever is stored. */
export const badRequests: readonly BadRequest[] = [
  ...faultyBodies,
  ...unreadableBodies,
  ...badAddresses,
  ...badQueries,
  ...strangers,
  ...impossible,
];
