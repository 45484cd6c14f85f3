import { beforeEach, describe, expect, it } from 'vitest';
import { documentedRequest, minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { idsIn } from '../../support/pagination.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { sandbox } from '../../support/sandbox.ts';

const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const setting = { id: 's', value: 'v', namespace: 'USER', name: 'n', dataType: 'STRING' };

const { api, app, reset, runtime } = await sandbox();

beforeEach(reset);

/** Creates a customer from the least there may be and from what a test adds. */
const create = (id: string, rest: object = {}) =>
  api.post('/customers').send({ ...minimalCustomer(id), ...rest });

const read = (id: string) => api.get(`/customers/${encodeURIComponent(id)}`);

const readAccount = (name: string) => api.get(`/accounts/${encodeURIComponent(name)}`);

describe('the response to POST /customers', () => {
  it('repeats the documented request, with the account as requested', async () => {
    const { status, body, headers } = await api.post('/customers').send(documentedRequest);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...documentedRequest,
      account: {
        ...documentedRequest.account,
        status: 'ACTIVE',
        aliases: [
          { alias: 'acme_primary', status: 'ACTIVE' },
          { alias: 'admin@example.com', status: 'ACTIVE' },
        ],
      },
    });
    expect(headers.location).toBe(`/customers/${documentedRequest.id}`);
  });

  it('carries nothing that was not sent', async () => {
    const { body } = await create('c1');
    expect(Object.keys(body).sort()).toEqual(['account', 'address', 'id', 'name', 'primaryEmail']);
    expect(Object.keys(body.account).sort()).toEqual(['aliases', 'id', 'invoiceCurrency', 'name', 'status']);
  });

  it.each([
    { settings: [] },
    { settings: [setting] },
    { settings: [setting, setting] },
    { address: { line1: '' } },
    { primaryEmail: '' },
  ])('echoes %j', async (sent) => {
    expect((await create('c1', sent)).body).toMatchObject(sent);
  });

  it.each([
    { settings: [] },
    { settings: [setting] },
    { address: {} },
    { address: { line1: '1 Road', country: '' } },
    { primaryEmail: '' },
    { primaryEmail: 'a@example.com' },
    { metadata: {} },
    { metadata: { a: '1', '': '', 'a b/c~d': '😀' } },
  ])('echoes of the account %j', async (sent) => {
    const account = { id: 'a1', name: 'Account', ...sent };
    expect((await create('c1', { account })).body.account).toEqual({
      ...account,
      invoiceCurrency: 'USD',
      status: 'ACTIVE',
      aliases: [{ alias: 'a1', status: 'ACTIVE' }],
    });
  });

  it('echoes metadata under the names of every object’s properties', async () => {
    const metadata = '{"__proto__":"x","constructor":"y","toString":"z"}';
    const account = `{"id":"a1","name":"Account","metadata":${metadata}}`;
    const request = JSON.stringify(minimalCustomer('c1')).replace('}}', `},"account":${account}}`);
    const { text } = await api.post('/customers').type('json').send(request);
    expect(text).toContain(metadata);
    expect((await readAccount('a1')).text).toContain(metadata);
  });

  it('leaves out billingAddress, which the customer has when it is read', async () => {
    const { body } = await create('c1', { address: { line1: '1 Road' } });
    expect(body).not.toHaveProperty('billingAddress');
    expect((await read('c1')).body.billingAddress).toBe('1 Road');
  });

  it('leaves out netTermDays of the account, which is stored', async () => {
    const { body } = await create('c1', { account: { id: 'a1', name: 'Account', netTermDays: 47 } });
    expect(body.account).not.toHaveProperty('netTermDays');
    const { body: state } = await api.get('/__admin/state');
    expect(state.collections.accounts).toEqual([expect.objectContaining({ id: 'a1', netTermDays: 47 })]);
  });
});

