import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contractSandbox } from '../support/contract-sandbox.ts';
import { runs } from '../support/property-tests.ts';
import { arrayOf, objectOf, sketch } from '../support/small-contract.ts';

/** Properties of any type, and the names by which lists filter, sort, refer and page. */
const anything = {};
const thing = objectOf({
  id: anything,
  name: anything,
  tags: anything,
  owner: { type: 'object' },
  count: anything,
});
const order = objectOf({
  id: { type: 'string' },
  customerId: { oneOf: [{ type: 'string' }, { type: 'object' }] },
  lines: { type: 'array', items: objectOf({ id: anything, product_id: anything, quantity: anything }) },
  status: anything,
});
const person = objectOf({ id: { type: 'integer' }, email: anything, password: anything, name: anything });
const texts = {
  tags: { type: 'string' },
  owner: { type: 'string' },
  sort: { type: 'string' },
  q: { type: 'string' },
  fields: { type: 'string' },
};
const loose = { schema: { type: 'object' } };

const document = sketch(
  {
    'GET /things': { response: arrayOf('Thing'), query: { ...texts, filter: { type: 'object' } } },
    'POST /things': { request: 'Thing', response: 'Thing', status: 201 },
    'GET /things/{id}': { response: 'Thing' },
    'PUT /things/{id}': { request: 'Thing', response: 'Thing' },
    'DELETE /things/{id}': {},
    'POST /things/search': { request: loose.schema, response: arrayOf('Thing') },
    'POST /things/{id}/publish': { request: loose.schema, response: 'Thing' },
    'GET /customers': { response: arrayOf('Customer') },
    'POST /customers': {
      request: objectOf({ id: anything, name: anything }),
      response: 'Customer',
      status: 201,
    },
    'GET /customers/{customerId}/orders': {
      response: arrayOf('Order'),
      query: { status: { type: 'string' } },
    },
    'POST /customers/{customerId}/orders': { request: 'Order', response: 'Order', status: 201 },
    'GET /customers/{customerId}/orders/{id}': { response: 'Order' },
    'POST /customers/{customerId}/orders/{id}/lines': {
      request: objectOf({ product_id: anything, quantity: anything }),
      response: 'Order',
    },
    'DELETE /customers/{customerId}/orders/{id}/lines/{lineId}': { response: 'Order' },
    'POST /auth/register': { request: 'Person', response: 'Person', status: 201 },
    'POST /auth/login': {
      request: objectOf({ email: anything, password: anything }),
      response: objectOf({ token: 'string' }),
    },
    'GET /users': { response: arrayOf('Person') },
    'GET /users/me': { response: 'Person' },
    'PUT /users/me/password': { request: objectOf({ password: anything, new_password: anything }) },
    'POST /echo': { request: anything, response: anything },
  },
  { Thing: thing, Order: order, Person: person, Customer: objectOf({ id: 'string', name: anything }) },
  '3.1.0',
);
const patches: Readonly<Record<string, string>> = {
  '/things/a': 'application/merge-patch+json',
  '/customers/c/orders/o': 'application/json-patch+json',
};
Object.assign(Object(document.paths['/things/{id}']), {
  patch: {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: {
      content: { 'application/merge-patch+json': loose, 'application/json-patch+json': { schema: {} } },
    },
    responses: {
      200: {
        description: 'x',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
      },
    },
  },
});

/** Names that code likes to read of an object, whoever sent it. */
const names = [
  'id',
  'name',
  'toString',
  'valueOf',
  'toJSON',
  'constructor',
  '__proto__',
  'length',
  'then',
  'hasOwnProperty',
  'op',
  'path',
  'value',
  'items',
  'email',
  'quantity',
  'product_id',
  'password',
  '',
];
const scalars = fc.oneof(
  fc.constantFrom<unknown>(0, 1, -1, 1.5, '', 'a', '0', '/id', 'add', 'replace', 'test', true, false, null),
  fc.string({ maxLength: 4 }),
);
const { value: json } = fc.letrec<{ value: unknown; object: unknown; list: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalars, tie('object'), tie('list')),
  object: fc
    .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
  list: fc.array(tie('value'), { maxLength: 3 }),
}));
const bodyOf = (...properties: readonly string[]) =>
  fc.oneof(json, fc.dictionary(fc.constantFrom(...properties), json, { maxKeys: properties.length }));
