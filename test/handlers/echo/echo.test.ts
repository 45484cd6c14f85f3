import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

/** The body of a response to one operation without state. */
async function responseTo(
  name: string,
  declared: OperationSketch,
  { path = name.split(' ')[1] ?? '', body }: { path?: string; body?: unknown } = {},
  schemas: Readonly<Record<string, Schema>> = {},
): Promise<unknown> {
  const { api, logged } = await contractSandbox(sketch({ [name]: declared }, schemas));
  const [method = ''] = name.split(' ');
  const sent = api[method.toLowerCase() as 'post'](path);
  const response = await (body === undefined ? sent : sent.send(body as object));
  expect([response.status >= 300 ? response.text : '', ...logged.failures]).toEqual(['']);
  return response.body;
}

const quote = { 'currency!': { type: 'string', enum: ['EUR', 'USD', 'GBP'] }, 'amount!': 'number' } as const;
const contact = objectOf({ 'email!': 'string', message: 'string' });

describe('an operation without state shows what it was sent', () => {
  it.each<[string, string, OperationSketch, { path?: string; body?: unknown }, unknown]>([
    [
      'whatever it is, where the response leaves it open',
      'GET /sums',
      { query: { all: { type: 'string' }, n: { type: 'integer' } }, response: objectOf({ all: {}, n: {} }) },
      { path: '/sums?all=a.b&n=5' },
      { all: 'a.b', n: 5 },
    ],
    [
      'days and times, one and several, in the form that is shown',
      'POST /plan',
      {
        request: objectOf({
          day: { type: 'string', format: 'date' },
          time: { type: 'string', format: 'date-time' },
          tag: 'string',
          names: { type: 'array', items: { type: 'string' } },
        }),
        response: objectOf({
          'day!': { type: 'string', format: 'date-time' },
          'time!': { type: 'string', format: 'date' },
          'tag!': { type: 'array', items: { type: 'string' } },
          'names!': 'string',
        }),
      },
      { body: { day: '2024-01-02', time: '2024-03-04T05:06:07Z', tag: 'a', names: ['b'] } },
      { day: '2024-01-02T00:00:00Z', time: '2024-03-04', tag: ['a'], names: 'b' },
    ],
    [
      'properties of the same name',
      'POST /quote',
      { request: objectOf(quote), response: objectOf({ ...quote, 'fee!': 'number' }) },
      { body: { currency: 'USD', amount: 12 } },
      { currency: 'USD', amount: 12, fee: expect.any(Number) },
    ],
    [
      'a request of the same schema',
      'POST /contact',
      { request: contact, response: contact },
      { body: { email: 'a@b.test', message: 'hi' } },
      { email: 'a@b.test', message: 'hi' },
    ],
    [
      'names in another style',
      'POST /greet',
      { request: objectOf({ full_name: 'string' }), response: objectOf({ 'fullName!': 'string' }) },
      { body: { full_name: 'Ann Lee' } },
      { fullName: 'Ann Lee' },
    ],
    [
      'over the example',
      'POST /rent',
      {
        request: objectOf({ days: 'integer' }),
        response: objectOf({ days: 'integer', car: 'string' }),
        example: { days: 1, car: 'Beetle' },
      },
      { body: { days: 3 } },
      { days: 3, car: 'Beetle' },
    ],
    [
      'a number for its digits, and digits for a number',
      'POST /count',
      {
        request: objectOf({ a: 'integer', b: 'string' }),
        response: objectOf({ 'a!': 'string', 'b!': 'integer' }),
      },
      { body: { a: 5, b: '7' } },
      { a: '5', b: 7 },
    ],
    [
      'nothing that would not be valid',
      'POST /mark',
      {
        request: objectOf({ grade: 'integer', by: 'string' }),
        response: objectOf({ 'grade!': { type: 'integer', maximum: 6, minimum: 6 }, 'by!': 'string' }),
      },
      { body: { grade: 9, by: 'Bo' } },
      { grade: 6, by: 'Bo' },
    ],
    [
      'lists and objects within',
      'POST /basket',
      {
        request: objectOf({
          lines: { type: 'array', items: objectOf({ sku: 'string', n: 'integer' }) },
          to: objectOf({ city: 'string' }),
        }),
        response: objectOf({
          'lines!': {
            type: 'array',
            items: objectOf({ 'sku!': 'string', n: 'integer', 'price!': 'number' }),
          },
          'to!': objectOf({ 'city!': 'string', 'zip!': 'string' }),
        }),
      },
      { body: { lines: [{ sku: 'x', n: 2 }, { sku: 'y' }], to: { city: 'Oslo' } } },
      {
        lines: [
          { sku: 'x', n: 2, price: expect.any(Number) },
          expect.objectContaining({ sku: 'y', price: expect.any(Number) }),
        ],
        to: { city: 'Oslo', zip: expect.any(String) },
      },
    ],
    [
      'a list for a list',
      'POST /batch',
      { request: { type: 'array', items: contact }, response: { type: 'array', items: contact } },
      { body: [{ email: 'a@b.test' }, { email: 'c@d.test' }] },
      [expect.objectContaining({ email: 'a@b.test' }), expect.objectContaining({ email: 'c@d.test' })],
    ],
    [
      'all of it where the response admits any object',
      'POST /events/{id}',
      { request: { type: 'object' }, response: { type: 'object' } },
      { path: '/events/e1', body: { kind: 'click', at: { x: 1 } } },
      { id: 'e1', kind: 'click', at: { x: 1 } },
    ],
    [
      'with totals that follow from the lines that were sent',
      'POST /checkout',
      {
        request: objectOf({
          lines: { type: 'array', items: objectOf({ sku: 'string', price: 'number', quantity: 'integer' }) },
        }),
        response: objectOf({
          'lines!': {
            type: 'array',
            items: objectOf({ sku: 'string', price: 'number', quantity: 'integer' }),
          },
          'lines_count!': 'integer',
          'total!': 'number',
          'state!': { type: 'string', enum: ['shipped', 'cancelled', 'pending'] },
        }),
      },
      {
        body: {
          lines: [
            { sku: 'a', price: 2.5, quantity: 2 },
            { sku: 'b', price: 1, quantity: 1 },
          ],
        },
      },
      expect.objectContaining({ total: 6, lines_count: 2, state: 'pending' }),
    ],
    [
      'the query of a calculation',
      'GET /convert',
      {
        query: { from: { type: 'string' }, amount: { type: 'number' } },
        response: objectOf({ 'from!': 'string', 'amount!': 'number', 'result!': 'number' }),
      },
      { path: '/convert?from=EUR&amount=3' },
      { from: 'EUR', amount: 3, result: expect.any(Number) },
    ],
  ])('%s', async (_, operation, declared, sent, expected) => {
    expect(await responseTo(operation, declared, sent)).toEqual(expected);
  });
});

