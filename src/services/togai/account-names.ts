import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import { type AccountRow, accountsOf } from './rows.ts';

/** How many aliases the contract lets an account have. */
const maxAliases = 10;

/**
 * The account that a path names: by its id, else by an active alias, else by the customer id of an account that was
 * created along with its customer (the official client's example uses the customer id there).
 * @throws SandboxError `not-found`.
 */
export async function requireAccount(context: HandlerContext, name: string): Promise<AccountRow> {
  const [named] = await accountsNamed(context, 'name', name);
  const [account = named] = named ? [named] : await accountsNamed(context, 'defaultOf', name);
  if (account === undefined) throw new SandboxError('not-found', `account ${name} does not exist`);
  return account;
}

/**
 * Requires that names are free: an id or an alias belongs to one account at a time.
 * @param names the ids and aliases that an account is to have
 * @param owner the id of that account where it exists already
 * @throws SandboxError `conflict` when another account has one of them.
 */
export async function requireFreeNames(
  context: HandlerContext,
  names: readonly string[],
  owner?: string,
): Promise<void> {
  for (const name of names) {
    const [account] = await accountsNamed(context, 'name', name);
    if (account !== undefined && account.id !== owner) {
      throw new SandboxError('conflict', `${name} is already an id or an alias of account ${account.id}`);
    }
  }
}

/** A new account id, which no account has as an id or alias. */
export async function freshAccountId(context: HandlerContext): Promise<string> {
  let id = context.ids.next();
  while ((await accountsNamed(context, 'name', id)).length > 0) id = context.ids.next();
  return id;
}

/** The aliases of a request as an account stores them: active, without duplicates. */
export function activeAliases(aliases: readonly string[]): AccountRow['aliases'] {
  return [...new Set(aliases)].map((alias) => ({ alias, status: 'ACTIVE' }));
}

/**
 * The aliases of an account and those of a request; one that it has already changes nothing.
 * @throws SandboxError `invalid` when there would be too many.
 */
export function withAliases(account: AccountRow, added: readonly string[]): AccountRow['aliases'] {
  const known = new Set(account.aliases.map(({ alias }) => alias));
  const aliases = [...account.aliases, ...activeAliases(added.filter((alias) => !known.has(alias)))];
  if (aliases.length > maxAliases) {
    throw new SandboxError(
      'invalid',
      `account ${account.id} would have ${aliases.length} aliases, and ${maxAliases} are the most: remove some first`,
    );
  }
  return aliases;
}

/**
 * The aliases of an account without those of a request.
 * @throws SandboxError `not-found` when it does not have one of them.
 */
export function withoutAliases(account: AccountRow, removed: readonly string[]): AccountRow['aliases'] {
  const known = new Set(account.aliases.map(({ alias }) => alias));
  const missing = removed.filter((alias) => !known.has(alias));
  if (missing.length > 0) {
    throw new SandboxError(
      'not-found',
      `account ${account.id} has no alias ${missing.join(', ')}; none was removed`,
    );
  }
  const gone = new Set(removed);
  return account.aliases.filter(({ alias }) => !gone.has(alias));
}

async function accountsNamed(
  context: HandlerContext,
  index: 'name' | 'defaultOf',
  key: string,
): Promise<AccountRow[]> {
  return accountsOf(context).list({ where: { index, key }, limit: 1 });
}
