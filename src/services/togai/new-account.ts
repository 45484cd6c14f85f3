import type { HandlerContext } from '../../context.ts';
import { activeAliases, freshAccountId, requireFreeNames } from './account-names.ts';
import { defaultAccountName } from './derived-fields.ts';
import { type AccountRow, accountsOf, namesOf } from './rows.ts';
import type { Schemas } from './typed-handlers.ts';

/** What an operator may set about the service. */
export interface TogaiOptions {
  /** The currency of an account for which a request names none. */
  readonly baseCurrency: string;
  /** Whether `POST /customers` honours the id, name and aliases that a request gives its account, or makes its own. */
  readonly accountIdentity: 'honoured' | 'generated';
}

type AccountRequest = Schemas['CreateAccountRequestWithoutCustomerId'];

/**
 * Stores an account as a request describes it: a currency left out is the base currency, aliases left out are one
 * that equals the account's id.
 * @throws SandboxError `conflict` when its id or an alias of it is taken.
 */
export async function insertAccount(
  context: HandlerContext,
  customerId: string,
  { id, name, invoiceCurrency, aliases, ...rest }: AccountRequest & Pick<AccountRow, 'isDefault'>,
  { baseCurrency }: TogaiOptions,
): Promise<AccountRow> {
  const account: AccountRow = {
    id,
    name,
    customerId,
    invoiceCurrency: invoiceCurrency ?? baseCurrency,
    status: 'ACTIVE',
    aliases: activeAliases(aliases ?? [id]),
    ...rest,
  };
  await requireFreeNames(context, namesOf(account));
  await accountsOf(context).insert(account);
  return account;
}

/** Stores the account that the server makes along with a customer: what identifies it is made, the rest is honoured. */
export async function insertDefaultAccount(
  context: HandlerContext,
  customer: { readonly id: string; readonly name: string },
  request: Partial<AccountRequest>,
  options: TogaiOptions,
): Promise<AccountRow> {
  const { aliases: _replaced, ...honoured } = request;
  const identity = { id: await freshAccountId(context), name: defaultAccountName(customer.name) };
  return insertAccount(context, customer.id, { ...honoured, ...identity, isDefault: true }, options);
}
