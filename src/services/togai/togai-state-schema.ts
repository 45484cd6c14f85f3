import { isObject } from '../../json.ts';
import { prefixIssue } from '../../state/issue-list.ts';
import type {
  CollectionSchemas,
  LocatedRow,
  LocatedRows,
  RowResult,
  RowSchema,
} from '../../state/state-schema.ts';
import type { Row } from '../../storage/store.ts';
import { inOneStep, type Steps, visitInSteps } from '../../turns.ts';
import { accountBody } from './accounts.ts';
import { customerBody } from './customers.ts';
import { type AccountRow, type CustomerRow, namesOf } from './rows.ts';
import type { TogaiOptions } from './togai-options.ts';
import type { ValidateBySchema } from './validate-rows.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What customers and accounts of a state file must be. What a create would fill in may be left out. */
export function createTogaiStateSchema(
  validate: ValidateBySchema,
  { baseCurrency }: Pick<TogaiOptions, 'baseCurrency'>,
): CollectionSchemas {
  const customers: RowSchema = {
    begin: inOneStep((_rows, now) => (row) => readCustomer(validate, { ...row }, now)),
  };
  const accounts: RowSchema = {
    begin: inOneStep(() => (row) => readAccount(validate, { ...row }, baseCurrency)),
  };
  const rowSchemas = new Map(Object.entries({ customers, accounts }));
  return { rowSchemas, issuesAmong };
}

/** `billingAddress` may be present, as in responses: it is derived from the address, and not stored. */
function readCustomer(validate: ValidateBySchema, row: Fields, now: Date): RowResult {
  const { billingAddress: _derived, ...given } = row;
  const [status, time] = ['ACTIVE', now.toISOString()];
  const full: Fields = { ...given, status, createdAt: time, updatedAt: given.createdAt ?? time, ...given };
  const { settings, ...bare } = full;
  const body = isObject(full.address)
    ? customerBody(full as Row as CustomerRow)
    : { ...bare, billingAddress: '' };
  const validated = [...validate('Customer', body), ...settingIssues(validate, settings)];
  // An `updatedAt` that was filled in is `createdAt`, which has the same issue.
  const issues = validated.filter((issue) => 'updatedAt' in given || !issue.startsWith('/updatedAt'));
  return { issues, ...(typeof full.id === 'string' && { row: full }) };
}

/** Aliases may be strings, as in the request that creates an account. */
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
    ...(invoiceGroupDetails === undefined ? [] : ['/invoiceGroupDetails is not stored: leave it out']),
    ...aliasIssues(full.aliases),
  ];
  return { issues: [...new Set(issues)], ...(isIdentified(full) && { row: full }) };
}

/** Whether an account can be identified, whatever else is wrong with it. */
function isIdentified({ id, customerId, aliases }: Fields): boolean {
  const isText = [id, customerId].every((each) => typeof each === 'string');
  return isText && Array.isArray(aliases) && aliasIssues(aliases).length === 0 && aliases.every(isObject);
}

function aliasOf(alias: unknown): unknown {
  return typeof alias === 'string' ? { alias, status: 'ACTIVE' } : alias;
}

/** The contract requires neither part of an alias; a stored alias needs both. */
function aliasIssues(aliases: unknown): readonly string[] {
  if (!Array.isArray(aliases)) return [];
  const names = aliases.map((each: unknown) => (isObject(each) ? each.alias : undefined));
  return aliases.flatMap((each: unknown, i) => {
    if (!isObject(each)) return [];
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

/** An account has an existing customer, and its id and active aliases belong to no other account. */
function* issuesAmong(rows: LocatedRows, doubtful: ReadonlySet<string>): Steps<readonly string[]> {
  const issues: string[] = [];
  const customers = new Set(rowsOf<CustomerRow>(rows, 'customers').map(({ row }) => row.id));
  const owners = new Map<string, LocatedRow>();
  yield* visitInSteps(rowsOf<AccountRow>(rows, 'accounts'), ({ location, row }) => {
    if (!customers.has(row.customerId) && !doubtful.has('customers')) {
      issues.push(`${location}/customerId names no customer: there is no ${JSON.stringify(row.customerId)}`);
    }
    for (const name of namesOf(row)) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, { location, row });
      else if ((owner.row as AccountRow).id !== row.id) {
        issues.push(`${location} has the id or alias ${JSON.stringify(name)} of ${owner.location}`);
      }
    }
  });
  return issues;
}

function rowsOf<R>(
  rows: LocatedRows,
  name: string,
): readonly { readonly location: string; readonly row: R }[] {
  return (rows.get(name) ?? []) as readonly { readonly location: string; readonly row: R }[];
}