describe('a customer that is read', () => {
  it('has the documented keys and no settings', async () => {
    await create('c1', { settings: [setting] });
    expect((await read('c1')).body).toEqual({
      ...minimalCustomer('c1'),
      billingAddress: '',
      status: 'ACTIVE',
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
  });

  it('is the same in the list', async () => {
    await api.post('/customers').send(documentedRequest);
    const { body } = await api.get('/customers');
    expect(body.data).toEqual([(await read(documentedRequest.id)).body]);
  });
});

describe('a customer without an account in the request', () => {
  it('still gets one', async () => {
    const { body } = await create('c1', { name: 'ACME' });
    expect(body.account).toEqual({
      id: expect.stringMatching(ulid),
      name: 'ACME - Account',
      invoiceCurrency: 'USD',
      status: 'ACTIVE',
      aliases: [{ alias: body.account.id, status: 'ACTIVE' }],
    });
    expect((await readAccount(body.account.id)).body).toEqual({ ...body.account, customerId: 'c1' });
  });

  it('gets one of its own', async () => {
    const ids = [];
    for (const id of ['c1', 'c2', 'c3']) ids.push((await create(id)).body.account.id);
    expect(new Set(ids).size).toBe(3);
    expect(await idsIn(api, 'accounts')).toEqual(ids.toSorted());
  });

  it.each([
    ['3 characters', 'abc', 'abc'],
    ['as many as fit', 'x'.repeat(245), 'x'.repeat(245)],
    ['one too many', `${'x'.repeat(245)}y`, 'x'.repeat(245)],
    ['the most there may be', 'x'.repeat(255), 'x'.repeat(245)],
    ['as many emoji as fit', '😀'.repeat(245), '😀'.repeat(245)],
    ['one emoji too many', '😀'.repeat(246), '😀'.repeat(245)],
    ['the most emoji there may be', '😀'.repeat(255), '😀'.repeat(245)],
    ['an emoji at the cut', `${'x'.repeat(244)}😀y`, `${'x'.repeat(244)}😀`],
    ['an emoji past the cut', `${'x'.repeat(245)}😀`, 'x'.repeat(245)],
    ['emoji out of step with UTF-16', `x${'😀'.repeat(254)}`, `x${'😀'.repeat(244)}`],
  ])('names it after a customer whose name is %s', async (_, name, expected) => {
    const { body } = await create('c1', { name });
    expect(body.name).toBe(name);
    expect(body.account.name).toBe(`${expected} - Account`);
    expect(body.account.name.isWellFormed()).toBe(true);
    expect((await readAccount('c1')).body.name).toBe(`${expected} - Account`);
  });
});

describe('a customer with an account in the request', () => {
  const account = { id: 'a1', name: 'Account' };

  it.each([
    [{ name: 'Account' }, ['/account/id is required']],
    [{ id: 'a1' }, ['/account/name is required']],
    [{}, ['/account/id is required', '/account/name is required']],
    [{ ...account, name: 'ab' }, ['/account/name ']],
    [{ ...account, name: 'x'.repeat(256) }, ['/account/name ']],
    [{ ...account, id: '' }, ['/account/id ']],
    [{ ...account, id: 'x'.repeat(51) }, ['/account/id ']],
    [{ ...account, invoiceCurrency: 'US' }, ['/account/invoiceCurrency ']],
    [{ ...account, invoiceCurrency: 'EURO' }, ['/account/invoiceCurrency ']],
    [{ ...account, aliases: [{ alias: 'abc', status: 'ACTIVE' }] }, ['/account/aliases/0 ']],
    [{ ...account, customerId: 'c1' }, ['/account/customerId ']],
    [{ ...account, status: 'ACTIVE' }, ['/account/status ']],
    [{ ...account, netTermDays: 1.5 }, ['/account/netTermDays ']],
    [{ ...account, netTermDays: 2 ** 31 }, ['/account/netTermDays ']],
    [{ ...account, metadata: { a: 1 } }, ['/account/metadata/a ']],
    [null, ['/account ']],
    ['a1', ['/account ']],
  ])('is rejected when that is %j', async (rejected, issues) => {
    const response = await create('c1', { account: rejected });
    for (const issue of issues) expectError(response, 400, issue);
    expectError(await read('c1'), 404);
  });

  it('has it as it is described', async () => {
    const described = {
      id: 'a1',
      name: 'Described',
      invoiceCurrency: 'EUR',
      address: { line1: '1 Road', phoneNumber: '1' },
      primaryEmail: 'account@example.com',
      settings: [setting],
      metadata: { a: '1' },
    };
    const { body } = await create('c1', {
      account: { ...described, aliases: ['second', 'first'], netTermDays: 30 },
    });
    const aliases = ['second', 'first'].map((alias) => ({ alias, status: 'ACTIVE' }));
    expect(body.account).toEqual({ ...described, aliases, status: 'ACTIVE' });
    expect((await readAccount('a1')).body).toEqual({ ...body.account, customerId: 'c1' });
    expect(await idsIn(api, 'accounts')).toEqual(['a1']);
  });

  it.each([
    ['left out', undefined, ['a1']],
    ['none', [], []],
    ['one twice', ['abc', 'xyz', 'abc'], ['abc', 'xyz']],
    ['the account id itself', ['a1x', 'a1x'], ['a1x']],
    ['ten', Array.from('0123456789', (n) => `alias${n}`), Array.from('0123456789', (n) => `alias${n}`)],
    ['ten times one', Array(10).fill('abc'), ['abc']],
  ])('has its aliases: %s', async (_, aliases, expected) => {
    const { body } = await create('c1', { account: { ...account, aliases } });
    expect(body.account.aliases).toEqual(expected.map((alias) => ({ alias, status: 'ACTIVE' })));
    expect((await readAccount('a1')).body.aliases).toEqual(body.account.aliases);
  });

  it('has an alias for an id that is shorter than an alias may be', async () => {
    const { body } = await create('c1', { account: { id: 'a', name: 'Account' } });
    expect(body.account.aliases).toEqual([{ alias: 'a', status: 'ACTIVE' }]);
  });

  it('has the base currency when none is named', async () => {
    expect((await create('c1', { account })).body.account.invoiceCurrency).toBe('USD');
  });
});

describe('the page’s example pair: account identity generated', async () => {
  const generated = await sandbox({ accountIdentity: 'generated' });
  beforeEach(generated.reset);

  it('responds to the documented request as documented, but for the generated id', async () => {
    const { status, body } = await generated.api.post('/customers').send(documentedRequest);
    const { id } = body.account;
    expect(status).toBe(201);
    expect(id).toMatch(ulid);
    expect(body).toEqual({
      ...documentedRequest,
      account: {
        id,
        name: 'ACME Enterprise - Account',
        invoiceCurrency: 'USD',
        status: 'ACTIVE',
        aliases: [{ alias: id, status: 'ACTIVE' }],
        settings: documentedRequest.account.settings,
      },
    });
  });

  it('gives the account neither the id nor the aliases of the request', async () => {
    const { body } = await generated.api.post('/customers').send(documentedRequest);
    for (const name of ['ACC00001', 'acme_primary', 'admin@example.com']) {
      expectError(await generated.api.get(`/accounts/${name}`), 404);
    }
    for (const name of [body.account.id, documentedRequest.id]) {
      const found = await generated.api.get(`/accounts/${name}`);
      expect(found.body).toEqual({ ...body.account, customerId: documentedRequest.id });
    }
  });

  it('honours currency, settings, address and metadata', async () => {
    const honoured = {
      invoiceCurrency: 'EUR',
      settings: [setting],
      address: { line1: '1 Road' },
      metadata: { a: '1' },
    };
    const account = { id: 'a1', name: 'Account', netTermDays: 3, aliases: [], ...honoured };
    const { body } = await generated.api.post('/customers').send({ ...minimalCustomer('c1'), account });
    expect(body.account).toEqual({
      id: expect.stringMatching(ulid),
      name: 'Customer c1 - Account',
      status: 'ACTIVE',
      aliases: [{ alias: body.account.id, status: 'ACTIVE' }],
      ...honoured,
    });
  });

  it('lets two customers ask for one account id, as neither gets it', async () => {
    for (const id of ['c1', 'c2']) {
      const { status } = await generated.api.post('/customers').send({ ...documentedRequest, id });
      expect(status).toBe(201);
    }
  });

  it('still holds the request to the contract', async () => {
    const response = await generated.api.post('/customers').send({ ...minimalCustomer('c1'), account: {} });
    expectError(response, 400, '/account/id is required');
  });

  it('generates an account for a request without one', async () => {
    const { body } = await generated.api.post('/customers').send(minimalCustomer('c1'));
    expect(body.account).toMatchObject({ name: 'Customer c1 - Account', invoiceCurrency: 'USD' });
  });

  it('is for POST /customers only', async () => {
    await generated.api.post('/customers').send(minimalCustomer('c1'));
    const account = { ...minimalAccount('a1', 'c1'), aliases: ['first'] };
    const { body } = await generated.api.post('/accounts').send(account);
    expect(body).toMatchObject({ id: 'a1', name: 'Account a1', aliases: [{ alias: 'first' }] });
  });
});

describe('the base currency', async () => {
  const euros = await sandbox({ baseCurrency: 'EUR' });
  beforeEach(euros.reset);

  it.each([
    ['a generated account', undefined, 'EUR'],
    ['an account that names none', { id: 'a1', name: 'Account' }, 'EUR'],
    ['not an account that names one', { id: 'a1', name: 'Account', invoiceCurrency: 'USD' }, 'USD'],
  ])('can be chosen, and is that of %s', async (_, account, currency) => {
    const { body } = await euros.api.post('/customers').send({ ...minimalCustomer('c1'), account });
    expect(body.account.invoiceCurrency).toBe(currency);
  });

  it('is that of an account added later', async () => {
    await euros.api.post('/customers').send(minimalCustomer('c1'));
    const { body } = await euros.api.post('/accounts').send(minimalAccount('a1', 'c1'));
    expect(body.invoiceCurrency).toBe('EUR');
  });
});

describe('billingAddress', () => {
  const { address } = documentedRequest;
  const backwards = Object.fromEntries(Object.entries(address).reverse());

  const cases: readonly (readonly [string, object, string])[] = [
    ['every line', address, '2281 Broadway Street, G-31, 29501, Florence, South Carolina, US'],
    [
      'lines sent in another order',
      backwards,
      '2281 Broadway Street, G-31, 29501, Florence, South Carolina, US',
    ],
    ['no line', {}, ''],
    ['a phone number alone', { phoneNumber: '1' }, ''],
    ['lines that are empty', { line1: '', line2: '', postalCode: '', city: '', state: '', country: '' }, ''],
    ['some lines', { state: 'SC', line2: 'G-31' }, 'G-31, SC'],
    ['an empty line between', { line1: 'a', line2: '', city: 'c', country: '' }, 'a, c'],
    ['a line with a comma', { line1: 'a, b', city: 'c' }, 'a, b, c'],
    ['1,000 characters', { line1: 'x'.repeat(1000) }, 'x'.repeat(1000)],
    ['1,001 characters', { line1: `${'x'.repeat(1000)}y` }, 'x'.repeat(1000)],
    ['1,000 in two lines', { line1: 'x'.repeat(996), country: 'US' }, `${'x'.repeat(996)}, US`],
    ['1,001 in two lines', { line1: 'x'.repeat(997), country: 'US' }, `${'x'.repeat(997)}, U`],
    ['a cut in the middle of a joint', { line1: 'x'.repeat(999), country: 'US' }, `${'x'.repeat(999)},`],
    ['1,000 emoji', { line1: '😀'.repeat(1000) }, '😀'.repeat(1000)],
    ['1,001 emoji', { line1: '😀'.repeat(1001) }, '😀'.repeat(1000)],
    ['an emoji at the cut', { line1: 'x'.repeat(999), city: '😀' }, `${'x'.repeat(999)},`],
    ['emoji out of step with UTF-16', { line1: `x${'😀'.repeat(1500)}` }, `x${'😀'.repeat(999)}`],
  ];

  it.each(cases)('is made of %s', async (_, sent, line) => {
    await create('c1', { address: sent });
    const { body } = await read('c1');
    expect(body).toMatchObject({ billingAddress: line, address: sent });
    expect((await api.get('/customers')).body.data).toEqual([body]);
  });

  it.each(cases)('follows a change to %s', async (_, sent, line) => {
    await create('c1', { address: { line1: 'before', phoneNumber: '2' } });
    const { body } = await api.patch('/customers/c1').send({ address: sent });
    expect(body).toMatchObject({ billingAddress: line });
    expect(body.address).toEqual(sent);
  });
});

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
