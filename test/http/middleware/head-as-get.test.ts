import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const name = { name: 'name', in: 'path', required: true, schema: { type: 'string' } };
const file = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, size: { type: 'integer' } },
};
const content = { 'application/json': { schema: file } };
const { api } = await contractSandbox({
  openapi: '3.0.3',
  info: { title: 'Shelf', version: '1' },
  servers: [{ url: '/v2' }],
  paths: {
    '/ping': {
      head: {
        responses: {
          '200': { description: 'x', headers: { 'X-Up': { schema: { type: 'string' }, example: 'yes' } } },
        },
      },
    },
    '/shape': {
      get: {
        responses: { '200': { description: 'x', content: { 'application/json': { example: { a: 1 } } } } },
      },
      head: {
        parameters: [{ name: 'since', in: 'query', required: true, schema: { type: 'integer' } }],
        responses: { '204': { description: 'x' } },
      },
    },
    '/files': {
      post: { requestBody: { required: true, content }, responses: { '201': { description: 'x', content } } },
    },
    '/files/{name}': {
      parameters: [name],
      get: { responses: { '200': { description: 'x', content }, '404': { description: 'x' } } },
      head: { responses: { '200': { description: 'x' }, '404': { description: 'x' } } },
    },
    '/plain': { get: { responses: { '200': { description: 'x', content } } } },
  },
});

describe('HEAD', () => {
  it.each([
    ['declared alone', '/v2/ping', 200, { 'x-up': 'yes' }],
    ['in a session of the path', '/__session/s1/v2/ping', 200, { 'x-up': 'yes' }],
    ['with a status of its own', '/v2/shape?since=1', 204, {}],
    ['without its own parameter', '/v2/shape', 400, {}],
    ['not declared beside GET', '/v2/plain', 200, { 'content-type': 'application/json' }],
    ['of the pages that the sandbox has', '/openapi.json', 200, {}],
    ['of nothing', '/v2/nothing', 404, {}],
  ])('%s: %s is %i', async (_, path, status, headers) => {
    const response = await api.head(path);
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject(headers);
    expect(response.text ?? '').toBe('');
  });

  it('says whether an item exists', async () => {
    await api.post('/v2/files').send({ name: 'a' });
    expect((await api.head('/v2/files/a')).status).toBe(200);
    expect((await api.head('/v2/files/b')).status).toBe(404);
  });

  it('is allowed where it is declared', async () => {
    const response = await api.put('/v2/ping');
    expect(response.headers.allow).toBe('HEAD');
  });
});