describe('wrappers on both sides', () => {
  const hook = objectOf({ 'id!': 'string', 'name!': 'string' });
  it.each<[string, Schema, unknown, Schema, unknown]>([
    [
      'none, one',
      objectOf({ name: 'string' }),
      { name: 'n' },
      objectOf({ 'data!': hook }),
      { data: { id: 'h1', name: 'n' } },
    ],
    [
      'one, two',
      objectOf({ hook: objectOf({ name: 'string' }) }),
      { hook: { name: 'n' } },
      objectOf({ 'data!': objectOf({ 'hook!': hook }) }),
      { data: { hook: { id: 'h1', name: 'n' } } },
    ],
    [
      'JSON:API, none',
      objectOf({ data: objectOf({ type: 'string', attributes: objectOf({ name: 'string' }) }) }),
      { data: { type: 'hooks', attributes: { name: 'n' } } },
      hook,
      { id: 'h1', name: 'n' },
    ],
    [
      'none, JSON:API',
      objectOf({ name: 'string' }),
      { name: 'n' },
      objectOf({ 'data!': objectOf({ 'id!': 'string', 'attributes!': objectOf({ 'name!': 'string' }) }) }),
      { data: { id: 'h1', attributes: { name: 'n' } } },
    ],
    [
      'beside others',
      objectOf({ name: 'string' }),
      { name: 'n' },
      objectOf({ 'hook!': hook, 'meta!': objectOf({ 'at!': 'string' }) }),
      { hook: { id: 'h1', name: 'n' }, meta: { at: expect.any(String) } },
    ],
  ])('%s', async (_, request, body, response, expected) => {
    const sent = { path: '/hooks/h1', body };
    expect(await responseTo('PATCH /hooks/{id}', { request, response }, sent)).toEqual(expected);
  });
});

