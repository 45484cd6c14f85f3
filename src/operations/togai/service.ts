import type { CollectionSpec } from '../../store/store.ts';
import type { Handlers } from '../registry.ts';
import { createAccounts } from './accounts.ts';
import { aliases } from './aliases.ts';
import { createCustomers } from './customers.ts';
import type { TogaiOptions } from './new-account.ts';
import { collections } from './rows.ts';

/** A service written by hand: what its operations do and what it remembers. */
export interface Service {
  readonly handlers: Handlers;
  readonly collections: readonly CollectionSpec[];
}

/** Togai's customers and accounts. */
export function createTogaiService(options: TogaiOptions): Service {
  return {
    handlers: { ...createCustomers(options), ...createAccounts(options), ...aliases },
    collections,
  };
}
