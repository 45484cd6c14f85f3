import { describe, expect, it } from 'vitest';
import type { Leniency } from '../../../src/config/leniency.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const thing = {
  type: 'object',
  required: ['name'],
  properties: { id: { type: 'string' }, name: { type: 'string' } },
};
const content = { 'application/json': { schema: thing } };
const contract = {
  openapi: '3.0.3',
  info: { title: 'Lenient', version: '1' },
  paths: {
    '/things': {
      parameters: [
        { name: 'X-Version', in: 'header', schema: { type: 'string', enum: ['2.13', '2.14'] } },
        { name: 'theme', in: 'cookie', schema: { type: 'integer' } },
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } },
      ],
      get: {
        parameters: [{ name: 'kind', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          '200': {
            description: 'x',
            content: { 'application/json': { schema: { type: 'array', items: thing } } },
          },
        },
      },
      post: { requestBody: { required: true, content }, responses: { '201': { description: 'x', content } } },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { '200': { description: 'x', content } } },
    },
  },
};

const start = (...lenient: Leniency[]) => contractSandbox(contract, { lenient });
const strict = await start();
const query = await start('query');
const headers = await start('headers');
const both = await start('query', 'headers');
const named = { name: 'a' };

describe('a request with parameters that do not fit', () => {
  it.each([
    ['unknown', 'kind=a&_=123&utm_source=mail', {}, query, /query parameter _ is not .*utm_source/],
    ['of another type', 'kind=a&limit=many', {}, query, /query parameter limit must be integer/],
    ['missing', '', {}, query, /query parameter kind is required/],
    ['a newer version', 'kind=a', { 'X-Version': '2.15' }, headers, /header x-version must be/i],
    ['a cookie', 'kind=a', { Cookie: 'theme=dark' }, headers, /cookie theme must be integer/],
    ['both', '_=1', { 'X-Version': '3' }, both, /query parameter _ .*header x-version/i],
  ])('%s: is refused unless the sandbox is lenient there', async (_, text, sent, lenient, reason) => {
    expect((await strict.api.get(`/things?${text}`).set(sent)).status).toBe(400);
    const response = await lenient.api.get(`/things?${text}`).set(sent);
    expect(response.status).toBe(200);
    expect(response.headers['x-sandbox-reason']).toMatch(/^accepted by --lenient: /);
    expect(response.headers['x-sandbox-reason']).toMatch(reason);
    expect(lenient.logged.requests.at(-1)).toMatch(/ms {2}lenient: .+$/);
  });

  it.each([
    ['a header where only queries may be', 'kind=a', { 'X-Version': '3' }, query],
    ['a query where only headers may be', 'kind=a&_=1', {}, headers],
  ])('is refused for %s', async (_, text, sent, lenient) => {
    const response = await lenient.api.get(`/things?${text}`).set(sent);
    expect(response.status).toBe(400);
  });

  it('counts as sent without them', async () => {
    await query.api.post('/things').send(named);
    await query.api.post('/things').send(named);
    expect((await query.api.get('/things?kind=a&limit=x')).body).toHaveLength(2);
    expect((await query.api.get('/things?kind=a&limit=1&_=1')).body).toHaveLength(1);
  });

  it('is refused for its body as ever', async () => {
    const response = await both.api.post('/things?_=1').set('X-Version', '3').send({});
    expect(response.status).toBe(400);
    expect(response.headers['x-sandbox-reason']).toBe('/name is required');
  });

  it('is accepted without a word where everything fits', async () => {
    const response = await both.api.get('/things?kind=a');
    expect(response.headers).not.toHaveProperty('x-sandbox-reason');
    expect(both.logged.requests.at(-1)).toMatch(/ms$/);
  });
});

describe('names in another case than the contract writes', () => {
  it('are refused unless the sandbox takes them in any case', async () => {
    const anyCase = await start('case');
    expect((await strict.api.get('/Things?kind=a')).status).toBe(404);
    const path = await anyCase.api.get('/Things?kind=a');
    expect(path.status).toBe(200);
    expect(path.headers['x-sandbox-reason']).toBe(
      'accepted by --lenient: path /Things is /things in the contract',
    );
    expect((await strict.api.get('/things?Kind=a')).status).toBe(400);
    const query = await anyCase.api.get('/THINGS?Kind=a&LIMIT=2');
    expect(query.status).toBe(200);
    expect(query.headers['x-sandbox-reason']).toMatch(
      /query parameter Kind is declared .*; query parameter LIMIT/,
    );
    expect((await anyCase.api.get('/things?kind=a&Limit=many')).status).toBe(400);
    expect((await anyCase.api.get('/things?kind=a&other=1')).status).toBe(400);
  });
});
