import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../src/index.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

type Responses = Record<string, object>;

/** One operation without state, `POST /things/{id}`, with the given responses. */
const responding = (responses: Responses, rest: object = {}) => {
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
  const post = { operationId: 'ask', parameters, responses };
  return { ...contractOf({ '/things/{id}': { post } } as never), ...rest };
};

const json = (media: object, rest: object = {}) => ({
  description: 'x',
  content: { 'application/json': media },
  ...rest,
});

const impossible = { type: 'string', minLength: 2, maxLength: 1 };
const point = { type: 'object', required: ['x'], properties: { x: { type: 'integer', minimum: 5 } } };
const issue = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'integer' }, message: { type: 'string' } },
};
const named = { bad: { value: { x: 1 } }, low: { value: { x: 5 } }, 'in the middle': { value: { x: 50 } } };

async function ask(
  responses: Responses,
  preference: string,
  rest: object = {},
  options: SandboxOptions = {},
) {
  const { api, logged } = await contractSandbox(responding(responses, rest), options);
  const response = await api.post('/things/a').set('Prefer', preference).redirects(0).buffer(true);
  expect(logged.failures).toEqual([]);
  const { status, text, headers } = response;
  const body: unknown = /json/.test(response.type) && text !== '' ? response.body : text;
  return { status, body, headers, applied: headers['preference-applied'] };
}

