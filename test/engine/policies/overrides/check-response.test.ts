import { beforeAll, describe, expect, it } from 'vitest';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import type { TestSandbox } from '../../../support/sandbox.ts';

const Room = {
  type: 'object',
  required: ['number', 'beds'],
  properties: {
    number: { type: 'string' },
    beds: { type: 'integer', minimum: 1 },
    note: { type: 'string', nullable: true },
    colour: { type: 'string' },
  },
};
const either = {
  oneOf: [
    {
      type: 'object',
      required: ['card'],
      properties: { card: { type: 'string' } },
      additionalProperties: false,
    },
    {
      type: 'object',
      required: ['iban'],
      properties: { iban: { type: 'string' } },
      additionalProperties: false,
    },
  ],
};
const json = (schema: object, rest: object = {}) => ({
  description: 'x',
  content: { 'application/json': { schema, ...rest } },
});
const problem = json({ type: 'object', required: ['oops'], properties: { oops: { type: 'string' } } });

const document = {
  ...contractOf({
    '/rooms': {
      get: { operationId: 'listRooms', responses: { 200: json({ type: 'array', items: Room }) } },
      post: {
        operationId: 'bookRoom',
        responses: {
          200: {
            ...json(Room, { examples: { suite: { value: { number: '1', beds: 2 } }, bad: { value: {} } } }),
            headers: {
              'X-Limit': { required: true, schema: { type: 'integer' } },
              'X-Kind': { schema: { type: 'string', enum: ['a', 'b'] } },
            },
          },
          202: json({ type: 'object', required: ['job'], properties: { job: { type: 'string' } } }),
          409: problem,
        },
      },
      delete: { operationId: 'closeRooms', responses: { 204: { description: 'x' } } },
    },
    '/means': { get: { operationId: 'getMeans', responses: { 200: json(either) } } },
    '/label': {
      get: {
        operationId: 'getLabel',
        responses: {
          200: {
            description: 'x',
            content: {
              'application/json': { schema: Room },
              'application/xml': { schema: { ...Room, xml: { name: 'room' } } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
        },
      },
    },
  } as never),
};

let to: TestSandbox;
beforeAll(async () => {
  to = await contractSandbox(document);
});

async function add(override: object, api = to.api): Promise<readonly string[]> {
  const { status, body } = await api.post('/__admin/overrides').send(override);
  if (status === 201) return [];
  expect(status).toBe(400);
  return body.errors ?? [body.detail];
}

describe('the response of an override', () => {
  it.each<[string, object]>([
    ['a declared status', { operation: 'bookRoom', respond: { status: 409 } }],
    ['a failure that is not declared', { operation: 'bookRoom', respond: { status: 503 } }],
    [
      'a failure that is not declared, with a body',
      { operation: 'bookRoom', respond: { status: 503, body: [1] } },
    ],
    ['304', { operation: 'listRooms', respond: { status: 304 } }],
    ['204', { operation: 'closeRooms', respond: { status: 204 } }],
    ['a body', { operation: 'bookRoom', respond: { body: { number: '7', beds: 1 } } }],
    ['a body of another success', { operation: 'bookRoom', respond: { body: { job: 'j1' } } }],
    ['a patch', { operation: 'bookRoom', respond: { patch: { beds: 3 } } }],
    [
      'a patch of either alternative',
      { operation: 'getMeans', respond: { patch: { iban: 'x', card: null } } },
    ],
    ['a patch of the other one', { operation: 'getMeans', respond: { patch: { card: 'x', iban: null } } }],
    ['a patch of a failure', { operation: 'bookRoom', respond: { status: 409, patch: { oops: 'taken' } } }],
    ['a named example', { operation: 'bookRoom', respond: { example: 'suite' } }],
    ['the first example', { operation: 'bookRoom', respond: { example: true } }],
    [
      'headers',
      { operation: 'bookRoom', respond: { headers: { 'X-Limit': 5, 'x-kind': 'b', 'X-Mine': '!' } } },
    ],
    [
      'another media type',
      { operation: 'getLabel', respond: { body: 'a,b', headers: { 'content-type': 'text/csv' } } },
    ],
    ['a failure for every operation', { respond: { status: 500 } }],
    ['a delay for every operation', { respond: { delay: '1ms' } }],
    [
      'anything, unchecked',
      { operation: 'bookRoom', unchecked: true, respond: { status: 299, body: { beds: 0 } } },
    ],
  ])('may be %s', async (_what, override) => {
    expect(await add(override)).toEqual([]);
  });

  it.each<[string, object, readonly RegExp[]]>([
    [
      'a success that is not declared',
      { operation: 'bookRoom', respond: { status: 201 } },
      [/^\/respond\/status is 201, which is not declared: bookRoom has 200, 202 or 409/],
    ],
    [
      'a body that no success allows',
      { operation: 'bookRoom', respond: { body: { beds: 0 } } },
      [
        /^\/respond\/body must have required property 'number' \(the 200 of bookRoom\)/,
        /^\/respond\/body\/beds must be >= 1/,
      ],
    ],
    [
      'a body of another status',
      { operation: 'bookRoom', respond: [{ status: 409 }, { status: 409, body: { number: '1' } }] },
      [/^\/respond\/1\/body must have required property 'oops'/],
    ],
    [
      'a body with 204',
      { operation: 'closeRooms', respond: { status: 204, body: {} } },
      [/^\/respond\/body a 204 must/],
    ],
    [
      'a patch that leaves the contract',
      { operation: 'bookRoom', respond: { patch: { beds: 'two', number: null } } },
      [/^\/respond\/patch must have required property 'number'/, /^\/respond\/patch\/beds must be integer/],
    ],
    [
      'a patch of a list',
      { operation: 'listRooms', respond: { patch: { beds: 1 } } },
      [/^\/respond\/patch cannot be applied to the 200 of listRooms, which is no object/],
    ],
    [
      'an unknown example',
      { operation: 'bookRoom', respond: { example: 'sweet' } },
      [/^\/respond\/example cannot be used: .* no example "sweet": it has suite or bad/],
    ],
    [
      'an invalid example',
      { operation: 'bookRoom', respond: { example: 'bad' } },
      [/^\/respond\/example cannot be used/],
    ],
    ['no example', { operation: 'bookRoom', respond: { status: 409, example: true } }, [/no valid example/]],
    [
      'headers of other types',
      { operation: 'bookRoom', respond: { headers: { 'x-limit': 'many', 'X-Kind': 'c' } } },
      [/^\/respond\/headers\/x-limit must be integer/, /^\/respond\/headers\/X-Kind must be equal to one of/],
    ],
    [
      'a media type that is not declared',
      { operation: 'bookRoom', respond: { body: 'x', headers: { 'Content-Type': 'text/html' } } },
      [/^\/respond\/body the 200 of bookRoom is not declared as text\/html/],
    ],
    [
      'a success for every operation',
      { respond: { status: 204 } },
      [/listRooms has 200/, /bookRoom has/, /getMeans has/],
    ],
  ])('is refused for %s', async (_what, override, expected) => {
    const issues = await add(override);
    expect(issues).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(issues[index]).toMatch(pattern);
  });

  it('may not be an undeclared failure with --strict, unless it is unchecked', async () => {
    const { api } = await contractSandbox(document, { strict: true });
    const override = { operation: 'bookRoom', respond: { status: 503 } };
    expect(await add(override, api)).toEqual([
      expect.stringMatching(/^\/respond\/status is 503, which is not declared/),
    ]);
    expect(await add({ ...override, unchecked: true }, api)).toEqual([]);
  });
});

describe('an overridden response', () => {
  async function overridden(
    override: object,
    method: 'get' | 'post' | 'delete' | 'head',
    path: string,
    headers = {},
  ) {
    const { api, logged } = await contractSandbox(document);
    expect(await add(override, api)).toEqual([]);
    const response = await api[method](path).set(headers).buffer(true);
    expect(logged.failures).toEqual([]);
    return response;
  }

  it.each<[string, object, Parameters<typeof overridden>[1], string, object, object]>([
    [
      'its body',
      { respond: { body: { number: '7', beds: 1 } } },
      'post',
      '/rooms',
      {},
      { status: 200, body: { number: '7', beds: 1 } },
    ],
    [
      'the status of its body',
      { respond: { body: { job: 'j1' } } },
      'post',
      '/rooms',
      {},
      { status: 202, body: { job: 'j1' } },
    ],
    [
      'a null',
      { operation: 'bookRoom', respond: { body: null }, unchecked: true },
      'post',
      '/rooms',
      {},
      { status: 200, text: 'null' },
    ],
    [
      'no body with 204',
      { operation: 'closeRooms', respond: { status: 204 } },
      'delete',
      '/rooms',
      {},
      { status: 204, text: '' },
    ],
    [
      'no body with 304',
      { operation: 'listRooms', respond: { status: 304 } },
      'get',
      '/rooms',
      {},
      { status: 304, text: '' },
    ],
    [
      'another format',
      { operation: 'getLabel', respond: { body: { number: '7', beds: 1 } } },
      'get',
      '/label',
      { Accept: 'application/xml' },
      { status: 200, type: 'application/xml', text: expect.stringContaining('<number>7</number>') },
    ],
    [
      'the format that its body has',
      { operation: 'getLabel', respond: { body: 'a,b' }, unchecked: false },
      'get',
      '/label',
      { Accept: 'application/json' },
      { status: 200, type: 'text/csv', text: 'a,b' },
    ],
    [
      'the format that it names',
      {
        operation: 'getLabel',
        respond: { status: 502, body: '<p>Bad', headers: { 'Content-Type': 'text/html' } },
      },
      'get',
      '/label',
      {},
      { status: 502, type: 'text/html', text: '<p>Bad' },
    ],
    [
      'the error shape of the contract',
      { operation: 'listRooms', respond: { status: 429 } },
      'get',
      '/rooms',
      {},
      {
        status: 429,
        body: { oops: expect.any(String) },
        headers: expect.objectContaining({ 'retry-after': '1' }),
      },
    ],
  ])('has %s', async (_what, override, method, path, headers, expected) => {
    const named = { operation: `${method} ${path}`, ...override };
    const response = await overridden(named, method, path, headers);
    expect(response).toMatchObject(expected);
    expect(response.headers['x-sandbox-reason']).toContain('override-1');
  });

  it('has no body for HEAD', async () => {
    const override = { operation: 'listRooms', respond: { body: [{ number: '7', beds: 1 }] } };
    const response = await overridden(override, 'head', '/rooms');
    expect([response.status, response.text ?? '']).toEqual([200, '']);
    expect(response.headers['content-length']).toBe(`${JSON.stringify([{ number: '7', beds: 1 }]).length}`);
  });

  it('has the headers that the contract requires, and its own', async () => {
    const override = {
      operation: 'bookRoom',
      respond: { body: { job: 'x' }, status: 200, headers: { 'x-kind': 'b' } },
    };
    const { headers } = await overridden({ ...override, unchecked: true }, 'post', '/rooms');
    expect(headers['x-limit']).toMatch(/^-?\d+$/);
    expect(headers).toMatchObject({
      'x-kind': 'b',
      'x-sandbox-reason': expect.stringContaining('not checked'),
    });
  });

  it.each<[string, object, object]>([
    ['sets properties', { colour: 'red' }, { colour: 'red' }],
    ['sets null where that is allowed', { note: null }, { note: null }],
  ])('%s by a patch', async (_what, patch, expected) => {
    const { body } = await overridden({ operation: 'bookRoom', respond: { patch } }, 'post', '/rooms');
    expect(body).toMatchObject({ number: expect.any(String), ...expected });
  });

  it('lacks what a patch deletes', async () => {
    const { api } = await contractSandbox(document);
    await add(
      { operation: 'bookRoom', respond: { example: 'suite', patch: { colour: null, beds: 4 } } },
      api,
    );
    expect((await api.post('/rooms')).body).toEqual({ number: '1', beds: 4 });
  });
});
