import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const text = { type: 'string' };
const required = (more: object = {}) => ({ required: true, schema: text, ...more });
const crate = { type: 'object', properties: { id: text, label: text } };
const json = (schema: object) => ({ 'application/json': { schema } });
const empty = (status: string, headers: object) => ({
  responses: { [status]: { description: 'x', headers } },
});
const id = { name: 'id', in: 'path', required: true, schema: text };

const { api, logged } = await contractSandbox({
  openapi: '3.0.3',
  info: { title: 'Depot', version: '1' },
  servers: [{ url: '/v1' }],
  paths: {
    '/door': { post: empty('204', { 'Set-Cookie': required({ example: 'KEY=7; Path=/' }) }) },
    '/sign': {
      post: empty('204', {
        'X-Unit': required({ schema: { ...text, enum: ['größe'] } }),
        'X-Place': required({
          schema: { type: 'array', items: { ...text, enum: ['東京'] }, minItems: 1, maxItems: 1 },
        }),
        'X-Note': { schema: text, example: 'naïve – yes' },
        'X-Lines': { schema: { ...text, enum: ['a\nb'] } },
        'X-Folded': required({ example: 'a \r\n  Set-Cookie: b=1\n\nc\n' }),
        'X-Nul': required({ schema: { ...text, enum: ['a\0'] } }),
        'X-Block': { schema: text, example: ' a b\n' },
        'Set-Cookie': required({ schema: { type: 'array', items: text }, example: ['a=1; Path=/', 'b=2'] }),
      }),
    },
    '/gate': { post: empty('204', { 'set-cookie': required() }) },
    '/plan': {
      get: {
        responses: {
          '200': {
            description: 'x',
            headers: {
              'Content-Disposition': { schema: text, example: 'attachment; filename="plan.csv"' },
              Link: { schema: text, example: '</v1/door>; rel="next"' },
              'Last-Modified': { schema: text },
            },
            content: { 'text/csv': { example: 'a,b' } },
          },
        },
      },
    },
    '/racks/{id}/label': {
      parameters: [id],
      get: {
        parameters: [{ name: 'size', in: 'query', schema: text }],
        responses: {
          '200': {
            description: 'x',
            headers: {
              'Content-Disposition': required(),
              Link: required(),
              'Last-Modified': required(),
              'X-Sheets': required({ schema: { type: 'integer', minimum: 2, maximum: 2 } }),
              'X-No-Schema': { required: true },
              'no name': required(),
            },
            content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
          },
        },
      },
    },
    '/audits': {
      post: {
        responses: {
          '202': {
            description: 'x',
            headers: {
              'Operation-Location': required(),
              'X-Job-Location': required({ schema: { ...text, format: 'uri' } }),
              'Retry-After': required({ schema: { type: 'integer' } }),
            },
          },
          '4XX': { description: 'x', headers: { 'X-Error-Id': required({ schema: { enum: ['E7'] } }) } },
        },
        parameters: [{ name: 'deep', in: 'query', schema: { type: 'boolean' } }],
      },
    },
    '/crates': {
      post: {
        requestBody: { required: true, content: json(crate) },
        responses: {
          '201': {
            description: 'x',
            headers: {
              Location: required(),
              'Content-Location': required(),
              ETag: required(),
              Link: required(),
            },
            content: json(crate),
          },
        },
      },
    },
    '/crates/{id}': {
      parameters: [id],
      get: { responses: { '200': { description: 'x', content: json(crate) } } },
    },
  },
});

it('percent-encodes what is not ASCII, and sends lines as one', async () => {
  const { headers } = await api.post('/v1/sign');
  expect(headers).toMatchObject({
    'x-unit': 'gr%C3%B6%C3%9Fe',
    'x-place': '%E6%9D%B1%E4%BA%AC',
    'x-note': 'na%C3%AFve %E2%80%93 yes',
    'set-cookie': ['a=1; Path=/'],
    'x-lines': 'a b',
    'x-folded': 'a Set-Cookie: b=1 c',
    'x-nul': 'unknown',
    'x-block': 'a b',
  });
});

describe('the headers of a response', () => {
  it.each([
    ['post', '/v1/door', { 'set-cookie': ['KEY=7; Path=/'] }],
    [
      'post',
      '/v1/gate',
      { 'set-cookie': [expect.stringMatching(/^session=[A-Za-z0-9]{32}; Path=\/; HttpOnly/)] },
    ],
    [
      'get',
      '/v1/plan',
      { 'content-disposition': 'attachment; filename="plan.csv"', link: '</v1/door>; rel="next"' },
    ],
    [
      'get',
      '/v1/racks/r1/label',
      {
        'content-disposition': 'attachment; filename="label.pdf"',
        link: '</v1/racks/r1/label>; rel="self"',
        'last-modified': expect.stringMatching(/ GMT$/),
        'x-sheets': '2',
        'x-no-schema': 'unknown',
      },
    ],
    [
      'post',
      '/v1/audits',
      {
        'operation-location': '/v1/audits',
        'x-job-location': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1\/audits$/),
        'retry-after': '1',
      },
    ],
    ['post', '/__session/s1/v1/audits', { 'operation-location': '/__session/s1/v1/audits' }],
    ['get', '/v1/racks/r1/label?size=a%20b', { link: '</v1/racks/r1/label?size=a+b>; rel="self"' }],
    ['post', '/v1/audits?deep=maybe', { 'x-error-id': 'E7' }],
    ['post', '/v1/audits?__code=202', { 'operation-location': '/v1/audits', 'retry-after': '1' }],
    ['post', '/v1/audits?__code=404', { 'x-error-id': 'E7' }],
  ] as const)('%s %s has those that are required, or have an example', async (method, path, headers) => {
    expect((await api[method](path)).headers).toMatchObject(headers);
  });

  it('are not made up where nothing requires them', async () => {
    expect((await api.get('/v1/plan')).headers).not.toHaveProperty('last-modified');
  });

  it('point at the item that was made', async () => {
    const made = await api.post('/v1/crates').send({ label: 'a' });
    const { location, link } = made.headers;
    expect(location).toBe(`/v1/crates/${made.body.id}`);
    expect(made.headers['content-location']).toBe(location);
    expect(link).toBe(`<${location}>; rel="self"`);
    expect(made.headers.etag).toMatch(/^"[\w-]{27}"$/);
    expect((await api.get(location ?? '')).body).toEqual(made.body);
    expect(logged.failures).toEqual([]);
  });
});

it.each<[string, object, string]>([
  ['a list', { schema: { type: 'array', minItems: 2, maxItems: 2, items: { enum: ['a'] } } }, 'a,a'],
  ['an example that is a list', { schema: { type: 'array' }, example: [1, 2] }, '1,2'],
  ['an object', { schema: { type: 'object' }, example: { r: 1, g: 2 } }, 'r,1,g,2'],
  ['an exploded object', { explode: true, schema: { type: 'object' }, example: { r: 1, g: 2 } }, 'r=1,g=2'],
  [
    'JSON',
    { content: json({ type: 'object', required: ['q'], properties: { q: { type: 'integer', enum: [1] } } }) },
    '{"q":1}',
  ],
  ['an example in JSON', { content: { 'application/json': { example: [1, { a: 2 }] } } }, '[1,{"a":2}]'],
])('a header that is %s has the style of the contract', async (_, header, expected) => {
  const sandbox = await contractSandbox({
    openapi: '3.0.3',
    info: { title: 'Depot', version: '1' },
    paths: { '/x': { get: empty('204', { 'X-Value': { required: true, ...header } }) } },
  });
  expect((await sandbox.api.get('/x')).headers['x-value']).toBe(expected);
});
