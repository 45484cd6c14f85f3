import { beforeEach, describe, expect, it } from 'vitest';
import { documentedRequest, minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError, maxMessageLength } from '../../support/error-expectation.ts';
import { sandbox } from '../../support/sandbox.ts';

const { api, reset } = await sandbox();

beforeEach(async () => {
  await reset();
  await api.post('/customers').send(documentedRequest);
});

const minimal = minimalCustomer('c1');

const create = (body: object) => api.post('/customers').send(body);

/** The issues in a message, and how many it says that it omits. */
function issuesIn(message: string): { issues: readonly string[]; omitted: number } {
  const [, issues = '', omitted = '0'] = /^(.*?)(?: \(and (\d+) more\))?$/s.exec(message) ?? [];
  return { issues: issues.split('; '), omitted: Number(omitted) };
}

describe('an invalid body', () => {
  const setting = { id: 's', value: 'v', namespace: 'USER', name: 'n', dataType: 'STRING' };

  it.each([
    ['a missing property', { name: undefined }, '/name is required'],
    [
      'a missing property further in',
      { settings: [{ ...setting, id: undefined }] },
      '/settings/0/id is required',
    ],
    ['a number for a string', { primaryEmail: 5 }, '/primaryEmail must be string'],
    ['null for a string', { primaryEmail: null }, '/primaryEmail must be string'],
    ['a string that is too short', { name: 'ab' }, '/name must NOT have fewer than 3 characters'],
    ['a string that is too long', { name: 'x'.repeat(256) }, '/name must NOT have more than 255 characters'],
    ['an array for an object', { address: [] }, '/address must be object'],
    ['an object for an array', { settings: {} }, '/settings must be array'],
    [
      'an array that is too long',
      { settings: Array(11).fill(setting) },
      '/settings must NOT have more than 10 items',
    ],
    ['a boolean for a string further in', { address: { city: false } }, '/address/city must be string'],
    ['an item of an array', { settings: [setting, 'x'] }, '/settings/1 must be object'],
    [
      'a value not in an enum',
      { settings: [{ ...setting, dataType: 'X' }] },
      '/settings/0/dataType must be equal to one of',
    ],
    [
      'a property of a map',
      { account: { id: 'a', name: 'abc', metadata: { k: 1 } } },
      '/account/metadata/k must be string',
    ],
    [
      'a string for a number',
      { account: { id: 'a', name: 'abc', netTermDays: '1' } },
      '/account/netTermDays must be integer',
    ],
  ])('is reported with its JSON pointer: %s', async (_, change, issue) => {
    const response = await create({ ...minimal, ...change });
    expectError(response, 400, issue);
    expect(issuesIn(response.body.message)).toEqual({ issues: [response.body.message], omitted: 0 });
    expectError(await api.get('/customers/c1'), 404);
  });

  it.each([
    ['an array', []],
    ['a string', '"x"'],
    ['a number', '1'],
    ['null', 'null'],
    ['a boolean', 'true'],
  ])('may be invalid as a whole: %s', async (_, body) => {
    expectError(await api.post('/customers').type('json').send(body), 400, 'body must be object');
    expectError(await api.patch(`/customers/${documentedRequest.id}`).type('json').send(body), 400, 'object');
  });

  it.each([
    [{ zip: '1' }, '/zip'],
    [{ address: { zipCode: '1' } }, '/address/zipCode'],
    [{ settings: [{ ...setting, extra: 1 }] }, '/settings/0/extra'],
    [{ account: { id: 'a', name: 'abc', extra: {} } }, '/account/extra'],
    [{ 'two words': 1 }, '/two words'],
    [{ é: 1 }, '/é'],
    [{ '😀': 1 }, '/😀'],
    [{ constructor: 1 }, '/constructor'],
    [{ body: 1 }, '/body'],
    [{ 'a.b': 1 }, '/a.b'],
    [{ "a'b": 1 }, "/a'b"],
    [{ 'a"b[0]': 1 }, '/a"b[0]'],
    [{ 'a b%2Fc': 1 }, '/a b%2Fc'],
    [{ 'a; b': 1 }, '/a; b'],
    [{ 'a\\b': 1 }, '/a\\b'],
    [{ address: { '': 1 } }, '/address/'],
    [{ 'a/b': 1 }, '/a~1b'],
    [{ 'a~b': 1 }, '/a~0b'],
    [{ address: { '~/': 1 } }, '/address/~0~1'],
  ])('is reported with the name of an unknown property: %j', async (change, pointer) => {
    const response = await create({ ...minimal, ...change });
    expectError(response, 400);
    expect(response.body.message).toBe(`${pointer} is not allowed by the contract`);
  });

  it('is reported with the name of the property __proto__', async () => {
    const text = JSON.stringify(minimal).replace('{', '{"__proto__":{"polluted":true},');
    expectError(await api.post('/customers').type('json').send(text), 400, '/__proto__ ');
    expectError(await api.get('/customers/c1'), 404);
  });

  it.each([
    ['a/b', '/account/metadata/a~1b '],
    ['a~b', '/account/metadata/a~0b '],
    ['', '/account/metadata/ '],
  ])('is reported with an escaped pointer into a map: %j', async (name, pointer) => {
    const account = { id: 'a1', name: 'Account', metadata: { [name]: 1 } };
    expectError(await create({ ...minimal, account }), 400, pointer);
  });
});

