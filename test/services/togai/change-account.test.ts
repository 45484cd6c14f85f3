import { beforeEach, describe, expect, it } from 'vitest';
import { minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { idsIn } from '../../support/pagination.ts';
import { sandbox } from '../../support/sandbox.ts';

const setting = { id: 's', value: 'v', namespace: 'USER', name: 'n', dataType: 'STRING' };

const described = {
  invoiceCurrency: 'EUR',
  address: { line1: '1 Road', phoneNumber: '1' },
  primaryEmail: 'account@example.com',
  settings: [setting],
  metadata: { a: '1' },
};

const { api, reset, runtime } = await sandbox();

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

describe('PATCH of an account', () => {
  beforeEach(async () => {
    await create('a1', { ...described, aliases: ['first'], netTermDays: 30 });
  });

  it.each([
    { name: 'Another name' },
    { primaryEmail: 'another@example.com' },
    { primaryEmail: '' },
    { address: { line2: 'Only this' } },
    { metadata: { b: '2' } },
    { name: 'Another name', primaryEmail: 'b@example.com', address: { city: 'c' }, metadata: { c: '3' } },
  ])('changes %j, objects whole, and leaves the rest', async (change) => {
    const before = await read('a1');
    const { status, body } = await api.patch('/accounts/a1').send(change);
    expect(status).toBe(200);
    expect(body).toEqual({ ...before.body, ...change });
    expect((await read('a1')).body).toEqual(body);
  });

  it.each(['address', 'metadata'])('clears %s, sent the empty object', async (field) => {
    const before = await read('a1');
    const { body } = await api.patch('/accounts/a1').send({ [field]: {} });
    const { [field]: left = {}, ...others } = body;
    const { [field]: _cleared, ...same } = before.body;
    expect({ left, others }).toEqual({ left: {}, others: same });
    expect((await read('a1')).body).toEqual(body);
  });

  it('gives an account what it did not have yet', async () => {
    await create('a2');
    const change = { primaryEmail: 'b@example.com', address: { city: 'c' }, metadata: { c: '3' } };
    expect((await api.patch('/accounts/a2').send(change)).body).toMatchObject(change);
  });

  it('of nothing changes nothing', async () => {
    const before = await stateNow();
    runtime.advance(1000);
    const { status, body } = await api.patch('/accounts/a1').send({});
    expect(status).toBe(200);
    expect(body).toEqual((await read('a1')).body);
    expect(await stateNow()).toEqual(before);
  });

  it('does not touch its customer', async () => {
    const before = await api.get('/customers/c1');
    runtime.advance(1000);
    await api.patch('/accounts/a1').send({ name: 'Another name' });
    expect((await api.get('/customers/c1')).body).toEqual(before.body);
  });

  it('leaves a generated account one that its customer’s id finds', async () => {
    await api.patch('/accounts/c1').send({ name: 'Another name' });
    expect((await read('c1')).body).toMatchObject({ id: generated, name: 'Another name' });
  });

  it('without a body is rejected', async () => {
    expectError(await api.patch('/accounts/a1'), 400, 'body');
    expectError(await api.patch('/accounts/a1').set('Content-Type', 'application/json'), 400, 'body');
  });

  it.each([
    [{ name: 'ab' }, '/name '],
    [{ name: null }, '/name '],
    [{ primaryEmail: '😀'.repeat(256) }, '/primaryEmail '],
    [{ metadata: { a: 1 } }, '/metadata/a '],
    [{ metadata: null }, '/metadata '],
    [{ address: { zipCode: '1' } }, '/address/zipCode '],
    [{ id: 'a2' }, '/id '],
    [{ customerId: 'c2' }, '/customerId '],
    [{ invoiceCurrency: 'USD' }, '/invoiceCurrency '],
    [{ aliases: ['abc'] }, '/aliases '],
    [{ settings: [] }, '/settings '],
    [{ netTermDays: 1 }, '/netTermDays '],
    [{ status: 'ARCHIVED' }, '/status '],
  ])('rejects %j and changes nothing, what fits included', async (change, issue) => {
    const before = await stateNow();
    const response = await api.patch('/accounts/a1').send({ metadata: { b: '2' }, ...change });
    expectError(response, 400, issue);
    expect(await stateNow()).toEqual(before);
  });

  it('of one that does not exist is 404', async () => {
    expectError(await api.patch('/accounts/a9').send({ name: 'Another name' }), 404, 'a9');
    expectError(await api.patch('/accounts/a9').send({}), 404, 'a9');
  });
});

describe('DELETE of an account', () => {
  beforeEach(async () => {
    await create('a1', { aliases: ['first', 'second'] });
  });

  it('reports success, and the account is gone', async () => {
    const { status, body } = await api.delete('/accounts/a1');
    expect({ status, body }).toEqual({ status: 200, body: { success: true } });
    for (const name of ['a1', 'first', 'second']) expectError(await read(name), 404, name);
    expectError(await api.delete('/accounts/a1'), 404, 'a1');
    expectError(await api.patch('/accounts/a1').send({}), 404, 'a1');
    expectError(await api.post('/accounts/a1/add_aliases').send({ aliases: ['third'] }), 404, 'a1');
    expectError(await api.post('/accounts/a1/remove_aliases').send({ aliases: ['first'] }), 404, 'a1');
    expect(await idsIn(api, 'accounts')).toEqual([generated]);
  });

  it('frees its id and its aliases, as ids and as aliases', async () => {
    await create('a22');
    for (const id of ['a1', 'a22']) await api.delete(`/accounts/${id}`);
    expect((await create('first', { aliases: ['a22'] })).status).toBe(201);
    expect((await create('a1', { aliases: ['second'] })).status).toBe(201);
    expect((await read('a22')).body.id).toBe('first');
  });

  it('of a customer’s last account is allowed, and the customer stays', async () => {
    for (const id of ['a1', generated]) expect((await api.delete(`/accounts/${id}`)).status).toBe(200);
    expect(await idsIn(api, 'accounts')).toEqual([]);
    expect((await api.get('/customers/c1')).status).toBe(200);
    expect((await create('a2')).status).toBe(201);
  });
});
