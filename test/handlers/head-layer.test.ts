import { beforeEach, describe, expect, it } from 'vitest';
import { contractOf } from '../support/contract.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';

const thing = {
  type: 'object',
  required: ['name'],
  properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
};
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const integer = { schema: { type: 'integer' } };
const id = { name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } };
const path = { name: 'path', in: 'path' as const, required: true, schema: { type: 'string' } };
const bytes = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
const contract = contractOf({
  '/things': {
    get: {
      responses: { 200: { headers: { 'X-Total': integer }, ...json({ type: 'array', items: thing }) } },
    },
    head: { responses: { 204: { headers: { 'X-Total': { required: true, ...integer } } } } },
    post: { requestBody: json(thing), responses: { 201: json(thing) } },
  },
  '/things/{id}': {
    get: { parameters: [id], responses: { 200: json(thing) } },
    head: {
      parameters: [id],
      responses: { 200: { headers: { 'Content-Length': { required: true, ...integer } } } },
    },
  },
  '/blobs/{path}': {
    put: { parameters: [path], requestBody: bytes, responses: { 204: {} } },
    get: { parameters: [path], responses: { 200: bytes } },
    head: {
      parameters: [path],
      responses: { 200: { headers: { 'Content-Length': { required: true, ...integer } } } },
    },
    delete: { parameters: [path], responses: { 204: {} } },
  },
} as never);

describe('HEAD that is declared', () => {
  let api: Awaited<ReturnType<typeof contractSandbox>>['api'];

  beforeEach(async () => {
    ({ api } = await contractSandbox(contract));
    await api.post('/things').send({ name: 'a' });
    await api.put('/blobs/a').set('Content-Type', 'text/plain').send('hello');
  });

  it.each([
    ['/things', 204, { 'x-total': '1' }],
    ['/things/1', 200, { 'content-length': '19', 'content-type': 'application/json' }],
    ['/things/2', 404, {}],
    ['/blobs/a', 200, { 'content-length': '5' }],
  ])('says of %s what GET would', async (target, status, headers) => {
    const response = await api.head(target);
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject(headers);
    if (status === 200) expect(response.headers.etag).toBe((await api.get(target)).headers.etag);
  });

  it('knows what was deleted, as GET does', async () => {
    await api.delete('/blobs/a');
    expect([(await api.head('/blobs/a')).status, (await api.get('/blobs/a')).status]).toEqual([404, 404]);
    await api.put('/blobs/a').set('Content-Type', 'text/plain').send('hello again');
    expect((await api.head('/blobs/a')).headers['content-length']).toBe('11');
  });
});
