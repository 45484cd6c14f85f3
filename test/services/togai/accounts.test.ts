import { beforeEach, describe, expect, it } from 'vitest';
import { minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { idsIn } from '../../support/pagination.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { sandbox } from '../../support/sandbox.ts';

const setting = { id: 's', value: 'v', namespace: 'USER', name: 'n', dataType: 'STRING' };

const described = {
  invoiceCurrency: 'EUR',
  address: { line1: '1 Road', phoneNumber: '1' },
  primaryEmail: 'account@example.com',
  settings: [setting],
  metadata: { a: '1' },
};

const { api, app, reset } = await sandbox();

/** The customer `c1`, whose account was generated and has the id `generated`. */
let generated: string;

beforeEach(async () => {
  await reset();
  generated = (await api.post('/customers').send(minimalCustomer('c1'))).body.account.id;
});

/** Creates an account of `c1` from the least there may be and from what a test adds. */
const create = (id: string, rest: object = {}) =>
  api.post('/accounts').send({ ...minimalAccount(id, 'c1'), ...rest });

const read = (name: string) => api.get(`/accounts/${encodeURIComponent(name)}`);

const stateNow = async () => (await api.get('/__admin/state')).body;

describe('POST /accounts', () => {
  it('needs a customer that exists', async () => {
    const before = await stateNow();
    expectError(await create('a1', { customerId: 'c9' }), 404, 'c9');
    expect(await stateNow()).toEqual(before);
    expectError(await read('a1'), 404, 'a1');
  });

  it.each([
    ['an account', () => generated],
    ['nothing, in 255 characters', () => 'x'.repeat(255)],
    ['a property of every object', () => '__proto__'],
  ])('is not content with the id of %s', async (_, customerId) => {
    expectError(await create('a1', { customerId: customerId() }), 404);
  });

  it('returns the account, as it is read at its Location', async () => {
    const { status, body, headers } = await create('a1');
    expect(status).toBe(201);
    expect(headers.location).toBe('/accounts/a1');
    expect(body).toEqual({
      ...minimalAccount('a1', 'c1'),
      invoiceCurrency: 'USD',
      status: 'ACTIVE',
      aliases: [{ alias: 'a1', status: 'ACTIVE' }],
    });
    expect((await read('a1')).body).toEqual(body);
  });

  it('honours all that it is sent', async () => {
    const { body } = await create('a1', { ...described, aliases: ['second', 'first'] });
    const aliases = ['second', 'first'].map((alias) => ({ alias, status: 'ACTIVE' }));
    expect(body).toEqual({ ...minimalAccount('a1', 'c1'), ...described, aliases, status: 'ACTIVE' });
    expect((await read('a1')).body).toEqual(body);
    expect((await api.get('/accounts')).body.data).toContainEqual(body);
  });

  it.each([
    ['left out', undefined, ['a1']],
    ['none', [], []],
    ['one twice', ['abc', 'xyz', 'abc'], ['abc', 'xyz']],
    ['ten', Array.from('0123456789', (n) => `alias${n}`), Array.from('0123456789', (n) => `alias${n}`)],
  ])('takes aliases: %s', async (_, aliases, expected) => {
    const { body } = await create('a1', { aliases });
    expect(body.aliases).toEqual(expected.map((alias) => ({ alias, status: 'ACTIVE' })));
    expect((await read('a1')).body).toEqual(body);
  });

  it.each([
    [{ customerId: undefined }, '/customerId is required'],
    [{ id: undefined }, '/id is required'],
    [{ name: undefined }, '/name is required'],
    [{ customerId: '' }, '/customerId '],
    [{ customerId: 'x'.repeat(256) }, '/customerId '],
    [{ customerId: 1 }, '/customerId '],
    [{ id: '' }, '/id '],
    [{ id: '😀'.repeat(51) }, '/id '],
    [{ name: 'ab' }, '/name '],
    [{ name: '😀'.repeat(256) }, '/name '],
    [{ primaryEmail: 'x'.repeat(256) }, '/primaryEmail '],
    [{ invoiceCurrency: 'US' }, '/invoiceCurrency '],
    [{ invoiceCurrency: 'EURO' }, '/invoiceCurrency '],
    [{ settings: Array(11).fill(setting) }, '/settings '],
    [{ aliases: Array.from('0123456789a', (n) => `alias${n}`) }, '/aliases '],
    [{ aliases: null }, '/aliases '],
    [{ netTermDays: '1' }, '/netTermDays '],
    [{ netTermDays: -(2 ** 31) - 1 }, '/netTermDays '],
    [{ metadata: { a: null } }, '/metadata/a '],
    [{ address: { line1: null } }, '/address/line1 '],
    [{ nickname: 'x' }, '/nickname '],
    [{ status: 'ACTIVE' }, '/status '],
    [{ isDefault: true }, '/isDefault '],
  ])('rejects %j', async (sent, issue) => {
    const before = await stateNow();
    expectError(await create('a1', sent), 400, issue);
    expect(await stateNow()).toEqual(before);
  });

  it.each([
    { id: '😀'.repeat(50), name: '😀'.repeat(255), primaryEmail: '😀'.repeat(255) },
    { id: 'x', name: 'abc', primaryEmail: '', invoiceCurrency: '😀😀😀' },
    { id: 'x', address: { line1: 'x'.repeat(10_000) }, metadata: { ['k'.repeat(1000)]: 'v'.repeat(10_000) } },
    { id: 'x', settings: Array(10).fill(setting), metadata: {}, address: {} },
  ])('takes the longest and the shortest %#', async (sent) => {
    const { status, body } = await create('any', sent);
    expect(status).toBe(201);
    expect(body).toMatchObject(sent);
    expect((await read(sent.id)).body).toEqual(body);
    expect((await api.get('/accounts')).body.data).toContainEqual(body);
  });

  it.each([
    '__proto__',
    'constructor',
    'a/b',
    '..',
    '.',
    'é',
    '%',
    '%2F',
    ' a ',
    '+',
    '?',
    '#',
    '😀'.repeat(50),
  ])('takes an awkward id, which goes round: %j', async (id) => {
    const { body, headers } = await create(id);
    const path = headers.location ?? '';
    expect(path).toMatch(/^\/accounts\/[\x21-\x7e]+$/);
    expect(await sendRaw(app, { path })).toMatchObject({ status: 200, body });
    expect((await api.get('/accounts')).body.data).toContainEqual(body);
    expectError(await create(id), 409);
    expect(await sendRaw(app, { method: 'DELETE', path })).toMatchObject({ body: { success: true } });
    expectError(await sendRaw(app, { path }), 404);
  });
});

describe('the id of an account', () => {
  beforeEach(async () => {
    await create('a1', { name: 'The first', aliases: ['first'] });
  });

  it.each(['a1', 'first'])('that is taken, as an id or as an alias, is rejected: %s', async (id) => {
    const before = await stateNow();
    expectError(await create(id, { name: 'The second' }), 409, id);
    expectError(await create(id, { aliases: [] }), 409, id);
    expect(await stateNow()).toEqual(before);
  });

  it('that was generated is taken too', async () => {
    expectError(await create(generated), 409, generated);
  });

  it('is taken whoever’s it is', async () => {
    await api.post('/customers').send(minimalCustomer('c2'));
    expectError(await create('a1', { customerId: 'c2' }), 409, 'a1');
  });

  it('is given to exactly one of twenty requests at once', async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => create('a2', { name: `Account ${n}` })),
    );
    const [created, ...others] = responses.toSorted((a, b) => a.status - b.status);
    expect(created?.status).toBe(201);
    expect(others).toHaveLength(19);
    for (const response of others) expectError(response, 409, 'a2');
    expect((await read('a2')).body).toEqual(created?.body);
    expect(await idsIn(api, 'accounts')).toEqual([generated, 'a1', 'a2']);
  });
});

