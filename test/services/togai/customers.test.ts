import { beforeEach, describe, expect, it } from 'vitest';
import { documentedRequest, minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { idsIn } from '../../support/pagination.ts';
import { sandbox } from '../../support/sandbox.ts';

const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const setting = { id: 's', value: 'v', namespace: 'USER', name: 'n', dataType: 'STRING' };

const { api, reset } = await sandbox();

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
