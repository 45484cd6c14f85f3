import { beforeEach, describe, expect, it } from 'vitest';
import { documentedRequest, minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { idsIn } from '../../support/pagination.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { sandbox } from '../../support/sandbox.ts';

const setting = { id: 's', value: 'v', namespace: 'USER', name: 'n', dataType: 'STRING' };

const { api, app, reset, runtime } = await sandbox();

beforeEach(reset);

/** Creates a customer from the least there may be and from what a test adds. */
const create = (id: string, rest: object = {}) =>
  api.post('/customers').send({ ...minimalCustomer(id), ...rest });

const read = (id: string) => api.get(`/customers/${encodeURIComponent(id)}`);

const readAccount = (name: string) => api.get(`/accounts/${encodeURIComponent(name)}`);

describe('PATCH of a customer', () => {
  const customer = {
    ...documentedRequest,
    id: 'c1',
    account: { id: 'a1', name: 'Account' },
  };

  beforeEach(async () => {
    await api.post('/customers').send(customer);
  });

  it.each([
    { name: 'Another name' },
    { primaryEmail: 'another@example.com' },
    { primaryEmail: '' },
    { name: 'Another name', primaryEmail: 'another@example.com' },
  ])('changes %j, moves updatedAt and leaves the rest', async (change) => {
    const before = await read('c1');
    runtime.advance(1234);
    const { status, body } = await api.patch('/customers/c1').send(change);
    expect(status).toBe(200);
    expect(body).toEqual({ ...before.body, ...change, updatedAt: runtime.clock.now().toISOString() });
    expect((await read('c1')).body).toEqual(body);
  });

  it.each([
    [{ line1: 'Only this' }, 'Only this'],
    [{ phoneNumber: '3' }, ''],
    [{}, ''],
  ])('replaces the address whole: %j', async (address, billingAddress) => {
    const before = await read('c1');
    runtime.advance(1);
    const { body } = await api.patch('/customers/c1').send({ address });
    const updatedAt = runtime.clock.now().toISOString();
    expect(body).toEqual({ ...before.body, address, billingAddress, updatedAt });
    expect((await read('c1')).body).toEqual(body);
  });

  it('of nothing changes nothing, updatedAt included', async () => {
    const before = await read('c1');
    runtime.advance(1000);
    const { status, body } = await api.patch('/customers/c1').send({});
    expect(status).toBe(200);
    expect(body).toEqual(before.body);
    expect((await read('c1')).body).toEqual(before.body);
  });

  it.each([
    ['no header', {}],
    ['a content type', { 'Content-Type': 'application/json' }],
    ['a length of 0', { 'Content-Type': 'application/json', 'Content-Length': '0' }],
  ])('without a body is rejected, with %s', async (_, headers) => {
    expectError(await sendRaw(app, { method: 'PATCH', path: '/customers/c1', headers }), 400, 'body');
  });

  it('stores what no response contains', async () => {
    await api.patch('/customers/c1').send({ name: 'Another name' });
    const { body } = await api.get('/__admin/state');
    expect(body.collections.customers).toEqual([
      expect.objectContaining({ name: 'Another name', settings: customer.settings }),
    ]);
  });

  it('leaves the accounts alone, their names included', async () => {
    const before = await api.get('/accounts');
    await api.patch('/customers/c1').send({ name: 'Another name', address: {} });
    expect((await api.get('/accounts')).body).toEqual(before.body);
  });

  it.each([
    [{ name: 'ab' }, '/name '],
    [{ name: 'x'.repeat(256) }, '/name '],
    [{ name: null }, '/name '],
    [{ primaryEmail: 'x'.repeat(256) }, '/primaryEmail '],
    [{ address: null }, '/address '],
    [{ address: 'text' }, '/address '],
    [{ address: { line1: 1 } }, '/address/line1 '],
    [{ address: { zipCode: '1' } }, '/address/zipCode '],
    [{ id: 'c2' }, '/id '],
    [{ status: 'ARCHIVED' }, '/status '],
    [{ settings: [] }, '/settings '],
    [{ account: {} }, '/account '],
    [{ createdAt: '2026-01-01T00:00:00.000Z' }, '/createdAt '],
    [{ billingAddress: 'x' }, '/billingAddress '],
  ])('rejects %j and changes nothing, what fits included', async (change, issue) => {
    const before = await read('c1');
    runtime.advance(1);
    const response = await api.patch('/customers/c1').send({ primaryEmail: 'b@example.com', ...change });
    expectError(response, 400, issue);
    expect((await read('c1')).body).toEqual(before.body);
  });

  it.each(['abc', 'x'.repeat(255), '😀'.repeat(3), '😀'.repeat(255)])('takes the name %s', async (name) => {
    expect((await api.patch('/customers/c1').send({ name })).body.name).toBe(name);
  });

  it('of one that does not exist is 404', async () => {
    expectError(await api.patch('/customers/c2').send({ name: 'Another name' }), 404, 'c2');
    expectError(await api.patch('/customers/c2').send({}), 404, 'c2');
    expectError(await api.patch('/customers/a1').send({}), 404, 'a1');
  });
});

describe('DELETE of a customer', () => {
  beforeEach(async () => {
    await create('c1', { account: { id: 'a1', name: 'Account', aliases: ['first', 'second'] } });
    await create('c2', { account: { id: 'b1', name: 'Account', aliases: ['third'] } });
    await api.post('/accounts').send(minimalAccount('a2', 'c1'));
  });

  it('reports success, and the customer is gone', async () => {
    const { status, body } = await api.delete('/customers/c1');
    expect({ status, body }).toEqual({ status: 200, body: { success: true } });
    expectError(await read('c1'), 404, 'c1');
    expectError(await api.patch('/customers/c1').send({}), 404, 'c1');
    expectError(await api.delete('/customers/c1'), 404, 'c1');
    expectError(await api.post('/accounts').send(minimalAccount('a9', 'c1')), 404, 'c1');
    expect(await idsIn(api, 'customers')).toEqual(['c2']);
  });

  it('takes its accounts and their aliases along, and no others', async () => {
    await api.delete('/customers/c1');
    for (const name of ['a1', 'a2', 'first', 'second']) expectError(await readAccount(name), 404, name);
    expect(await idsIn(api, 'accounts')).toEqual(['b1']);
    expect((await readAccount('third')).body.id).toBe('b1');
  });

  it('takes a generated account along', async () => {
    const { body } = await create('c3');
    await api.delete('/customers/c3');
    for (const name of ['c3', body.account.id]) expectError(await readAccount(name), 404);
    expect(await idsIn(api, 'accounts')).toEqual(['a1', 'a2', 'b1']);
  });

  it('frees the ids and aliases of its accounts', async () => {
    await api.delete('/customers/c1');
    const account = { name: 'Account', aliases: [] };
    const first = { ...account, id: 'first', aliases: ['second'] };
    expect((await create('c3', { account: first })).status).toBe(201);
    expect((await create('c4', { account: { ...account, id: 'a1' } })).status).toBe(201);
    expect((await create('c1', { account: { ...account, id: 'a2' } })).status).toBe(201);
  });

  it('is done for exactly one of twenty requests at once', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => api.delete('/customers/c1')));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(404)]);
  });
});

