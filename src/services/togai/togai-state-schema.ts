import { faultAt } from '../../state/prefix-issue.ts';
import type { PlacedRow, PlacedRows, RowForm, RowRead, StateRules } from '../../state/state-schema.ts';
import type { CollectionSpec, Row } from '../../storage/store.ts';
import { accountBody } from './accounts.ts';
import { customerBody } from './customers.ts';
import type { TogaiOptions } from './new-account.ts';
import { type AccountRow, type CustomerRow, namesOf } from './rows.ts';
import type { JudgeBySchema } from './togai-service.ts';

/** What the rules are made of. */
export interface TogaiStateOptions extends Pick<TogaiOptions, 'baseCurrency'> {
  readonly contract: string;
  readonly collections: readonly CollectionSpec[];
  readonly judge: JudgeBySchema;
}

type Fields = Readonly<Record<string, unknown>>;

/** What customers and accounts of a state file must be; what a create would fill in may be left out by hand. */
export function createTogaiStateRules(options: TogaiStateOptions): StateRules {
  const { contract, collections, judge, baseCurrency } = options;
  const customers: RowForm = { begin: (_rows, now) => (row) => readCustomer(judge, { ...row }, now) };
  const accounts: RowForm = { begin: () => (row) => readAccount(judge, { ...row }, baseCurrency) };
  const forms = new Map(Object.entries({ customers, accounts }));
  return { contract, collections, forms, faultsAmong };
}

/** `billingAddress` may be there, as in answers: it follows from the address. */
function readCustomer(judge: JudgeBySchema, row: Fields, now: Date): RowRead {
  const { billingAddress: _follows, ...kept } = row;
  const [status, time] = ['ACTIVE', now.toISOString()];
  const full: Fields = { ...kept, status, createdAt: time, updatedAt: kept.createdAt ?? time, ...kept };
  const isShowable = isFields(full.address);
  const { settings, ...bare } = full;
  const shown = isShowable ? customerBody(full as Row as CustomerRow) : { ...bare, billingAddress: '' };
  const judged = [...judge('Customer', shown), ...settingFaults(judge, settings)];
  // What was filled in with another time has the fault of that one.
  const faults = judged.filter((fault) => 'updatedAt' in kept || !fault.startsWith('/updatedAt'));
  return { faults, ...(typeof full.id === 'string' && { row: full }) };
}

/** Aliases may be texts, as in the request that creates an account. */
function readAccount(judge: JudgeBySchema, row: Fields, baseCurrency: string): RowRead {
  const aliases = typeof row.id === 'string' ? [row.id] : [];
  const whole: Fields = { ...row, status: 'ACTIVE', invoiceCurrency: baseCurrency, aliases, ...row };
  const full = {
    ...whole,
    aliases: Array.isArray(whole.aliases) ? whole.aliases.map(aliasOf) : whole.aliases,
  };
  const { netTermDays, isDefault, settings, invoiceGroupDetails } = whole;
  const faults = [
    ...judge('Account', accountBody(full as Row as AccountRow)),
    ...settingFaults(judge, settings),
    ...(netTermDays === undefined ? [] : at('/netTermDays', judge('NetTermDays', netTermDays))),
    ...(isDefault === undefined || typeof isDefault === 'boolean' ? [] : ['/isDefault must be boolean']),
    ...(invoiceGroupDetails === undefined ? [] : ['/invoiceGroupDetails is not kept: leave it out']),
    ...aliasFaults(full.aliases),
  ];
  return { faults: [...new Set(faults)], ...(isNamed(full) && { row: full }) };
}

/** Whether an account can be told from others, whatever else is wrong with it. */
function isNamed({ id, customerId, aliases }: Fields): boolean {
  const isText = [id, customerId].every((each) => typeof each === 'string');
  return isText && Array.isArray(aliases) && aliasFaults(aliases).length === 0 && aliases.every(isFields);
}

function aliasOf(alias: unknown): unknown {
  return typeof alias === 'string' ? { alias, status: 'ACTIVE' } : alias;
}

/** The contract requires neither part of an alias, and without both it is none. */
function aliasFaults(aliases: unknown): readonly string[] {
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

function settingFaults(judge: JudgeBySchema, settings: unknown): readonly string[] {
  return settings === undefined ? [] : at('/settings', judge('Settings', settings));
}

function at(place: string, faults: readonly string[]): readonly string[] {
  return faults.map((fault) => faultAt(place, fault));
}

/** An account has its customer, and a name of its own: an id or an active alias is no other account's. */
function* faultsAmong(rows: PlacedRows, doubtful: ReadonlySet<string>): Generator<string> {
  const customers = new Set(rowsOf<CustomerRow>(rows, 'customers').map(({ row }) => row.id));
  const owners = new Map<string, PlacedRow>();
  for (const { place, row } of rowsOf<AccountRow>(rows, 'accounts')) {
    if (!customers.has(row.customerId) && !doubtful.has('customers')) {
      yield `${place}/customerId names no customer: there is no ${JSON.stringify(row.customerId)}`;
    }
    for (const name of namesOf(row)) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, { place, row });
      else if ((owner.row as AccountRow).id !== row.id) {
        yield `${place} has the id or alias ${JSON.stringify(name)} of ${owner.place}`;
      }
    }
  }
}

function rowsOf<R>(rows: PlacedRows, name: string): readonly { readonly place: string; readonly row: R }[] {
  return (rows.get(name) ?? []) as readonly { readonly place: string; readonly row: R }[];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