describe('several issues', () => {
  it.each([
    [{}, ['/id ', '/name ', '/primaryEmail ', '/address ']],
    [{ ...minimal, name: 1, primaryEmail: 2, extra: 3 }, ['/name ', '/primaryEmail ', '/extra ']],
    [
      { ...minimal, address: { line1: 1, zip: 2 }, account: {} },
      ['/address/line1 ', '/address/zip ', '/account/id ', '/account/name '],
    ],
    [
      { ...minimal, settings: [{}, 1] },
      [
        '/settings/0/id ',
        '/settings/0/value ',
        '/settings/0/namespace ',
        '/settings/0/name ',
        '/settings/0/dataType ',
        '/settings/1 ',
      ],
    ],
  ])('are all reported: %j', async (body, pointers) => {
    const response = await create(body);
    expectError(response, 400);
    const { issues, omitted } = issuesIn(response.body.message);
    expect(omitted).toBe(0);
    expect(issues).toHaveLength(pointers.length);
    for (const pointer of pointers) {
      expect(issues.filter((issue) => issue.startsWith(pointer))).toHaveLength(1);
    }
  });

  it('of query and body are reported at once', async () => {
    const response = await api.post('/customers?page=1&size=2').send({ ...minimal, name: 1 });
    for (const location of ['page ', 'size ', '/name ']) expectError(response, 400, location);
  });

  it('of path, query and body are reported at once', async () => {
    const response = await api.patch(`/customers/${'x'.repeat(51)}?page=1`).send({ name: 1, extra: 2 });
    for (const location of ['customer_id ', 'page ', '/name ', '/extra '])
      expectError(response, 400, location);
  });

  it('of all query parameters are reported at once', async () => {
    const response = await api.get('/customers?pageSize=0&nextToken=&page=1');
    for (const name of ['pageSize ', 'nextToken ', 'page ']) expectError(response, 400, name);
  });

  it.each([8, 9, 10, 11, 12, 50, 100])(
    'that have no room in the message are counted: %i unknown properties',
    async (count) => {
      const names = Array.from({ length: count }, (_, n) => `unknown${n}`);
      const response = await create({ ...minimal, ...Object.fromEntries(names.map((name) => [name, 1])) });
      expectError(response, 400);
      const { issues, omitted } = issuesIn(response.body.message);
      expect(issues.length + omitted).toBe(count);
      expect(issues).toEqual(
        names.slice(0, issues.length).map((name) => `/${name} is not allowed by the contract`),
      );
      const [first = ''] = issues;
      const isFull = [...response.body.message].length + first.length > maxMessageLength - 30;
      expect(omitted === 0 || isFull).toBe(true);
    },
  );

  it.each(['x'.repeat(1000), '😀'.repeat(1000)])('that have no room at all are cut: %s', async (name) => {
    const alone = await create({ ...minimal, [name]: 1 });
    expectError(alone, 400, /^\/(x|😀){100}/u);
    expect(alone.body.message.isWellFormed()).toBe(true);
    const beside = await create({ ...minimal, [name]: 1, address: { other: 1 } });
    expectError(beside, 400, /\(and 1 more\)$/);
    expect(beside.body.message.isWellFormed()).toBe(true);
  });
});

