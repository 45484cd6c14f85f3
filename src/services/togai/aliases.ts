import { requireAccount, requireFreeNames, withAliases, withoutAliases } from './account-names.ts';
import { accountBody } from './accounts.ts';
import { accountsOf } from './rows.ts';
import type { TogaiHandlers } from './typed-handlers.ts';

/** The handlers of the operations on aliases: each adds or removes all that it is sent, or none. */
export const aliases = {
  async addAliases({ params, body }, context) {
    const account = await requireAccount(context, params.account_id);
    const added = body.aliases ?? [];
    await requireFreeNames(context, added, account.id);
    const changed = { ...account, aliases: withAliases(account, added) };
    await accountsOf(context).replace(changed);
    return { status: 200, body: accountBody(changed) };
  },

  async removeAliases({ params, body }, context) {
    const account = await requireAccount(context, params.account_id);
    const changed = { ...account, aliases: withoutAliases(account, body.aliases ?? []) };
    await accountsOf(context).replace(changed);
    return { status: 200, body: accountBody(changed) };
  },
} satisfies TogaiHandlers<'addAliases' | 'removeAliases'>;
