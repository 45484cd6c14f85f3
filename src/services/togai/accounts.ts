import { requireAccount } from './account-names.ts';
import { requireCustomer } from './customers.ts';
import { listPage } from './list-page.ts';
import { insertAccount } from './new-account.ts';
import { type AccountRow, accountsOf } from './rows.ts';
import type { TogaiOptions } from './togai-options.ts';
import type { Schemas, TogaiHandlers } from './typed-handlers.ts';

type AccountOperation = 'createAccount' | 'getAccounts' | 'getAccount' | 'updateAccount' | 'deleteAccount';

/** The handlers of the operations on accounts, except for those on aliases. */
export function createAccounts(options: TogaiOptions) {
  return {
    async createAccount({ body: { customerId, ...request } }, context) {
      await requireCustomer(context, customerId);
      const account = await insertAccount(context, customerId, request, options);
      return {
        status: 201,
        headers: { Location: `/accounts/${encodeURIComponent(account.id)}` },
        body: accountBody(account),
      };
    },

    async getAccounts({ query }, context) {
      return { status: 200, body: await listPage('accounts', accountsOf(context), query, accountBody) };
    },

    async getAccount({ params }, context) {
      return { status: 200, body: accountBody(await requireAccount(context, params.account_id)) };
    },

    async updateAccount({ params, body }, context) {
      const changed = { ...(await requireAccount(context, params.account_id)), ...body };
      if (Object.keys(body).length > 0) await accountsOf(context).replace(changed);
      return { status: 200, body: accountBody(changed) };
    },

    async deleteAccount({ params }, context) {
      const { id } = await requireAccount(context, params.account_id);
      await accountsOf(context).remove(id);
      return { status: 200, body: { success: true } };
    },
  } satisfies TogaiHandlers<AccountOperation>;
}

/** An account as responses show it. */
export function accountBody(account: AccountRow): Schemas['Account'] {
  const { netTermDays: _unread, isDefault: _internal, ...body } = account;
  return body;
}
