import { requireAccount } from './account-names.ts';
import { requireCustomer } from './customers.ts';
import { listPage } from './list-page.ts';
import { insertAccount, type TogaiOptions } from './new-account.ts';
import { type AccountRow, accountsOf } from './rows.ts';
import type { Schemas, TypedHandlers } from './typed-handlers.ts';

type AccountOperation = 'createAccount' | 'getAccounts' | 'getAccount' | 'updateAccount' | 'deleteAccount';

/** What the operations on accounts do, those on their aliases apart. */
export function createAccounts(options: TogaiOptions) {
  return {
    async createAccount({ body: { customerId, ...request } }, world) {
      await requireCustomer(world, customerId);
      const account = await insertAccount(world, customerId, request, options);
      return {
        status: 201,
        headers: { Location: `/accounts/${encodeURIComponent(account.id)}` },
        body: accountBody(account),
      };
    },

    async getAccounts({ query }, world) {
      return { status: 200, body: await listPage('accounts', accountsOf(world), query, accountBody) };
    },

    async getAccount({ params }, world) {
      return { status: 200, body: accountBody(await requireAccount(world, params.account_id)) };
    },

    async updateAccount({ params, body }, world) {
      const changed = { ...(await requireAccount(world, params.account_id)), ...body };
      if (Object.keys(body).length > 0) await accountsOf(world).replace(changed);
      return { status: 200, body: accountBody(changed) };
    },

    async deleteAccount({ params }, world) {
      const { id } = await requireAccount(world, params.account_id);
      await accountsOf(world).remove(id);
      return { status: 200, body: { success: true } };
    },
  } satisfies TypedHandlers<AccountOperation>;
}

/** An account as it is read. */
export function accountBody(account: AccountRow): Schemas['Account'] {
  const { netTermDays: _unread, isDefault: _internal, ...shown } = account;
  return shown;
}
