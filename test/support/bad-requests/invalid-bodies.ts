import { type BadRequest, json, operations } from './bad-request.ts';
import { type Json, shapes } from './body-shapes.ts';
import { invalidValues } from './invalid-values.ts';

const address = {
  phoneNumber: '+493012345678',
  line1: 'Lindenallee 7',
  line2: 'Hinterhaus',
  postalCode: '10115',
  city: 'Berlin',
  state: 'Berlin',
  country: 'DE',
};

const settings = [
  { id: 'limit', value: '25000', namespace: 'USER', name: 'Credit limit', dataType: 'NUMERIC' },
];

const account = {
  id: 'fresh-account',
  name: 'Fresh account',
  invoiceCurrency: 'EUR',
  aliases: ['fresh_alias', 'fresh@example.com'],
  address,
  primaryEmail: 'fresh@example.com',
  settings,
  netTermDays: 30,
  metadata: { costCentre: 'CC-42' },
};

/** A body with every property, for each operation that has a body; it conflicts with nothing stored. */
export const validBodies: Readonly<Record<keyof typeof shapes, Json>> = {
  createCustomer: {
    id: 'fresh-customer',
    name: 'Fresh customer',
    primaryEmail: 'fresh@example.com',
    address,
    settings,
    account,
  },
  updateCustomer: { name: 'Other name', primaryEmail: 'other@example.com', address },
  createAccount: { ...account, customerId: 'CUST-1002' },
  updateAccount: {
    name: 'Other name',
    primaryEmail: 'other@example.com',
    address,
    metadata: { costCentre: 'CC-7' },
  },
  addAliases: { aliases: ['fresh_alias', 'fresh@example.com'] },
  removeAliases: { aliases: ['acme_primary', 'admin@example.com'] },
};

/** The operations that have a body. */
export const writes = operations.flatMap((target) => {
  const { operation } = target;
  return isWrite(operation)
    ? [{ ...target, operation, shape: shapes[operation], valid: validBodies[operation] }]
    : [];
});

function isWrite(operation: string): operation is keyof typeof shapes {
  return Object.hasOwn(shapes, operation);
}

/** Every body with one error. */
const single: readonly BadRequest[] = writes.flatMap(({ operation, method, path, shape, valid }) =>
  invalidValues(shape, valid).map(({ name, body, says }) => ({
    name: `${operation}: ${name}`,
    method,
    path,
    headers: json,
    body: JSON.stringify(body),
    status: 400,
    says,
  })),
);

/** Properties of responses, or of other requests, that these requests do not allow. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  createCustomer: ['status', 'createdAt', 'updatedAt', 'billingAddress', 'metadata', 'accounts'],
  updateCustomer: ['id', 'settings', 'account', 'status', 'createdAt', 'billingAddress'],
  createAccount: ['status', 'invoiceGroupDetails', 'createdAt', 'isDefault'],
  updateAccount: ['id', 'customerId', 'invoiceCurrency', 'aliases', 'settings', 'netTermDays', 'status'],
  addAliases: ['alias', 'id'],
  removeAliases: ['alias', 'id'],
};

const misplaced: readonly BadRequest[] = writes.flatMap(({ operation, method, path, valid }) =>
  (elsewhere[operation] ?? []).map((name) => ({
    name: `${operation}: ${name}, which cannot be sent there`,
    method,
    path,
    headers: json,
    body: JSON.stringify({ ...Object(valid), [name]: 'ACTIVE' }),
    status: 400,
    says: `/${name} is not allowed by the contract`,
  })),
);

/** Bodies with several errors, and those that no generator creates. */
const odd: readonly BadRequest[] = [
  {
    name: 'an account within a customer that names its customer',
    body: { ...minimal('x1'), account: { id: 'a1', name: 'Account', customerId: 'CUST-1002' } },
    says: '/account/customerId is not allowed by the contract',
  },
  {
    name: 'the last of ten aliases too short',
    body: { ...minimal('x2'), account: { id: 'a2', name: 'Account', aliases: [...names(9), 'no'] } },
    says: '/account/aliases/9 must NOT have fewer than 3 characters',
  },
  {
    name: 'eleven settings of a customer',
    body: { ...minimal('x3'), settings: Array.from({ length: 11 }, () => settings[0]) },
    says: '/settings must NOT have more than 10 items',
  },
  {
    name: 'eleven times the same alias',
    body: { ...minimal('x4'), account: { id: 'a4', name: 'Account', aliases: names(11).fill('same') } },
    says: '/account/aliases must NOT have more than 10 items',
  },
  {
    name: 'aliases in the form of a response',
    body: { ...minimal('x5'), account: { id: 'a5', name: 'Account', aliases: [{ alias: 'abc' }] } },
    says: '/account/aliases/0 must be string',
  },
  { name: 'nothing but an empty object', body: {}, says: '/primaryEmail is required' },
  { name: 'a list of customers', body: [minimal('x6')], says: 'the body must be object' },
  {
    name: 'more errors than a message can list',
    body: { ...minimal('x7'), ...Object.fromEntries(names(100).map((name) => [name, name])) },
    says: ' more)',
  },
  {
    name: 'an unknown property with a name longer than a message',
    body: { ...minimal('x8'), ['n'.repeat(2_000)]: 1 },
    says: '/nnnn',
  },
].map(({ name, body, says }) => ({
  name: `createCustomer: ${name}`,
  method: 'POST',
  path: '/customers',
  headers: json,
  body: JSON.stringify(body),
  status: 400,
  says,
}));

function minimal(id: string) {
  return { id, name: 'Customer', primaryEmail: 'x@example.com', address: {} };
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `name-${i}`);
}

export const invalidBodies: readonly BadRequest[] = [...single, ...misplaced, ...odd];
