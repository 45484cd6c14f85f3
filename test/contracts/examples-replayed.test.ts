import { beforeEach, describe, expect, it } from 'vitest';
import { sandbox, type TestSandbox } from '../support/sandbox.ts';
import { examplesOf, type Method, togaiOperations } from '../support/togai-document.ts';

const operations = new Map(
  (await togaiOperations()).map((operation) => [operation.operationId, operation] as const),
);

const honoured = await sandbox();
const generated = await sandbox({ accountIdentity: 'generated' });
const guarded = await sandbox({ tokens: ['secret'] });
const { api, reset, runtime } = honoured;

beforeEach(reset);

const customerId = '01BX5ZZKBKACTAV9WEVGEMMVRZ';

/** Generated in the contract's examples, and otherwise in every run. */
const generatedId = '01HF9VPC9EA4N3QMF33DWV36GA';

/** An operation's example of that name, of its request or of its response with a status. */
function example(operationId: string, location: 'request' | number | 'default', name: string): unknown {
  const operation = operations.get(operationId);
  const body = location === 'request' ? operation?.requestBody : operation?.responses[location];
  const [, value] = examplesOf(body).find(([known]) => known === name) ?? [];
  expect(value, `${operationId} has no example ${name} of ${location}`).toBeDefined();
  return value;
}

/** Sends an operation its example of that name. */
function replay(operationId: string, name: string, id = '', to: TestSandbox = honoured) {
  const { path, method } = operations.get(operationId) ?? { path: '/nowhere', method: 'get' as Method };
  return to.api[method](path.replace(/\{\w+\}/, id)).send(example(operationId, 'request', name) as object);
}

/** A body whose generated ids are those of the examples, and whose times are all the same. */
function comparable(body: unknown, from: string = generatedId, to: string = generatedId): unknown {
  const text = JSON.stringify(body)
    .replaceAll(`"${from}"`, `"${to}"`)
    .replace(/"(createdAt|updatedAt)":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '"$1":"then"');
  return JSON.parse(text);
}

/** The customers of the examples, and the id that was generated for the account of `minimal`. */
async function createCustomers(): Promise<string> {
  await replay('createCustomer', 'documented');
  runtime.advance(1000);
  const minimal = await replay('createCustomer', 'minimal');
  await replay('createCustomer', 'full');
  return minimal.body.account.id;
}

describe('the examples of createCustomer', () => {
  it.each([
    ['documented', 'honoured'],
    ['minimal', 'minimal'],
    ['full', 'full'],
  ])('%s is responded to with %s', async (request, response) => {
    const { status, body } = await replay('createCustomer', request);
    expect(status).toBe(201);
    const expected = example('createCustomer', 201, response);
    const id = request === 'minimal' ? body.account.id : generatedId;
    expect(comparable(body, id)).toEqual(expected);
  });

  it('documented is responded to with documented where the account’s identity is generated', async () => {
    const { body } = await replay('createCustomer', 'documented', '', generated);
    const expected = example('createCustomer', 201, 'documented');
    expect(comparable(body, body.account.id, 'G234DZZKBKACATFFGVGEMERFH')).toEqual(expected);
  });

  it('can be replayed one after another', async () => {
    await createCustomers();
    expect((await api.get('/customers')).body.data).toHaveLength(3);
  });
});

describe('the examples of the operations on one customer', () => {
  beforeEach(async () => {
    await createCustomers();
    runtime.advance(1000);
  });

  it('documented is the response to a read', async () => {
    const { body } = await api.get(`/customers/${customerId}`);
    expect(comparable(body)).toEqual(comparable(example('getCustomer', 200, 'documented')));
    expect(body.updatedAt).toBe(body.createdAt);
  });

  it.each([
    ['nothing', 'documented'],
    ['rename', 'rename'],
    ['move', 'move'],
  ])('the update %s is responded to with %s', async (request, response) => {
    const { status, body } = await replay('updateCustomer', request, customerId);
    expect(status).toBe(200);
    const expected = example('updateCustomer', 200, response);
    expect(comparable(body)).toEqual(comparable(expected));
    const { createdAt, updatedAt } = expected as { createdAt: string; updatedAt: string };
    expect(body.createdAt === body.updatedAt).toBe(createdAt === updatedAt);
  });

  it('done is the response to a deletion', async () => {
    const { body } = await api.delete(`/customers/${customerId}`);
    expect(body).toEqual(example('deleteCustomer', 200, 'done'));
  });
});

