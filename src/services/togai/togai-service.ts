import type { Handlers } from '../../engine/handler-registry.ts';
import type { CollectionSpec, Row } from '../../storage/store.ts';
import { accountBody, createAccounts } from './accounts.ts';
import { aliases } from './aliases.ts';
import { createCustomers, customerBody } from './customers.ts';
import type { TogaiOptions } from './new-account.ts';
import { type AccountRow, type CustomerRow, collections } from './rows.ts';

/** A service written by hand: what its operations do and what it remembers. */
export interface TogaiService {
  readonly handlers: Handlers;
  readonly collections: readonly CollectionSpec[];
}

/** Togai's customers and accounts. */
export function createTogaiService(options: TogaiOptions): TogaiService {
  return {
    handlers: { ...createCustomers(options), ...createAccounts(options), ...aliases },
    collections,
  };
}

/** Judges a value by a schema of the contract: every way in which it departs from it. */
export type ValidateBySchema = (schema: RowSchemaName, value: unknown) => readonly string[];

/** What rows are made of: as answers show it, or as requests send it. */
export type RowSchemaName = 'Customer' | 'Account' | 'Settings' | 'NetTermDays';

/** The collections, with what tells whether a row can be shown as the contract says. */
export function validatedCollections(validate: ValidateBySchema): readonly CollectionSpec[] {
  const shownAs: Readonly<Record<string, (row: Row) => readonly string[]>> = {
    customers: (row) => validate('Customer', customerBody(row as CustomerRow)),
    accounts: (row) => validate('Account', accountBody(row as AccountRow)),
  };
  return collections.map((spec) => ({ ...spec, validateRow: (row) => firstIssue(shownAs[spec.name], row) }));
}

/** A row that is far from its form cannot even be shown. */
function firstIssue(shownAs: ((row: Row) => readonly string[]) | undefined, row: Row): string | undefined {
  try {
    return shownAs?.(row)[0];
  } catch (error) {
    if (error instanceof TypeError) return 'it lacks parts that it must have';
    throw error;
  }
}
