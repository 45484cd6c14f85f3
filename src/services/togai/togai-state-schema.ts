import { prefixIssue } from '../../state/issue-list.ts';
import type { LocatedRow, LocatedRows, RowResult, RowSchema, StateSchema } from '../../state/state-schema.ts';
import type { CollectionSpec, Row } from '../../storage/store.ts';
import { accountBody } from './accounts.ts';
import { customerBody } from './customers.ts';
import type { TogaiOptions } from './new-account.ts';
import { type AccountRow, type CustomerRow, namesOf } from './rows.ts';
import type { ValidateBySchema } from './togai-service.ts';

/** What the rules are made of. */
export interface TogaiStateSchemaOptions extends Pick<TogaiOptions, 'baseCurrency'> {
  readonly contract: string;
  readonly collections: readonly CollectionSpec[];
  readonly validate: ValidateBySchema;
}

type Fields = Readonly<Record<string, unknown>>;

/** What customers and accounts of a state file must be; what a create would fill in may be left out by hand. */
export function createTogaiStateSchema(options: TogaiStateSchemaOptions): StateSchema {
  const { contract, collections, validate, baseCurrency } = options;
  const customers: RowSchema = { begin: (_rows, now) => (row) => readCustomer(validate, { ...row }, now) };
  const accounts: RowSchema = { begin: () => (row) => readAccount(validate, { ...row }, baseCurrency) };
  const rowSchemas = new Map(Object.entries({ customers, accounts }));
  return { contract, collections, rowSchemas, issuesAmong };
}

/** `billingAddress` may be there, as in answers: it follows from the address. */
function readCustomer(validate: ValidateBySchema, row: Fields, now: Date): RowResult {
  const { billingAddress: _follows, ...kept } = row;
  const [status, time] = ['ACTIVE', now.toISOString()];
  const full: Fields = { ...kept, status, createdAt: time, updatedAt: kept.createdAt ?? time, ...kept };
  const isShowable = isFields(full.address);
  const { settings, ...bare } = full;
  const shown = isShowable ? customerBody(full as Row as CustomerRow) : { ...bare, billingAddress: '' };
  const validated = [...validate('Customer', shown), ...settingIssues(validate, settings)];
  // What was filled in with another time has the fault of that one.
  const issues = validated.filter((issue) => 'updatedAt' in kept || !issue.startsWith('/updatedAt'));
  return { issues, ...(typeof full.id === 'string' && { row: full }) };
}

/** Aliases may be texts, as in the request that creates an account. */
function readAccount(validate: ValidateBySchema, row: Fields, baseCurrency: string): RowResult {
  const aliases = typeof row.id === 'string' ? [row.id] : [];
  const whole: Fields = { ...row, status: 'ACTIVE', invoiceCurrency: baseCurrency, aliases, ...row };
  const full = {
    ...whole,
    aliases: Array.isArray(whole.aliases) ? whole.aliases.map(aliasOf) : whole.aliases,
  };
  const { netTermDays, isDefault, settings, invoiceGroupDetails } = whole;
  const issues = [
    ...validate('Account', accountBody(full as Row as AccountRow)),
    ...settingIssues(validate, settings),
    ...(netTermDays === undefined ? [] : at('/netTermDays', validate('NetTermDays', netTermDays))),
    ...(isDefault === undefined || typeof isDefault === 'boolean' ? [] : ['/isDefault must be boolean']),
    ...(invoiceGroupDetails === undefined ? [] : ['/invoiceGroupDetails is not kept: leave it out']),
    ...aliasIssues(full.aliases),
  ];
  return { issues: [...new Set(issues)], ...(isNamed(full) && { row: full }) };
}

/** Whether an account can be told from others, whatever else is wrong with it. */
function isNamed({ id, customerId, aliases }: Fields): boolean {
  const isText = [id, customerId].every((each) => typeof each === 'string');
  return isText && Array.isArray(aliases) && aliasIssues(aliases).length === 0 && aliases.every(isFields);
}

function aliasOf(alias: unknown): unknown {
  return typeof alias === 'string' ? { alias, status: 'ACTIVE' } : alias;
}

/** The contract requires neither part of an alias, and without both it is none. */
function aliasIssues(aliases: unknown): readonly string[] {
  if (!Array.isArray(aliases)) return [];
  const names = aliases.map((each: unknown) => (isFields(each) ? each.alias : undefined));
  return aliases.flatMap((each: unknown, i) => {
    if (!isFields(each)) return [];
    const missing = ['alias', 'status'].filter((name) => each[name] === undefined);
    const first = names.indexOf(each.alias);
    return [
      ...missing.map((name) => `/aliases/${i}/${name} is required`),
      ...(each.alias === '' ? [`/aliases/${i}/alias must not be empty`] : []),
      ...(missing.length === 0 && first < i ? [`/aliases/${i}/alias is that of /aliases/${first}`] : []),
    ];
  });
}

function settingIssues(validate: ValidateBySchema, settings: unknown): readonly string[] {
  return settings === undefined ? [] : at('/settings', validate('Settings', settings));
}

function at(location: string, issues: readonly string[]): readonly string[] {
  return issues.map((issue) => prefixIssue(location, issue));
}

/** An account has its customer, and a name of its own: an id or an active alias is no other account's. */
function* issuesAmong(rows: LocatedRows, doubtful: ReadonlySet<string>): Generator<string> {
  const customers = new Set(rowsOf<CustomerRow>(rows, 'customers').map(({ row }) => row.id));
  const owners = new Map<string, LocatedRow>();
  for (const { location, row } of rowsOf<AccountRow>(rows, 'accounts')) {
    if (!customers.has(row.customerId) && !doubtful.has('customers')) {
      yield `${location}/customerId names no customer: there is no ${JSON.stringify(row.customerId)}`;
    }
    for (const name of namesOf(row)) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, { location, row });
      else if ((owner.row as AccountRow).id !== row.id) {
        yield `${location} has the id or alias ${JSON.stringify(name)} of ${owner.location}`;
      }
    }
  }
}

function rowsOf<R>(
  rows: LocatedRows,
  name: string,
): readonly { readonly location: string; readonly row: R }[] {
  return (rows.get(name) ?? []) as readonly { readonly location: string; readonly row: R }[];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