describe('a query parameter', () => {
  const paths = ['/customers', '/accounts', `/customers/${documentedRequest.id}`, '/accounts/ACC00001'];

  it.each(paths.flatMap((path) => ['page', 'PageSize', 'limit', '_x', 'x__'].map((name) => [path, name])))(
    'that is not declared is rejected: %s?%s',
    async (path, name) => {
      expectError(await api.get(`${path}?${name}=1`), 400, name);
      expectError(await api.get(`${path}?${name}`), 400, name);
      expectError(await api.get(`${path}?__y=1&${name}=`), 400, name);
    },
  );

  it.each(['/customers', '/accounts'])('declared for GET is unknown for POST: %s', async (path) => {
    expectError(await api.post(`${path}?pageSize=1`).send(minimal), 400, 'pageSize');
  });

  it.each([
    ['post', '/customers', minimal],
    ['patch', `/customers/${documentedRequest.id}`, {}],
    ['delete', `/customers/${documentedRequest.id}`, undefined],
    ['post', '/accounts', minimalAccount('a1', documentedRequest.id)],
    ['patch', '/accounts/ACC00001', {}],
    ['delete', '/accounts/ACC00001', undefined],
    ['post', '/accounts/ACC00001/add_aliases', { aliases: ['new'] }],
    ['post', '/accounts/ACC00001/remove_aliases', { aliases: ['acme_primary'] }],
  ] as const)(
    'that is not declared is rejected, and nothing is changed: %s %s',
    async (method, path, body) => {
      const before = await api.get('/__admin/state');
      expectError(await api[method](`${path}?dryRun=1`).send(body), 400, 'dryRun');
      expect((await api.get('/__admin/state')).body).toEqual(before.body);
      expect((await api[method](`${path}?__dryRun=1`).send(body)).status).toBeLessThan(300);
    },
  );

  it.each(
    paths.flatMap((path) =>
      ['__x', '__', '__x=', '__x=1&__y=2', '__page[a]=1', '%5F%5Fx=%20', '___'].map((query) => [path, query]),
    ),
  )('that begins with __ is accepted: %s?%s', async (path, query) => {
    const plain = await api.get(path);
    const { status, body } = await api.get(`${path}?${query}`);
    expect({ status, body }).toEqual({ status: 200, body: plain.body });
  });

  it('beside one that begins with __ is still used', async () => {
    const { body } = await api.get('/customers?__x=1&pageSize=7&__y=2');
    expect(body.context.pageSize).toBe(7);
  });

  it.each([
    'pageSize=1&pageSize=2',
    'pageSize[]=1',
    'pageSize[a]=1',
    'nextToken[]=a',
    'nextToken=a&nextToken=b',
    'toString=1',
    '__proto__[x]=1&constructor=1',
    'hasOwnProperty=1',
    'é=1',
    '=1',
    'a.b=1',
    'a[b]=1',
    `${'x'.repeat(2000)}=1`,
  ])('with an unusual form is rejected: %s', async (query) => {
    expectError(await api.get(`/customers?${encodeURI(query)}`), 400);
  });
});

describe('a lone surrogate', () => {
  const lone = ['\\ud800', '\\udfff', '\\ud83d', '\\ude00\\ud83d', '\\ud83dx'];
  const customer = (text: string) => `{"id":"c1","name":"abc","primaryEmail":"","address":{},${text}}`;

  it.each(lone)('is rejected in any string: %s', async (text) => {
    for (const [body, pointer] of [
      [customer(`"name":"abc${text}"`), '/name '],
      [`{"id":"${text}","name":"abc","primaryEmail":"","address":{}}`, '/id '],
      [customer(`"address":{"line1":"${text}"}`), '/address/line1 '],
      [
        customer(`"settings":[{"id":"s","value":"${text}","namespace":"","name":"","dataType":"STRING"}]`),
        '/settings/0/value ',
      ],
      [customer(`"account":{"id":"a1","name":"abc","metadata":{"a":"${text}"}}`), '/account/metadata/a '],
      [customer(`"account":{"id":"a1","name":"abc","metadata":{"${text}":"a"}}`), '/account/metadata/'],
      [customer(`"account":{"id":"a1","name":"abc","aliases":["abc","${text}xx"]}`), '/account/aliases/1 '],
      [customer(`"${text}":1`), 'surrogate'],
    ] as const) {
      const response = await api.post('/customers').type('json').send(body);
      expectError(response, 400, pointer);
      expect(response.body.message.isWellFormed()).toBe(true);
    }
    expectError(await api.get('/customers/c1'), 404);
  });

  it.each(lone)('is rejected in every body: %s', async (text) => {
    for (const [method, path, body] of [
      ['patch', `/customers/${documentedRequest.id}`, `{"name":"abc${text}"}`],
      ['post', '/accounts', `{"id":"${text}","name":"abc","customerId":"${documentedRequest.id}"}`],
      ['patch', '/accounts/ACC00001', `{"metadata":{"${text}":"x"}}`],
      ['post', '/accounts/ACC00001/add_aliases', `{"aliases":["abc${text}"]}`],
      ['post', '/accounts/ACC00001/remove_aliases', `{"aliases":["abc${text}"]}`],
    ] as const) {
      expectError(await api[method](path).type('json').send(body), 400, 'surrogate');
    }
  });

  it('differs from a surrogate pair, which is accepted', async () => {
    const body = customer('"name":"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00"');
    expect((await api.post('/customers').type('json').send(body)).status).toBe(201);
    expect((await api.get('/customers/c1')).body.name).toBe('😀😀😀');
  });
});

describe('a body with very many issues', () => {
  const many = (count: number) => Array.from({ length: count });

  it.each([
    [
      'properties',
      { ...minimal, ...Object.fromEntries(many(49_900).map((_, i) => [`p${i}`, 1])) },
      /\(and more than \d+ more\)$/,
    ],
    ['items', { ...minimal, settings: many(200_000).fill(1) }, /must NOT have more than 10 items/],
    [
      'items behind a reference',
      { ...minimal, account: { aliases: many(200_000).fill('x') } },
      /\/account\/aliases\/0 .+ \(and \d+ more\)$/,
    ],
    [
      'properties without a name',
      { ...minimal, settings: many(50_000).fill({ '': 1 }) },
      /\(and \d+ more\)$/,
    ],
  ])('is rejected within the time limit of a test: %s', async (_, body, expected) => {
    const response = await create(body);
    expectError(response, 400);
    expect(response.body.message).toMatch(expected);
  });
});
