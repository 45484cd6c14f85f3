import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { receivesMethod } from '../../src/openapi/load/received-methods.ts';
import { listeningSandbox } from '../support/listening-sandbox.ts';

const json = (schema: object, rest: object = {}) => ({ 'application/json': { schema, ...rest } });
const ok = (content: object) => ({ 200: { description: 'ok', content } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const number = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
const wholeQuery = (mediaType: string, schema: object) => ({
  parameters: [{ name: 'all', in: 'querystring', content: { [mediaType]: { schema } } }],
  responses: ok(json({ type: 'object', properties: { all: {}, n: {} } })),
});

const contract = {
  openapi: '3.2.0',
  info: { title: 'Ferries', version: '1' },
  paths: {
    '/boats': {
      post: { requestBody: { content: json(ref('Boat')) }, responses: { 201: ok(json(ref('Boat')))[200] } },
      query: {
        requestBody: { content: json(ref('Boat')) },
        responses: ok(json({ type: 'array', items: ref('Boat') })),
      },
      additionalOperations: { LINK: { responses: { 204: { description: 'ok' } } } },
    },
    '/form': { get: wholeQuery('application/x-www-form-urlencoded', number) },
    '/json': { get: wholeQuery('application/json', number) },
    '/text': { get: wholeQuery('application/jsonpath', { type: 'string' }) },
    '/shown': { get: { responses: ok({ 'application/json': { $ref: '#/components/mediaTypes/Shown' } }) } },
    '/sent': { get: { responses: ok(json(number, { examples: { a: { serializedValue: '{"n":42}' } } })) } },
    '/parts': {
      post: {
        requestBody: { required: true, content: { 'multipart/mixed': { itemSchema: number } } },
        responses: ok({
          'multipart/mixed': { itemSchema: number, itemEncoding: { contentType: 'application/json' } },
        }),
      },
    },
    '/shapes': {
      post: { requestBody: { content: json(ref('Shape')) }, responses: { 204: { description: 'ok' } } },
    },
  },
  components: {
    mediaTypes: {
      Shown: { schema: number, examples: { a: { dataValue: { n: 41 }, serializedValue: '{"n":0}' } } },
    },
    schemas: {
      Boat: {
        type: 'object',
        properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
      },
      Round: {
        type: 'object',
        required: ['r'],
        properties: { kind: { type: 'string' }, r: { type: 'number' } },
      },
      Other: { type: 'object', required: ['note'], properties: { kind: { type: 'string' } } },
      Shape: {
        oneOf: [ref('Round'), ref('Other')],
        discriminator: { propertyName: 'kind', mapping: { round: 'Round' }, defaultMapping: 'Other' },
      },
    },
  },
};

describe('OpenAPI 3.2', () => {
  let server: Sandbox;
  const send = async (method: string, path: string, body?: unknown, type = 'application/json') => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': type },
      }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  beforeAll(async () => {
    server = await listeningSandbox(contract);
    for (const name of ['Elbe', 'Oste']) await send('POST', '/boats', { name });
  });
  afterAll(() => server.close());

  it.runIf(receivesMethod('QUERY'))('has lists by QUERY, whose filters are in the body', async () => {
    const { status, text } = await send('QUERY', '/boats', { name: 'Oste' });
    expect([status, JSON.parse(text)]).toEqual([200, [{ id: 2, name: 'Oste' }]]);
    expect((await send('QUERY', '/boats', { name: 1 })).status).toBe(400);
  });

  it('has other methods, which pages may use', async () => {
    expect((await send('LINK', '/boats')).status).toBe(204);
    const refused = await send('DELETE', '/boats');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'LINK, POST, QUERY']);
    const preflight = await fetch(`${server.url}/boats`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:5173', 'access-control-request-method': 'LINK' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('LINK');
  });

  it.each([
    ['/form?n=5', 200],
    ['/form?n=x', 400],
    ['/form?m=1', 400],
    ['/json?%7B%22n%22%3A5%7D', 200],
    ['/json?%7B%22n%22%3A%225%22x%7D', 400],
    ['/json?n=5', 400],
    ['/text?%24.a%2Bb', 200],
    ['/text?%ff', 400],
    ['/text', 200],
  ])('describes the whole query: %s is %i', async (path, status) => {
    expect((await send('GET', path)).status).toBe(status);
  });

  it('gives a query that is no form to the operation as it is', async () => {
    expect(JSON.parse((await send('GET', '/text?%24.a+b')).text)).toMatchObject({ all: '$.a+b' });
  });

  it('has examples as data and as they are sent, also in components', async () => {
    expect(JSON.parse((await send('GET', '/shown')).text)).toEqual({ n: 41 });
    expect(JSON.parse((await send('GET', '/sent')).text)).toEqual({ n: 42 });
  });

  it('describes the parts of bodies one by one', async () => {
    const parts = (n: unknown) => `--b\r\nContent-Type: application/json\r\n\r\n{"n":${n}}\r\n--b--`;
    const sent = await send('POST', '/parts', parts(7), 'multipart/mixed; boundary=b');
    expect([sent.status, sent.text.split('\r\n')[3]]).toEqual([200, '{"n":7}']);
    expect((await send('POST', '/parts', parts('"x"'), 'multipart/mixed; boundary=b')).status).toBe(400);
  });

  it.each([
    [{ kind: 'round', r: 1 }, 204],
    [{ kind: 'round', note: 'a' }, 400],
    [{ kind: 'oval', note: 'a' }, 204],
    [{ note: 'a' }, 204],
    [{ r: 1 }, 400],
  ])('falls back to the default of a discriminator: %j is %i', async (body, status) => {
    expect((await send('POST', '/shapes', body)).status).toBe(status);
  });

  it('says why a method is not received', async () => {
    const { status, text } = await send('FROB', '/boats');
    expect([status, text]).toEqual([
      400,
      expect.stringContaining('receives no requests with the method FROB'),
    ]);
  });
});
