/** A request that must be rejected, and how. */
export interface BadRequest {
  readonly name: string;
  readonly method: string;
  /** As in the request line; it may be no valid URL at all. */
  readonly path: string;
  /** Besides `Authorization`, which every request has unless it is anonymous. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly anonymous?: boolean;
  /** Sent to the sandbox that accepts `acceptedToken` only. */
  readonly guarded?: boolean;
  readonly body?: string | Uint8Array;
  readonly status: number;
  /** What the message must contain: the location of the issue and, if there are several kinds, which. */
  readonly says: string;
  /** Headers that the response must have, names in lower case. */
  readonly response?: Readonly<Record<string, string>>;
}

/** The only token that the guarded sandbox accepts. */
export const acceptedToken = 'accepted-token';

/** An operation of the API, with the path of a stored item. */
export interface StoredOperation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
}

/** Every operation of the API, on the items of `storedBefore`. */
export const operations: readonly StoredOperation[] = [
  { operation: 'getCustomers', method: 'GET', path: '/customers' },
  { operation: 'createCustomer', method: 'POST', path: '/customers' },
  { operation: 'getCustomer', method: 'GET', path: '/customers/CUST-1002' },
  { operation: 'updateCustomer', method: 'PATCH', path: '/customers/CUST-1002' },
  { operation: 'deleteCustomer', method: 'DELETE', path: '/customers/CUST-1002' },
  { operation: 'getAccounts', method: 'GET', path: '/accounts' },
  { operation: 'createAccount', method: 'POST', path: '/accounts' },
  { operation: 'getAccount', method: 'GET', path: '/accounts/ACC00001' },
  { operation: 'updateAccount', method: 'PATCH', path: '/accounts/ACC00001' },
  { operation: 'deleteAccount', method: 'DELETE', path: '/accounts/ACC00001' },
  { operation: 'addAliases', method: 'POST', path: '/accounts/ACC00001/add_aliases' },
  { operation: 'removeAliases', method: 'POST', path: '/accounts/ACC00001/remove_aliases' },
];

export const json = { 'Content-Type': 'application/json' };