describe('a forced response', () => {
  it.each<[string, string, Responses, number, unknown]>([
    [
      'the first example that fits',
      'code=200',
      { 200: json({ examples: named, schema: point }) },
      200,
      { x: 5 },
    ],
    ['the named example', 'example="in the middle"', { 200: json({ examples: named }) }, 200, { x: 50 }],
    [
      'the named example of a status',
      'code=404, example=gone',
      { 200: json({ examples: named }), 404: json({ examples: { gone: { value: 'gone' } } }) },
      404,
      'gone',
    ],
    [
      'the named example of another media type',
      'example=csv',
      {
        200: {
          description: 'x',
          content: {
            'text/csv': { examples: { csv: { value: 'a,b' } } },
            'application/json': { examples: named },
          },
        },
      },
      200,
      'a,b',
    ],
    ['a generated value', 'code=200', { 200: json({ schema: point }) }, 200, { x: expect.any(Number) }],
    ['another success than the usual', 'code=202', { 200: {}, 202: json({ example: 1 }) }, 202, 1],
    ['a status of a class', 'code=299', { '2XX': json({ example: 1 }) }, 299, 1],
    ['a success by default', 'code=203', { default: json({ example: 1 }) }, 203, 1],
    [
      'an example that is null',
      'example=none',
      { 200: json({ examples: { none: { value: null } } }) },
      200,
      null,
    ],
    ['no body where none is declared', 'code=200, dynamic=true', { 200: { description: 'x' } }, 200, ''],
    ['no body with a 204', 'code=204', { 204: json({ example: 1 }) }, 204, ''],
    ['no body with a 304', 'code=304', { 200: {}, 304: json({ schema: point }) }, 304, ''],
    ['a redirect', 'code=302', { 200: {}, 302: { description: 'x' } }, 302, ''],
    [
      'an error that declares no content',
      'code=404',
      { 404: { description: 'x' } },
      404,
      expect.objectContaining({ status: 404, message: 'Not Found, as requested by code=404' }),
    ],
    [
      'the example of an error',
      'code=404',
      { 404: json({ schema: issue, example: { code: 4, message: 'nobody is here' } }) },
      404,
      { code: 4, message: 'nobody is here' },
    ],
    [
      'an error with a reason',
      'code=404',
      { 404: json({ schema: issue }) },
      404,
      { code: 404, message: 'Not Found, as requested by code=404' },
    ],
    [
      'an error of a class, not the example of another one',
      'code=418',
      { '4XX': json({ schema: issue, example: { code: 404, message: 'nobody is here' } }) },
      418,
      { code: 418, message: "I'm a Teapot, as requested by code=418" },
    ],
    [
      'the example of a class',
      'code=503',
      { '5XX': json({ schema: issue, example: { code: 31, message: 'down for a while' } }) },
      503,
      { code: 31, message: 'down for a while' },
    ],
    [
      'the example of any error that names this status',
      'code=409',
      {
        200: {},
        default: json({
          schema: issue,
          examples: {
            lost: { value: { code: 404, message: 'nobody is here' } },
            taken: { value: { code: 409, message: 'somebody is here' } },
          },
        }),
      },
      409,
      { code: 409, message: 'somebody is here' },
    ],
    [
      'any error by default',
      'code=599',
      { 200: {}, default: json({ schema: issue }) },
      599,
      { code: 599, message: 'Error, as requested by code=599' },
    ],
    [
      'an error as text',
      'code=500',
      { 500: { description: 'x', content: { 'text/plain': {} } } },
      500,
      'Internal Server Error, as requested by code=500',
    ],
  ])('is %s: %s', async (_, preference, responses, status, body) => {
    const response = await ask(responses, preference);
    expect({ status: response.status, body: response.body }).toEqual({ status, body });
    const isMadeUp = response.body !== '';
    expect(response.applied).toBe(isMadeUp ? preference : preference.replace(', dynamic=true', ''));
  });

  it.each<[string, string, Responses, string]>([
    ['a status', 'code=418', { 200: {}, 404: {} }, 'ask declares no 418: request 200 or 404'],
    ['a status', 'code=500', { 201: {}, '4XX': {} }, 'ask declares no 500: request 201 or any other 4xx'],
    [
      'a status',
      'code=201',
      { 200: {}, default: {} },
      'ask declares no 201: request 200, any other 4xx or any other 5xx',
    ],
    ['a status', 'code=400', { '2XX': {} }, 'ask declares no 400: request any 2xx'],
    ['a status', 'code=400', {}, 'ask declares no 400: leave code out'],
    ['a status', 'code=204', { 400: {} }, 'ask declares no 204: request 400'],
    [
      'an example',
      'example=nope',
      { 200: json({ examples: named }) },
      'the 200 of ask has no example "nope": it has bad, low or in the middle',
    ],
    ['an example', 'example=nope', { 200: json({ example: 1 }) }, 'it has none with a name'],
    ['an example', 'example=__proto__', { 200: json({ examples: named }) }, 'has no example "__proto__"'],
    [
      'an example',
      'code=404, example=low',
      { 200: json({ examples: named }), 404: {} },
      'the 404 of ask has no',
    ],
    ['an example', 'code=204, example=low', { 204: {} }, 'the 204 of ask has no example "low"'],
  ])(
    'is rejected for %s that is not declared, with --strict: %s',
    async (_, preference, responses, reason) => {
      const response = await ask(responses, preference, {}, { strict: true });
      expect(response.status).toBe(400);
      expect(response.headers['x-sandbox-reason']).toContain(reason);
      expect(response.applied).toBeUndefined();
    },
  );

  const shaped = json({
    schema: {
      type: 'object',
      required: ['message', 'kind'],
      properties: { kind: { const: 'oops' }, message: { type: 'string' } },
    },
  });

  it.each<[string, number, Responses, unknown]>([
    [
      'another error',
      503,
      { 200: {}, 404: shaped },
      { kind: 'oops', message: 'Service Unavailable, as requested by code=503' },
    ],
    [
      'no other error',
      429,
      { 201: {} },
      expect.objectContaining({ status: 429, title: 'Too Many Requests' }),
    ],
    ['a class', 418, { '5XX': shaped }, { kind: 'oops', message: "I'm a Teapot, as requested by code=418" }],
  ])('is any failure, in the shape of %s: %s', async (_, status, responses, body) => {
    const response = await ask(responses, `code=${status}`);
    expect(response).toMatchObject({ status, body, applied: `code=${status}` });
    expect(response.headers['x-sandbox-reason']).toContain(`; ${status} is not declared by ask`);
  });

  it.each<[string, string, Responses, string]>([
    ['a success', 'code=201', { 200: {} }, 'ask declares no 201: request 200'],
    ['a redirect', 'code=302', { 200: {} }, 'ask declares no 302: request 200'],
    ['an example of a failure', 'code=503, example=low', { 200: {} }, 'the 503 of ask has no example "low"'],
  ])('is rejected for %s that is not declared: %s', async (_, preference, responses, reason) => {
    const response = await ask(responses, preference);
    expect(response.status).toBe(400);
    expect(response.headers['x-sandbox-reason']).toContain(reason);
  });

  it.each<[string, string, Responses]>([
    ['an example that does not fit', 'example=bad', { 200: json({ examples: named, schema: point }) }],
    ['a schema that nothing fits', 'code=200', { 200: json({ schema: impossible }) }],
    ['an error that nothing fits', 'code=404', { 404: json({ schema: impossible }) }],
    ['a schema that nothing fits', 'dynamic=true', { 200: json({ schema: impossible, example: 1 }) }],
  ])('is not %s: %s', async (_, preference, responses) => {
    const response = await ask(responses, preference);
    expect(response.status).toBe(501);
    expect(response.headers['x-sandbox-reason']).toBeDefined();
    expect(response.applied).toBeUndefined();
  });

  it.each<[string, string, Responses, Record<string, string>]>([
    [
      'the examples of those that are declared',
      'code=429',
      {
        429: {
          description: 'x',
          headers: { 'retry-after': { example: 30 }, 'X-Left': { schema: { enum: [0] } } },
        },
      },
      { 'retry-after': '30', 'x-left': '0' },
    ],
    [
      'a short wait where it is left open',
      'code=503',
      { 503: { description: 'x', headers: { 'Retry-After': { schema: { type: 'integer' } } } } },
      { 'retry-after': '1' },
    ],
    ['when to come again', 'code=429', { default: {} }, { 'retry-after': '1' }],
    ['how to authenticate', 'code=401', { 401: {} }, { 'www-authenticate': 'Bearer realm="sandbox"' }],
    [
      'how to authenticate',
      'code=401',
      { 401: { headers: { 'WWW-Authenticate': { schema: { type: 'string' } } } } },
      { 'www-authenticate': 'Bearer realm="sandbox"' },
    ],
    ['no other methods where there are none', 'code=405', { 405: {} }, { allow: '' }],
    [
      'a link that leads somewhere',
      'code=201',
      { 201: { headers: { location: { example: '/things/a' } } } },
      { location: '/things/a' },
    ],
    [
      'a link to elsewhere as it is',
      'code=303',
      { 200: {}, 303: { headers: { Location: { example: 'https://example.test/' } } } },
      { location: 'https://example.test/' },
    ],
  ])('has %s: %s', async (_, preference, responses, headers) => {
    expect((await ask(responses, preference)).headers).toMatchObject(headers);
  });

  it('has its links below the base path, whether the contract writes them so or not', async () => {
    for (const example of ['/v1/things/b', '/things/b']) {
      const responses = { 201: { description: 'x', headers: { Location: { example } } } };
      const document = responding(responses, { servers: [{ url: 'https://api.example.test/v1' }] });
      const { api } = await contractSandbox(document);
      const response = await api.post('/__session/w1/v1/things/a').set('Prefer', 'code=201');
      expect(response.headers.location).toBe('/__session/w1/v1/things/b');
    }
  });
});