const patch = fc.array(
  fc.record(
    {
      op: fc.oneof(fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'), json),
      path: fc.oneof(
        fc.constantFrom('', '/id', '/tags', '/tags/0', '/owner/toString', '/__proto__/x', '/constructor'),
        json,
      ),
      value: json,
    },
    { requiredKeys: [] },
  ),
  { maxLength: 3 },
);

/** One request: method, path, body. */
const request = fc.oneof(
  fc.tuple(fc.constant('post'), fc.constant('/things'), bodyOf('id', 'name', 'tags', 'owner', 'count')),
  fc.tuple(fc.constant('put'), fc.constant('/things/a'), bodyOf('id', 'name', 'tags', 'owner', 'count')),
  fc.tuple(fc.constant('patch'), fc.constant('/things/a'), bodyOf('id', 'name', 'tags', 'owner')),
  fc.tuple(fc.constant('patch-list'), fc.constant('/things/a'), patch),
  fc.tuple(fc.constant('post'), fc.constantFrom('/things/search', '/things/a/publish', '/echo'), json),
  fc.tuple(fc.constant('post'), fc.constant('/customers'), bodyOf('id', 'name')),
  fc.tuple(
    fc.constant('post'),
    fc.constantFrom('/customers/c/orders', '/customers/0/orders'),
    bodyOf('customerId', 'lines', 'status'),
  ),
  fc.tuple(fc.constant('post'), fc.constant('/customers/c/orders/o/lines'), bodyOf('product_id', 'quantity')),
  fc.tuple(
    fc.constant('delete'),
    fc.constantFrom('/customers/c/orders/o/lines/a', '/customers/c/orders/o/lines/0'),
    fc.constant(undefined),
  ),
  fc.tuple(
    fc.constantFrom('post'),
    fc.constantFrom('/auth/register', '/auth/login'),
    bodyOf('email', 'password', 'name'),
  ),
  fc.tuple(fc.constant('put'), fc.constant('/users/me/password'), bodyOf('password', 'new_password')),
  fc.tuple(
    fc.constant('put'),
    fc.constant('/__admin/state'),
    fc.oneof(
      json,
      fc.record({
        collections: fc.dictionary(
          fc.constantFrom('things', 'customers', 'customers/orders', 'users', '__proto__'),
          fc.oneof(
            json,
            fc.array(
              fc.oneof(
                bodyOf('id', 'within', 'item', 'key', 'customerId'),
                fc.record({ id: json, within: json, item: json }, { requiredKeys: [] }),
              ),
              { maxLength: 3 },
            ),
          ),
        ),
      }),
    ),
  ),
  fc.tuple(fc.constant('put'), fc.constant('/__admin/clock'), json),
);

/** What whoever comes next reads: a row that was stored must not fail it. */
const reads = [
  '/things',
  '/things?tags=a',
  '/things?owner=a',
  '/things?sort=tags',
  '/things?sort=-owner,name',
  '/things?q=a',
  '/things?fields=id,owner',
  '/things?filter[toString]=a',
  '/things/a',
  '/customers',
  '/customers/c/orders?status=a',
  '/customers/c/orders/o',
  '/users',
  '/users/me',
  '/__admin/state',
];

it('no JSON value in any body, patch or import makes a request fail in the sandbox, then or later', async () => {
  const { api, logged } = await contractSandbox(document);
  const statusOf = async (method: string, path: string, body?: unknown) => {
    const type =
      method === 'patch-list'
        ? 'application/json-patch+json'
        : method === 'patch'
          ? patches[path]
          : undefined;
    const sent = api[method === 'patch-list' ? 'patch' : (method as 'post')](path).type(type ?? 'json');
    const response = await (body === undefined ? sent : sent.send(JSON.stringify(body)));
    return { status: response.status, reason: response.headers['x-sandbox-reason'] };
  };
  const start = async () => {
    await api.post('/__admin/reset');
    await statusOf('post', '/things', { id: 'a', name: 'b', tags: ['x'], owner: { id: 'o' } });
    await statusOf('post', '/customers', { id: 'c' });
    await statusOf('put', '/__admin/state', {
      collections: {
        things: [{ id: 'a' }],
        customers: [{ id: 'c' }],
        'customers/orders': [{ id: 'o', within: { customerId: 'c' }, item: { id: 'o', lines: [] } }],
      },
    });
  };
  await start();
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 6 }), async (requests) => {
      await start();
      for (const [method, path, body] of requests) {
        const { status, reason } = await statusOf(method, path, body);
        expect({ method, path, body, reason, isOurs: status >= 500 }).toMatchObject({ isOurs: false });
      }
      for (const path of reads) {
        const { status, reason } = await statusOf('get', path);
        expect({ path, reason, isOurs: status >= 500 }).toMatchObject({ isOurs: false });
      }
      expect(logged.failures.splice(0)).toEqual([]);
    }),
    { numRuns: runs(40) },
  );
}, 120_000);
