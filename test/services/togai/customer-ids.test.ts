import { beforeEach, describe, expect, it } from 'vitest';
import { minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { idsIn } from '../../support/pagination.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { sandbox } from '../../support/sandbox.ts';

const { api, app, reset } = await sandbox();

beforeEach(reset);

/** Creates a customer from the least there may be and from what a test adds. */
const create = (id: string, rest: object = {}) =>
  api.post('/customers').send({ ...minimalCustomer(id), ...rest });

const read = (id: string) => api.get(`/customers/${encodeURIComponent(id)}`);

const readAccount = (name: string) => api.get(`/accounts/${encodeURIComponent(name)}`);

describe('the id of a customer', () => {
  it('that is taken is rejected, and changes nothing', async () => {
    await create('c1', { name: 'The first' });
    const before = await api.get('/__admin/state');
    expectError(await create('c1', { name: 'The second' }), 409, 'c1');
    expectError(await create('c1', { account: { id: 'a2', name: 'Account' } }), 409, 'c1');
    expect((await api.get('/__admin/state')).body).toEqual(before.body);
  });

  it('is not taken by one that differs in case or in how it is composed', async () => {
    const ids = ['a', 'A', '\u00e9', 'e\u0301'];
    for (const id of ids) expect((await create(id)).status).toBe(201);
    expect(await idsIn(api, 'customers')).toEqual(ids.toSorted());
  });

  it('is free again when the customer is gone, and nothing of that is left', async () => {
    await create('c1', { name: 'The first', address: { line1: '1 Road' } });
    await api.delete('/customers/c1');
    expect((await create('c1', { name: 'The second' })).status).toBe(201);
    expect((await read('c1')).body).toMatchObject({ name: 'The second', address: {}, billingAddress: '' });
  });

  it('is given to exactly one of twenty requests at once', async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => create('c1', { name: `Customer ${n}` })),
    );
    const [created, ...others] = responses.toSorted((a, b) => a.status - b.status);
    expect(created?.status).toBe(201);
    expect(others).toHaveLength(19);
    for (const response of others) expectError(response, 409, 'c1');
    expect((await read('c1')).body.name).toBe(created?.body.name);
    expect(await idsIn(api, 'customers')).toEqual(['c1']);
    expect(await idsIn(api, 'accounts')).toEqual([created?.body.account.id]);
  });

  it.each([
    ['1 character', 'x', 201],
    ['50 characters', 'x'.repeat(50), 201],
    ['51 characters', 'x'.repeat(51), 400],
    ['no character', '', 400],
    ['50 emoji', '😀'.repeat(50), 201],
    ['51 emoji', '😀'.repeat(51), 400],
  ])('may have %s: %s', async (_, id, status) => {
    expect((await create(id)).status).toBe(status);
    expect(await idsIn(api, 'customers')).toEqual(status === 201 ? [id] : []);
  });
});

describe('the account of a new customer', () => {
  beforeEach(async () => {
    await create('c1', { account: { id: 'a1', name: 'Account', aliases: ['first'] } });
  });

  it.each([
    ['the id of another account', { id: 'a1' }, 'a1'],
    ['an id that is an alias of another account', { id: 'first' }, 'first'],
    ['an alias of another account', { id: 'a2', aliases: ['second', 'first'] }, 'first'],
  ])('cannot have %s, and then there is no customer either', async (_, account, taken) => {
    const before = await api.get('/__admin/state');
    expectError(await create('c2', { account: { name: 'Account', ...account } }), 409, taken);
    expect((await api.get('/__admin/state')).body).toEqual(before.body);
    expectError(await read('c2'), 404);
  });

  it('is had by exactly one of twenty customers at once', async () => {
    const account = { id: 'a2', name: 'Account' };
    const responses = await Promise.all(Array.from({ length: 20 }, (_, n) => create(`n${n}`, { account })));
    const created = responses.filter(({ status }) => status === 201);
    expect(created).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await idsIn(api, 'customers')).toEqual(['c1', created[0]?.body.id]);
    expect(await idsIn(api, 'accounts')).toEqual(['a1', 'a2']);
  });
});

describe('an awkward id', () => {
  const awkward = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a/b',
    '/',
    '..',
    '.',
    '../../customers',
    'é',
    'e\u0301',
    '%',
    '%2F',
    '%zz',
    ' ',
    ' a b ',
    '+',
    'a?b=c',
    'a#b',
    'a;b',
    '{customer_id}',
    '0',
    '-1',
    'null',
    '\u0000',
    'line\nbreak',
    '\u202e',
    '"\'`<script>',
    '\\',
    ':id',
    '*',
    '😀'.repeat(50),
  ];

  it.each(awkward)('of a customer goes round: %j', async (id) => {
    const created = await create(id);
    expect(created.body.id).toBe(id);
    const path = created.headers.location ?? '';
    expect(path).toMatch(/^\/customers\/[\x21-\x7e]+$/);
    expect(await sendRaw(app, { path })).toMatchObject({ status: 200, body: { id } });
    expect((await api.get('/customers')).body.data).toEqual([expect.objectContaining({ id })]);
    const body = JSON.stringify({ name: 'Another name' });
    const headers = { 'Content-Type': 'application/json' };
    expect(await sendRaw(app, { method: 'PATCH', path, headers, body })).toMatchObject({
      status: 200,
      body: { id, name: 'Another name' },
    });
    expect(await sendRaw(app, { path: path.replace('customers', 'accounts') })).toMatchObject({
      body: { customerId: id },
    });
    expectError(await create(id), 409);
    expect(await sendRaw(app, { method: 'DELETE', path })).toMatchObject({ body: { success: true } });
    expectError(await sendRaw(app, { path }), 404);
    expect(await idsIn(api, 'customers')).toEqual([]);
  });

  it('goes round beside all the others', async () => {
    for (const id of awkward) expect((await create(id)).status).toBe(201);
    expect(await idsIn(api, 'customers')).toEqual(awkward.toSorted());
  });

  it.each(['__proto__', 'constructor', 'toString'])('is not there before it is created: %s', async (id) => {
    expectError(await read(id), 404, id);
    expectError(await readAccount(id), 404, id);
  });
});
