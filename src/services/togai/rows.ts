import type { HandlerContext } from '../../context.ts';
import type { CollectionSpec, Row } from '../../storage/store.ts';
import type { Schemas } from './typed-handlers.ts';

/** A customer as it is stored. `billingAddress` is not stored: it is derived from the address. */
export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly primaryEmail: string;
  readonly address: Schemas['Address'];
  readonly settings?: Schemas['CreateEntitySetting'][];
  readonly status: Schemas['Customer']['status'];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An account as it is stored. */
export interface AccountRow extends Omit<Schemas['Account'], 'aliases' | 'invoiceGroupDetails'> {
  readonly aliases: { alias: string; status: 'ACTIVE' | 'ARCHIVED' }[];
  /** Accepted and stored, but in no response: the contract's account has no such property. */
  readonly netTermDays?: number;
  /** Whether the account was created along with its customer; it is then found by the customer's id, too. */
  readonly isDefault?: boolean;
}

/** The collections of the service, with the indexes by which their rows are found. */
export const collections: readonly CollectionSpec[] = [
  { name: 'customers', key: (row) => (row as CustomerRow).id, indexes: {} },
  {
    name: 'accounts',
    key: (row) => (row as AccountRow).id,
    indexes: {
      customerId: (row: Row) => [(row as AccountRow).customerId],
      name: (row: Row) => namesOf(row as AccountRow),
      defaultOf: (row: Row) => ((row as AccountRow).isDefault ? [(row as AccountRow).customerId] : []),
    },
  },
];

/** The names by which an account is found, and which no other account may have: its id and its active aliases. */
export function namesOf(account: AccountRow): readonly string[] {
  const names = [account.id];
  for (const { alias, status } of account.aliases) {
    if (status === 'ACTIVE' && !names.includes(alias)) names.push(alias);
  }
  return names;
}

export function customersOf(context: HandlerContext) {
  return context.store.collection<CustomerRow>('customers');
}

export function accountsOf(context: HandlerContext) {
  return context.store.collection<AccountRow>('accounts');
}