describe('the examples of the operations on accounts', () => {
  let idOfGenerated: string;

  beforeEach(async () => {
    idOfGenerated = await createCustomers();
  });

  it.each(['full', 'minimal'])('createAccount %s is responded to with its counterpart', async (name) => {
    const { status, body } = await replay('createAccount', name);
    expect({ status, body }).toEqual({ status: 201, body: example('createAccount', 201, name) });
  });

  it('documented is the response to a read of the account of documented, by the parameter’s examples too', async () => {
    for (const id of ['ACC00001', 'acme_primary']) {
      expect((await api.get(`/accounts/${id}`)).body).toEqual(example('getAccount', 200, 'documented'));
    }
  });

  it('generated is the response to a read of the account of minimal', async () => {
    const { body } = await api.get('/accounts/CUST-1002');
    expect(comparable(body, idOfGenerated)).toEqual(example('getAccount', 200, 'generated'));
  });

  it.each([
    ['updateAccount', 'rename'],
    ['updateAccount', 'annotate'],
    ['addAliases', 'addAlias'],
    ['removeAliases', 'removeAlias'],
  ])('%s %s is responded to with its counterpart', async (operationId, name) => {
    const { status, body } = await replay(operationId, name, 'ACC00001');
    expect({ status, body }).toEqual({ status: 200, body: example(operationId, 200, name) });
  });

  it('updateAccount clear reverts annotate', async () => {
    await replay('updateAccount', 'annotate', 'ACC00001');
    const { metadata = {}, ...body } = (await replay('updateAccount', 'clear', 'ACC00001')).body;
    expect(metadata).toEqual({});
    expect(body).toEqual(example('getAccount', 200, 'documented'));
  });

  it('done is the response to a deletion', async () => {
    expect((await api.delete('/accounts/ACC00001')).body).toEqual(example('deleteAccount', 200, 'done'));
  });
});

describe.each(['getCustomers', 'getAccounts'])('the examples of %s', (operationId) => {
  const { path } = operations.get(operationId) ?? { path: '/nowhere' };

  it('empty is the list at first', async () => {
    expect((await api.get(path)).body).toEqual(example(operationId, 200, 'empty'));
  });

  it('firstPage and lastPage are its pages, tokens included', async () => {
    const idOfGenerated = await createCustomers();
    const first = await api.get(`${path}?pageSize=2`);
    expect(comparable(first.body, idOfGenerated)).toEqual(comparable(example(operationId, 200, 'firstPage')));
    const last = await api.get(path).query({ nextToken: first.body.nextToken });
    expect(comparable(last.body, idOfGenerated)).toEqual(comparable(example(operationId, 200, 'lastPage')));
  });
});

