import type { HandlerContext } from '../../context.ts';
import { joined, without } from '../../joined-properties.ts';
import { activeAliases, freshAccountId, requireFreeNames } from './account-names.ts';
import { defaultAccountName } from './derived-fields.ts';
import { type AccountRow, accountsOf, namesOf } from './rows.ts';
import type { TogaiOptions } from './togai-options.ts';
import type { Schemas } from './typed-handlers.ts';

type AccountRequest = Schemas['CreateAccountRequestWithoutCustomerId'];

/**
 * Stores an account as a request describes it. Without a currency it has the base currency; without aliases, one that
 * equals its id.
 * @throws SandboxError `conflict` when another account has its id or one of its aliases.
 */
export async function insertAccount(
  context: HandlerContext,
  customerId: string,
  request: AccountRequest & Pick<AccountRow, 'isDefault'>,
  { baseCurrency }: TogaiOptions,
): Promise<AccountRow> {
  const { id, name, invoiceCurrency = baseCurrency, aliases = [id] } = request;
  const account: AccountRow = joined(
    { id, name, customerId, invoiceCurrency, status: 'ACTIVE' as const, aliases: activeAliases(aliases) },
    without(request, 'id', 'name', 'invoiceCurrency', 'aliases'),
  );
  await requireFreeNames(context, namesOf(account));
  await accountsOf(context).insert(account);
  return account;
}

/** Stores the account that is created along with a customer: its identity is generated, the rest is as sent. */
export async function insertDefaultAccount(
  context: HandlerContext,
  customer: { readonly id: string; readonly name: string },
  request: Partial<AccountRequest>,
  options: TogaiOptions,
): Promise<AccountRow> {
  const { aliases: _generated, ...sent } = request;
  const identity = { id: await freshAccountId(context), name: defaultAccountName(customer.name) };
  return insertAccount(context, customer.id, { ...sent, ...identity, isDefault: true }, options);
}