describe('a generated response', () => {
  const user = {
    type: 'object',
    required: ['id', 'name', 'mail'],
    properties: {
      id: { type: 'string', example: 'usr_1a2b3c4d' },
      name: { type: 'string', example: 'Ada' },
      mail: { type: 'string', format: 'email', default: 'ada@example.test' },
    },
  };
  const responses = { 200: json({ schema: user, example: { id: 'usr_0', name: 'Ada', mail: 'a@b.test' } }) };

  async function asking(options: { readonly seed?: number } = {}) {
    const { api } = await contractSandbox(responding(responses), options);
    return async (preference: string, id = 'a', session?: string) => {
      const headers = { Prefer: preference, ...(session !== undefined && { 'X-Sandbox-Session': session }) };
      return (await api.post(`/things/${id}`).set(headers)).text;
    };
  }

  it('is no example, and differs each time', async () => {
    const format = await asking();
    const texts = [await format('dynamic=true'), await format('dynamic=true'), await format('dynamic=true')];
    expect(new Set(texts).size).toBe(3);
    for (const { id, name, mail } of texts.map((text) => JSON.parse(text))) {
      expect(id).toMatch(/^usr_/);
      expect([id, name, mail]).not.toContain('Ada');
      expect(mail).not.toBe('ada@example.test');
    }
  });

  it('is the same for the same seed, whatever --seed and the path say, and in any session', async () => {
    const [format, other] = [await asking(), await asking({ seed: 5 })];
    const text = await format('seed=7');
    expect(await format('dynamic=true')).not.toBe(text);
    expect(await format('seed=7')).toBe(text);
    expect(await format('dynamic=true, seed=7', 'b')).toBe(text);
    expect(await other('seed=7', 'a', 'w1')).toBe(text);
    expect(await format('seed=8')).not.toBe(text);
  });

  it('follows the seed of the sandbox: the same requests get the same responses', async () => {
    const run = async () => {
      const format = await asking();
      return [await format('dynamic=true'), await format('dynamic=true')];
    };
    expect(await run()).toEqual(await run());
  });

  it('has the requested status', async () => {
    const { status, body, applied } = await ask(
      {
        200: {},
        400: json({ schema: { type: 'object', required: ['x'], properties: { x: { enum: [1] } } } }),
      },
      'code=400, dynamic=true',
    );
    expect({ status, body, applied }).toEqual({
      status: 400,
      body: { x: 1 },
      applied: 'code=400, dynamic=true',
    });
  });
});
