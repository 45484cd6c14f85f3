import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import { joined, without } from '../../joined-properties.ts';
import { billingAddress } from './derived-fields.ts';
import { listPage } from './list-page.ts';
import { insertAccount, insertDefaultAccount } from './new-account.ts';
import { type AccountRow, accountsOf, type CustomerRow, customersOf } from './rows.ts';
import type { TogaiOptions } from './togai-options.ts';
import type { Schemas, TogaiHandlers } from './typed-handlers.ts';

type CustomerOperation =
  | 'createCustomer'
  | 'getCustomers'
  | 'getCustomer'
  | 'updateCustomer'
  | 'deleteCustomer';

/** The handlers of the operations on customers. */
export function createCustomers(options: TogaiOptions) {
  return {
    async createCustomer({ body }, context) {
      const { account: request } = body;
      const sent = without(body, 'account');
      await requireFreeId(context, sent.id);
      const now = context.clock.now().toISOString();
      const customer: CustomerRow = joined(sent, { status: 'ACTIVE', createdAt: now, updatedAt: now });
      await customersOf(context).insert(customer);
      const account =
        request === undefined || options.accountIdentity === 'generated'
          ? await insertDefaultAccount(context, customer, request ?? {}, options)
          : await insertAccount(context, customer.id, request, options);
      return {
        status: 201,
        headers: { Location: `/customers/${encodeURIComponent(customer.id)}` },
        body: joined(sent, { account: createdAccount(account) }),
      };
    },

    async getCustomers({ query }, context) {
      return { status: 200, body: await listPage('customers', customersOf(context), query, customerBody) };
    },

    async getCustomer({ params }, context) {
      return { status: 200, body: customerBody(await requireCustomer(context, params.customer_id)) };
    },

    async updateCustomer({ params, body }, context) {
      const customer = await requireCustomer(context, params.customer_id);
      if (Object.keys(body).length === 0) return { status: 200, body: customerBody(customer) };
      const changed = { ...customer, ...body, updatedAt: context.clock.now().toISOString() };
      await customersOf(context).replace(changed);
      return { status: 200, body: customerBody(changed) };
    },

    async deleteCustomer({ params }, context) {
      const { id } = await requireCustomer(context, params.customer_id);
      const accounts = accountsOf(context);
      for (const account of await accounts.list({ where: { index: 'customerId', key: id } })) {
        await accounts.remove(account.id);
      }
      await customersOf(context).remove(id);
      return { status: 200, body: { success: true } };
    },
  } satisfies TogaiHandlers<CustomerOperation>;
}

/** @throws SandboxError `not-found`. */
export async function requireCustomer(context: HandlerContext, id: string): Promise<CustomerRow> {
  const customer = await customersOf(context).get(id);
  if (customer === undefined) throw new SandboxError('not-found', `customer ${id} does not exist`);
  return customer;
}

async function requireFreeId(context: HandlerContext, id: string): Promise<void> {
  if ((await customersOf(context).get(id)) === undefined) return;
  throw new SandboxError(
    'conflict',
    `customer ${id} already exists: choose another id, or update it with PATCH`,
  );
}

/** A customer as responses show it: without its settings, which only the response to its creation has. */
export function customerBody(customer: CustomerRow): Schemas['Customer'] {
  const { settings: _unread, id, name, primaryEmail, ...rest } = customer;
  return { id, name, primaryEmail, billingAddress: billingAddress(rest.address), ...rest };
}

/** An account in the response to the creation of its customer, which names the customer already. */
function createdAccount(account: AccountRow): Schemas['CreatedAccount'] {
  return without(account, 'customerId', 'netTermDays', 'isDefault');
}