describe('finding an account', () => {
  beforeEach(async () => {
    await create('a1', { aliases: ['first', 'shared name'] });
  });

  it.each(['a1', 'first', 'shared name'])('goes by its id and its aliases: %s', async (name) => {
    expect((await read(name)).body.id).toBe('a1');
  });

  it('goes by the id of the customer that it was generated for', async () => {
    expect((await read('c1')).body.id).toBe(generated);
  });

  it('does not go by the id of a customer whose account was described', async () => {
    const account = { id: 'a2', name: 'Account' };
    await api.post('/customers').send({ ...minimalCustomer('c2'), account });
    expectError(await read('c2'), 404, 'c2');
    await create('a3', { customerId: 'c2' });
    expectError(await read('c2'), 404, 'c2');
  });

  it('does not go by that of a customer whose generated account is gone', async () => {
    await api.delete(`/accounts/${generated}`);
    expectError(await read('c1'), 404, 'c1');
    expect((await read('a1')).body.customerId).toBe('c1');
  });

  it('tries an alias before the customer’s id', async () => {
    const customer = await api.post('/customers').send(minimalCustomer('c22'));
    await create('a2', { aliases: ['c22'] });
    expect((await read('c22')).body.id).toBe('a2');
    await api.post('/accounts/a2/remove_aliases').send({ aliases: ['c22'] });
    expect((await read('c22')).body.id).toBe(customer.body.account.id);
  });

  it('tries an account’s id before the customer’s id', async () => {
    await create('c1', { aliases: [] });
    expect((await read('c1')).body.id).toBe('c1');
    await api.delete('/accounts/c1');
    expect((await read('c1')).body.id).toBe(generated);
  });

  it('does not go by an alias that was removed, by half a name, or by another case', async () => {
    await api.post('/accounts/a1/remove_aliases').send({ aliases: ['first'] });
    for (const name of ['first', 'shared', 'A1', 'Shared name']) expectError(await read(name), 404, name);
  });

  it.each([
    ['GET', '', undefined],
    ['PATCH', '', { name: 'Another name' }],
    ['POST', '/add_aliases', { aliases: ['another'] }],
    ['POST', '/remove_aliases', { aliases: ['first'] }],
  ])('is the same for %s of the account%s', async (method, action, body) => {
    for (const [name, id] of [
      ['a1', 'a1'],
      ['first', 'a1'],
      ['c1', generated],
    ]) {
      await reset();
      const customer = await api.post('/customers').send(minimalCustomer('c1'));
      if (id === 'a1') await create('a1', { aliases: ['first'] });
      else await api.post('/accounts/c1/add_aliases').send({ aliases: ['first'] });
      const response = await sendRaw(app, {
        method,
        path: `/accounts/${name}${action}`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const expected = id === 'a1' ? 'a1' : customer.body.account.id;
      expect(response).toMatchObject({ status: 200, body: { id: expected } });
    }
  });

  it.each([
    ['its id', 'a1', 'a1'],
    ['an alias', 'first', 'a1'],
    ['its customer’s id', 'c1', undefined],
  ])('goes by %s for DELETE too', async (_, name, id) => {
    expect((await api.delete(`/accounts/${name}`)).body).toEqual({ success: true });
    expectError(await read(id ?? generated), 404);
    expect(await idsIn(api, 'accounts')).toEqual([id === undefined ? 'a1' : generated]);
  });

  it.each([
    ['50 characters', 'x'.repeat(50), 404],
    ['51 characters', 'x'.repeat(51), 400],
    ['50 emoji', '😀'.repeat(50), 404],
    ['51 emoji', '😀'.repeat(51), 400],
  ])('is rejected for a name longer than a name may be, and not before: %s', async (_, name, status) => {
    expectError(await read(name), status, status === 400 ? 'account_id' : name);
  });
});

describe('includeGroupDetails', () => {
  it.each(['true', 'false'])('%s is accepted, and there is no group to return', async (value) => {
    await create('a1', described);
    const { status, body } = await api.get(`/accounts/a1?includeGroupDetails=${value}`);
    expect(status).toBe(200);
    expect(body).toEqual((await read('a1')).body);
    expect(body).not.toHaveProperty('invoiceGroupDetails');
  });

  it.each(['yes', '1', '', 'TRUE'])('%j is not a boolean', async (value) => {
    await create('a1');
    expectError(await api.get(`/accounts/a1?includeGroupDetails=${value}`), 400, 'includeGroupDetails');
  });

  it('is no parameter of the other operations', async () => {
    expectError(await api.get('/accounts?includeGroupDetails=true'), 400, 'includeGroupDetails');
  });
});

describe('netTermDays', () => {
  it.each([30, 0, -1, 2 ** 31 - 1, -(2 ** 31)])('%i is stored and in no response', async (netTermDays) => {
    const responses = [
      await create('a1', { netTermDays }),
      await read('a1'),
      await api.patch('/accounts/a1').send({ name: 'Another name' }),
      await api.patch('/accounts/a1').send({}),
      await api.post('/accounts/a1/add_aliases').send({ aliases: ['another'] }),
      await api.post('/accounts/a1/remove_aliases').send({ aliases: ['another'] }),
      await api.get('/accounts'),
    ];
    for (const { status, text } of responses) {
      expect(status).toBeLessThan(300);
      expect(text).not.toContain('netTermDays');
    }
    expect((await stateNow()).collections.accounts).toContainEqual(
      expect.objectContaining({ id: 'a1', netTermDays }),
    );
  });
});