describe('the times of a customer', () => {
  it.each([0, 7, 70, 700])('are RFC 3339 in UTC with milliseconds, %i of them', async (milliseconds) => {
    runtime.advance(1000 - runtime.clock.now().getMilliseconds() + milliseconds);
    const now = runtime.clock.now().toISOString();
    await create('c1');
    const { body } = await read('c1');
    expect(body).toMatchObject({ createdAt: now, updatedAt: now });
    expect(body.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect((await api.get('/customers')).body.data[0]).toMatchObject({ createdAt: now, updatedAt: now });
  });

  it('distinguish creation and last change', async () => {
    await create('c1');
    const { createdAt } = (await read('c1')).body;
    for (const name of ['The second', 'The third']) {
      runtime.advance(5000);
      const { body } = await api.patch('/customers/c1').send({ name });
      expect(body).toMatchObject({ createdAt, updatedAt: runtime.clock.now().toISOString() });
    }
  });
});

describe('the longest texts', () => {
  const maxLength = {
    name: '😀'.repeat(255),
    primaryEmail: '😀'.repeat(255),
    address: Object.fromEntries(
      Object.keys(documentedRequest.address).map((key) => [key, '😀'.repeat(2000)]),
    ),
  };
  const settings = Array.from({ length: 10 }, (_, n) => ({
    ...setting,
    id: `${n}`,
    value: 'v'.repeat(2000),
  }));
  const metadata = Object.fromEntries(
    Array.from({ length: 50 }, (_, n) => [`${n}`.repeat(100), 'm'.repeat(500)]),
  );
  const id = '😀'.repeat(50);

  it('are stored, read and listed', async () => {
    const account = {
      ...maxLength,
      id,
      settings,
      metadata,
      aliases: Array.from('0123456789', (n) => n + '😀'.repeat(49)),
    };
    const { status, body } = await api.post('/customers').send({ ...maxLength, id, settings, account });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...maxLength, id, settings });
    const customer = (await read(id)).body;
    expect(customer).toMatchObject({ ...maxLength, id, billingAddress: '😀'.repeat(1000) });
    expect((await api.get('/customers')).body.data).toEqual([customer]);
    const aliases = account.aliases.map((alias) => ({ alias, status: 'ACTIVE' }));
    expect((await readAccount(id)).body).toMatchObject({ ...account, aliases });
    expect((await api.get('/accounts')).body.data).toEqual([{ ...body.account, customerId: id }]);
    for (const { alias } of aliases) expect((await readAccount(alias)).body.id).toBe(id);
  });

  it.each([
    [{ name: '😀'.repeat(256) }, '/name '],
    [{ name: 'ab' }, '/name '],
    [{ primaryEmail: 'x'.repeat(256) }, '/primaryEmail '],
    [{ settings: [...settings, setting] }, '/settings '],
    [{ settings: [{ ...setting, id: '' }] }, '/settings/0/id '],
    [{ settings: [setting, { ...setting, dataType: 'TEXT' }] }, '/settings/1/dataType '],
    [{ settings: [{ ...setting, extra: 1 }] }, '/settings/0/extra '],
  ])('are not exceeded %#', async (sent, issue) => {
    expectError(await create('c1', sent), 400, issue);
    expect(await idsIn(api, 'customers')).toEqual([]);
  });
});