describe('what repeats what was sent, beside what became of it', () => {
  const address = objectOf({ street: 'string', city: 'string' });
  const made = { street: expect.any(String), city: expect.any(String) };
  const sent = { street: '4009 Marathon Blvd', city: 'Austin' };
  it.each<[name: string, inList: boolean]>([
    ['original_address', true],
    ['inputAddress', false],
    ['submitted', true],
  ])('is called so: %s', async (name, inList) => {
    const result = objectOf({ 'matched!': address, [`${name}!`]: address, 'valid!': 'boolean' });
    const listOf = (items: Schema): Schema => (inList ? { type: 'array', items } : items);
    const operation = { request: listOf(address), response: listOf(result) };
    const shown = { matched: made, [name]: sent, valid: expect.any(Boolean) };
    const body = inList ? [sent] : sent;
    const response = await responseTo('POST /addresses/validate', operation, { body });
    expect(response).toEqual(inList ? [shown] : shown);
    expect(JSON.stringify(response).match(/Austin/g)).toHaveLength(1);
  });
});

describe('the path', () => {
  it.each<[string, string, Schema, object]>([
    [
      '/orders/{id}/invoice',
      '/orders/7/invoice',
      objectOf({ 'id!': 'string', 'orderId!': 'string' }),
      { orderId: '7' },
    ],
    [
      '/accounts/{account_id}/wallet',
      '/accounts/ac2/wallet',
      objectOf({ 'id!': 'string', 'accountId!': 'string' }),
      { accountId: 'ac2' },
    ],
    ['/trips/{trip_uuid}', '/trips/t9', objectOf({ 'uuid!': 'string' }), { uuid: 't9' }],
    [
      '/orders/{id}/log',
      '/orders/7/log',
      { type: 'array', minItems: 1, items: objectOf({ 'id!': 'integer', 'order_id!': 'string' }) },
      [{ order_id: '7' }, { order_id: '7' }, { order_id: '7' }],
    ],
    [
      '/rooms/{room}/state',
      '/rooms/r1/state',
      objectOf({ 'state!': objectOf({ 'room!': 'string' }) }),
      { state: { room: 'r1' } },
    ],
  ])('%s names its values', async (template, path, response, expected) => {
    expect(await responseTo(`GET ${template}`, { response }, { path })).toMatchObject(expected);
  });

  it('is not the id of another thing in the response', async () => {
    const response = objectOf({
      'token!': 'string',
      'owner!': objectOf({ 'id!': { type: 'string', enum: ['o1', 's1'] } }),
    });
    const body = await responseTo(
      'GET /sessions/{id}',
      { response, example: { token: 't', owner: { id: 'o1' } } },
      { path: '/sessions/s1' },
    );
    expect(body).toEqual({ token: 't', owner: { id: 'o1' } });
  });
});

describe('of several forms', () => {
  const card = objectOf(
    { 'object!': { type: 'string', enum: ['card'] }, 'number!': 'string' },
    { additionalProperties: false },
  );
  const bank = objectOf(
    { 'object!': { type: 'string', enum: ['bank'] }, 'iban!': 'string' },
    { additionalProperties: false },
  );
  const payment = objectOf({ 'amount!': 'number', 'source!': { oneOf: [card, bank] } });

  it.each([
    [{ amount: 5, source: { object: 'bank', iban: 'DE1' } }],
    [{ amount: 6, source: { object: 'card', number: '42' } }],
  ])('the response has the one that was sent: %j', async (body) => {
    const example = { amount: 1, source: { object: 'card', number: '1' } };
    expect(await responseTo('POST /pay', { request: payment, response: payment, example }, { body })).toEqual(
      body,
    );
  });

  it('the example that agrees with what was sent counts', async () => {
    const schema = objectOf({ kind: 'string', gate: 'string' });
    const document = sketch({ 'POST /tickets': { request: objectOf({ kind: 'string' }), response: schema } });
    const operation = Object(document.paths['/tickets']).post;
    operation.responses[200].content['application/json'].examples = {
      general: { value: { kind: 'general', gate: 'A' } },
      event: { value: { kind: 'event', gate: 'B' } },
    };
    const { api } = await contractSandbox(document);
    expect((await api.post('/tickets').send({ kind: 'event' })).body).toEqual({ kind: 'event', gate: 'B' });
    expect((await api.post('/tickets').send({ kind: 'other' })).body).toEqual({ kind: 'other', gate: 'A' });
  });
});

