import { type BadRequest, json } from './bad-request.ts';

/** An account with as many aliases as it may have; stored before. */
export const fullAccount = {
  id: 'FULL',
  name: 'Full account',
  customerId: 'CUST-1002',
  aliases: Array.from({ length: 10 }, (_, i) => `full_${i}`),
};

const customer = { id: 'fresh', name: 'Customer', primaryEmail: 'x@example.com', address: {} };
const account = { id: 'fresh-account', name: 'Account' };

function create(customerId: string, rest: object) {
  return { method: 'POST', path: '/customers', body: { ...customer, id: customerId, ...rest } };
}

function createAccount(rest: object) {
  return { method: 'POST', path: '/accounts', body: { ...account, customerId: 'CUST-1002', ...rest } };
}

function add(name: string, aliases: readonly string[]) {
  return { method: 'POST', path: `/accounts/${name}/add_aliases`, body: { aliases } };
}

function remove(name: string, aliases: readonly string[]) {
  return { method: 'POST', path: `/accounts/${name}/remove_aliases`, body: { aliases } };
}

/** Requests that match the contract and conflict with stored state: all or nothing, and here nothing. */
export const conflicts: readonly BadRequest[] = [
  { ...create('CUST-1002', {}), status: 409, says: 'CUST-1002' },
  { ...create('CUST-1002', { account }), status: 409, says: 'CUST-1002' },
  { ...create('fresh', { account: { ...account, id: 'ACC00001' } }), status: 409, says: 'ACC00001' },
  { ...create('fresh', { account: { ...account, id: 'acme_primary' } }), status: 409, says: 'acme_primary' },
  {
    ...create('fresh', { account: { ...account, aliases: ['new_one', 'full_9'] } }),
    status: 409,
    says: 'full_9',
  },
  { ...create('fresh', { account: { ...account, aliases: ['ACC00001'] } }), status: 409, says: 'ACC00001' },
  { ...createAccount({ customerId: 'nobody' }), status: 404, says: 'nobody' },
  { ...createAccount({ customerId: '__proto__' }), status: 404, says: '__proto__' },
  { ...createAccount({ customerId: 'x'.repeat(255) }), status: 404, says: 'xxx' },
  { ...createAccount({ id: 'FULL' }), status: 409, says: 'FULL' },
  { ...createAccount({ id: 'full_0' }), status: 409, says: 'full_0' },
  { ...createAccount({ aliases: ['new_one', 'acme_primary'] }), status: 409, says: 'acme_primary' },
  { ...createAccount({ aliases: ['FULL'] }), status: 409, says: 'FULL' },
  { ...add('FULL', ['one_more']), status: 400, says: '11' },
  { ...add('FULL', ['full_0', 'one_more']), status: 400, says: '11' },
  {
    ...add(
      'ACC00001',
      Array.from({ length: 9 }, (_, i) => `more_${i}`),
    ),
    status: 400,
    says: '11',
  },
  { ...add('ACC00001', ['new_one', 'full_3']), status: 409, says: 'full_3' },
  { ...add('ACC00001', ['new_one', 'FULL']), status: 409, says: 'FULL' },
  { ...remove('ACC00001', ['acme_primary', 'not_there']), status: 404, says: 'not_there' },
  { ...remove('FULL', ['full_0', 'acme_primary']), status: 404, says: 'acme_primary' },
].map(({ method, path, body, status, says }) => ({
  name: `conflict: ${method} ${path}: ${JSON.stringify(body).slice(0, 160)}`,
  method,
  path,
  headers: json,
  body: JSON.stringify(body),
  status,
  says,
}));
