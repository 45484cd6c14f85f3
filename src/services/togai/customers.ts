import type { World } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import { billingAddress } from './derived-fields.ts';
import { listPage } from './list-page.ts';
import { insertAccount, insertDefaultAccount, type TogaiOptions } from './new-account.ts';
import { type AccountRow, accountsOf, type CustomerRow, customersOf } from './rows.ts';
import type { Schemas, TypedHandlers } from './typed-handlers.ts';

type CustomerOperation =
  | 'createCustomer'
  | 'getCustomers'
  | 'getCustomer'
  | 'updateCustomer'
  | 'deleteCustomer';

/** What the operations on customers do. */
export function createCustomers(options: TogaiOptions) {
  return {
    async createCustomer({ body }, world) {
      const { account: request, ...sent } = body;
      await requireFreeId(world, sent.id);
      const now = world.clock.now().toISOString();
      const customer: CustomerRow = { ...sent, status: 'ACTIVE', createdAt: now, updatedAt: now };
      await customersOf(world).insert(customer);
      const account =
        request === undefined || options.accountIdentity === 'generated'
          ? await insertDefaultAccount(world, customer, request ?? {}, options)
          : await insertAccount(world, customer.id, request, options);
      return {
        status: 201,
        headers: { Location: `/customers/${encodeURIComponent(customer.id)}` },
        body: { ...sent, account: createdAccount(account) },
      };
    },

    async getCustomers({ query }, world) {
      return { status: 200, body: await listPage('customers', customersOf(world), query, customerBody) };
    },

    async getCustomer({ params }, world) {
      return { status: 200, body: customerBody(await requireCustomer(world, params.customer_id)) };
    },

    async updateCustomer({ params, body }, world) {
      const customer = await requireCustomer(world, params.customer_id);
      if (Object.keys(body).length === 0) return { status: 200, body: customerBody(customer) };
      const changed = { ...customer, ...body, updatedAt: world.clock.now().toISOString() };
      await customersOf(world).replace(changed);
      return { status: 200, body: customerBody(changed) };
    },

    async deleteCustomer({ params }, world) {
      const { id } = await requireCustomer(world, params.customer_id);
      const accounts = accountsOf(world);
      for (const account of await accounts.list({ where: { index: 'customerId', key: id } })) {
        await accounts.remove(account.id);
      }
      await customersOf(world).remove(id);
      return { status: 200, body: { success: true } };
    },
  } satisfies TypedHandlers<CustomerOperation>;
}

/** @throws SandboxError `not-found`. */
export async function requireCustomer(world: World, id: string): Promise<CustomerRow> {
  const customer = await customersOf(world).get(id);
  if (customer === undefined) throw new SandboxError('not-found', `customer ${id} does not exist`);
  return customer;
}

async function requireFreeId(world: World, id: string): Promise<void> {
  if ((await customersOf(world).get(id)) === undefined) return;
  throw new SandboxError(
    'conflict',
    `customer ${id} already exists: choose another id, or update it with PATCH`,
  );
}

/** A customer as it is read: without its settings, which only the answer to its creation shows. */
export function customerBody(customer: CustomerRow): Schemas['Customer'] {
  const { settings: _unread, id, name, primaryEmail, ...rest } = customer;
  return { id, name, primaryEmail, billingAddress: billingAddress(rest.address), ...rest };
}

/** An account as the answer to the creation of its customer shows it: its customer is named there already. */
function createdAccount(account: AccountRow): Schemas['CreatedAccount'] {
  const { customerId: _known, netTermDays: _unread, isDefault: _internal, ...shown } = account;
  return shown;
}