describe('secrets', () => {
  it('are shown by no response', async () => {
    const schema = objectOf({ name: 'string', cvc: { type: 'string', writeOnly: true }, password: 'string' });
    const body = await responseTo(
      'POST /cards',
      { request: schema, response: schema, example: { name: 'x', cvc: '1' } },
      { body: { name: 'Ann', cvc: '123', password: 'pw' } },
    );
    expect(body).toEqual({ name: 'Ann' });
  });
});

describe('a file', () => {
  const file = objectOf({ file: { type: 'string', format: 'binary' } });
  it.each<[string, Schema, object]>([
    [
      'name, type and size',
      objectOf({ 'filename!': 'string', 'contentType!': 'string', 'size!': 'integer' }),
      { filename: 'cat.png', contentType: 'image/png', size: 3 },
    ],
    [
      'within a wrapper',
      objectOf({ 'data!': objectOf({ 'original_name!': 'string', 'bytes!': 'integer' }) }),
      { data: { original_name: 'cat.png', bytes: 3 } },
    ],
  ])('is described by its %s', async (_, response, expected) => {
    const document = sketch({ 'POST /products/{id}/image': { request: file, response } });
    const { requestBody } = Object(document.paths['/products/{id}/image']).post;
    requestBody.content = { 'multipart/form-data': requestBody.content['application/json'] };
    const { api } = await contractSandbox(document);
    const response1 = await api
      .post('/products/1/image')
      .attach('file', Buffer.from('abc'), { filename: 'cat.png', contentType: 'image/png' });
    expect(response1.body).toEqual(expected);
  });
});

it('a second request with the same input has the same response', async () => {
  const document = sketch({
    'POST /quote': { request: objectOf(quote), response: objectOf({ ...quote, 'fee!': 'number' }) },
  });
  const { api } = await contractSandbox(document);
  const send = async () => (await api.post('/quote').send({ currency: 'GBP', amount: 1 })).body;
  expect(await send()).toEqual(await send());
});

it('a write without state shows what a read of the same path shows, but for what was sent', async () => {
  const hook = objectOf({ 'id!': 'string', 'name!': 'string', 'secret!': 'string' });
  const document = sketch(
    {
      'GET /hooks/{hook_id}': { response: 'Hook' },
      'PATCH /hooks/{hook_id}': { request: objectOf({ name: 'string' }), response: 'Hook' },
    },
    { Hook: hook },
  );
  const { api } = await contractSandbox(document);
  const read = (await api.get('/hooks/h1')).body;
  expect(read.id).toBe('h1');
  expect((await api.patch('/hooks/h1').send({ name: 'n' })).body).toEqual({ ...read, name: 'n' });
});

it('a write without state has its own media type, whatever a read of the same path has', async () => {
  const document = sketch({
    'GET /hooks/{hook_id}': { response: objectOf({ 'id!': 'string' }) },
    'PUT /hooks/{hook_id}': {
      request: objectOf({ name: 'string' }),
      response: objectOf({ 'id!': 'string' }),
      mediaType: 'application/vnd.hooks+json',
    },
  });
  const { api } = await contractSandbox(document);
  const sent = api.put('/hooks/h1').set('Content-Type', 'application/vnd.hooks+json');
  const { status, headers } = await sent.send(JSON.stringify({ name: 'n' }));
  expect([status, headers['content-type']]).toEqual([
    200,
    expect.stringMatching(/^application.vnd.hooks.json/),
  ]);
});

describe('a generated value of an operation without state', () => {
  it.each<[string, string, Readonly<Record<string, Schema | string>>, object]>([
    ['is as healthy as can be', 'GET /health', { 'ok!': 'boolean' }, { ok: true }],
    [
      'is no end, in the objects within too',
      'GET /status',
      { 'db!': objectOf({ 'status!': { type: 'string', enum: ['down', 'up'] } }) },
      { db: { status: 'up' } },
    ],
    [
      'counts nothing after a write',
      'POST /sweep',
      { 'deleted_count!': 'integer', 'success!': 'boolean' },
      { deleted_count: 0, success: true },
    ],
    [
      'is what the contract says, where it does',
      'GET /mode',
      { 'online!': { type: 'boolean', example: false } },
      { online: false },
    ],
    [
      'is what has come of a write that has no beginning',
      'PUT /vectors',
      { 'status!': { type: 'string', enum: ['acknowledged', 'completed', 'wait_timeout'] } },
      { status: 'completed' },
    ],
  ])('%s', async (_, operation, properties, expected) => {
    expect(await responseTo(operation, { response: objectOf(properties) })).toEqual(expected);
  });
});
