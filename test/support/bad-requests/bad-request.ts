/** A request that must be refused, and how. */
export interface BadRequest {
  readonly name: string;
  readonly method: string;
  /** As it stands in the request line, so that it may be no valid address at all. */
  readonly path: string;
  /** Besides `Authorization`, which every request has unless it is anonymous. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly anonymous?: boolean;
  /** Asked of the sandbox that accepts `acceptedToken` only. */
  readonly guarded?: boolean;
  readonly body?: string | Uint8Array;
  readonly status: number;
  /** What the message must say: the place of a fault and, where there are several kinds, which. */
  readonly says: string;
  /** Headers that the answer must have, names in lower case. */
  readonly response?: Readonly<Record<string, string>>;
}

/** The only token of the sandbox that is asked by guarded requests. */
export const acceptedToken = 'accepted-token';

/** An operation of the API, with a path that is stored. */
export interface StoredOperation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
}

/** Every operation of the API, asked of what is stored before. */
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
