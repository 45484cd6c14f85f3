import type { Validators } from '../../schema/schema-validators.ts';
import type { CollectionSpec, Row } from '../../storage/store.ts';
import { accountBody } from './accounts.ts';
import { customerBody } from './customers.ts';
import { type AccountRow, type CustomerRow, collections } from './rows.ts';

/** The schemas of the contract that stored rows must satisfy: as responses show them, or as requests send them. */
const rowSchemas = {
  Customer: { $ref: '#/components/schemas/Customer' },
  Account: { $ref: '#/components/schemas/Account' },
  Settings: { $ref: '#/components/schemas/CreateCustomerRequest/properties/settings' },
  NetTermDays: { $ref: '#/components/schemas/CreateAccountRequest/properties/netTermDays' },
} as const;

/** Validates a value by a schema of the contract; returns every issue. */
export type ValidateBySchema = (schema: keyof typeof rowSchemas, value: unknown) => readonly string[];

export function createValidateBySchema(validators: Validators): ValidateBySchema {
  return (schema, value) => validators.of(rowSchemas[schema], 'response')(value);
}

/** The collections of the service, each with the check whether a stored row still makes a valid response. */
export function validatedCollections(validate: ValidateBySchema): readonly CollectionSpec[] {
  const issuesIn: Readonly<Record<string, (row: Row) => readonly string[]>> = {
    customers: (row) => validate('Customer', customerBody(row as CustomerRow)),
    accounts: (row) => validate('Account', accountBody(row as AccountRow)),
  };
  return collections.map((spec) => ({ ...spec, validateRow: (row) => firstIssue(issuesIn[spec.name], row) }));
}

/** A row that lacks much of what a row has cannot even be made a response. */
function firstIssue(issuesIn: ((row: Row) => readonly string[]) | undefined, row: Row): string | undefined {
  try {
    return issuesIn?.(row)[0];
  } catch (error) {
    if (error instanceof TypeError) return 'it lacks parts that it must have';
    throw error;
  }
}