/** Requests to a sandbox with the customers of the examples, whose responses are the examples of failures. */
const failures: readonly (readonly [
  operationId: string,
  response: number | 'default',
  name: string,
  status: number,
  ask: () => PromiseLike<{ readonly status: number; readonly body: unknown }>,
])[] = [
  ['updateCustomer', 400, 'tooShort', 400, () => api.patch(`/customers/${customerId}`).send({ name: 'ab' })],
  [
    'updateCustomer',
    400,
    'severalFaults',
    400,
    () => api.patch(`/customers/${customerId}`).send({ primaryEmail: 1, address: { zipCode: '1' } }),
  ],
  ['createCustomer', 400, 'unreadable', 400, () => api.post('/customers').type('json').send('[')],
  ['createCustomer', 'default', 'customerTaken', 409, () => replay('createCustomer', 'documented')],
  ['createCustomer', 'default', 'accountTaken', 409, () => customerWithAccount({ id: 'ACC00001' })],
  ['createCustomer', 'default', 'aliasTaken', 409, () => customerWithAccount({ aliases: ['acme_primary'] })],
  [
    'createAccount',
    'default',
    'accountTaken',
    409,
    async () => {
      await replay('createAccount', 'full');
      return replay('createAccount', 'full');
    },
  ],
  [
    'createAccount',
    'default',
    'aliasTaken',
    409,
    () => api.post('/accounts').send({ id: 'a9', name: 'abc', customerId, aliases: ['acme_primary'] }),
  ],
  [
    'createAccount',
    404,
    'customer',
    404,
    () => api.post('/accounts').send({ id: 'a9', name: 'abc', customerId: 'CUST-9999' }),
  ],
  ['addAliases', 400, 'tooShort', 400, () => add(['ab'])],
  ['addAliases', 400, 'tooMany', 400, () => add(numbered(11))],
  [
    'addAliases',
    400,
    'full',
    400,
    async () => {
      await add(numbered(8));
      return add(['acme_usage']);
    },
  ],
  [
    'addAliases',
    'default',
    'aliasTaken',
    409,
    async () => {
      await replay('createAccount', 'full');
      return add(['acme_europe']);
    },
  ],
  ['removeAliases', 404, 'account', 404, () => replay('removeAliases', 'removeAlias', 'ACC99999')],
  [
    'removeAliases',
    404,
    'alias',
    404,
    () => api.post('/accounts/ACC00001/remove_aliases').send({ aliases: ['acme_unknown'] }),
  ],
  ['getCustomers', 400, 'pageSize', 400, () => api.get('/customers?pageSize=101')],
  ['getCustomers', 400, 'nextToken', 400, () => api.get('/customers?nextToken=x')],
  ['getCustomers', 400, 'unknown', 400, () => api.get('/customers?page=2')],
  ['getCustomer', 400, 'unknown', 400, () => api.get(`/customers/${customerId}?expand=1`)],
  ['getCustomer', 404, 'customer', 404, () => api.get('/customers/CUST-9999')],
  ['getAccount', 404, 'account', 404, () => api.get('/accounts/ACC99999')],
  ['getCustomers', 404, 'path', 404, () => api.get('/customer')],
  ['getCustomers', 401, 'missing', 401, () => honoured.anonymous.get('/customers')],
  ['getCustomers', 401, 'refused', 401, () => guarded.api.get('/customers')],
  ['getCustomers', 403, 'host', 403, () => api.get('/customers').set('Host', 'billing.test')],
  ['createCustomer', 403, 'origin', 403, () => api.post('/customers').set('Origin', 'https://app.test')],
];

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `alias ${n}`);

const add = (aliases: readonly string[]) => api.post('/accounts/ACC00001/add_aliases').send({ aliases });

const customerWithAccount = (account: object) =>
  api.post('/customers').send({
    id: 'c9',
    name: 'Customer',
    primaryEmail: '',
    address: {},
    account: { id: 'a9', name: 'Account', ...account },
  });

describe('the examples of failures', () => {
  it.each(failures)('%s %s: %s', async (operationId, location, name, status, ask) => {
    await createCustomers();
    const response = await ask();
    expect({ status: response.status, body: response.body }).toEqual({
      status,
      body: example(operationId, location, name),
    });
  });

  /** What a test of the contract cannot cause from outside. */
  const notReplayed = ['limited', 'internal', 'storageFull'];

  it('are all replayed, but for those that no request can cause', () => {
    const exampleNames = [...operations.values()].flatMap(({ responses }) =>
      Object.entries(responses)
        .filter(([status]) => !status.startsWith('2'))
        .flatMap(([, response]) => examplesOf(response).map(([name]) => name)),
    );
    const replayed = failures.map(([, , name]) => name);
    expect([...new Set(exampleNames)].sort()).toEqual([...new Set([...replayed, ...notReplayed])].sort());
  });
});
