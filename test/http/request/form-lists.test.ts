import { expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const schema = {
  type: 'object',
  properties: {
    lines: { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
    rows: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    tags: { type: 'array', items: { type: 'string' } },
  },
};
const order = contractOf({
  '/orders': {
    post: {
      requestBody: { content: { 'multipart/form-data': { schema } } },
      responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
    },
  },
});

it.each([
  ['lines', ['{"count":1}', '{"count":2}'], [{ count: 1 }, { count: 2 }]],
  ['lines', ['{"count":1}'], [{ count: 1 }]],
  ['lines', ['[{"count":1}]'], [{ count: 1 }]],
  ['rows', ['[1]', '[2,3]'], [[1], [2, 3]]],
  ['tags', ['{"count":1}', '[1]'], ['{"count":1}', '[1]']],
])('takes each part of a list as its item: %s, %j', async (name, parts, expected) => {
  const { api } = await contractSandbox(order);
  const request = api.post('/orders');
  for (const part of parts) request.field(name, part);
  expect((await request).body).toMatchObject({ [name]: expected });
});

it('refuses a part that is no item', async () => {
  const { api } = await contractSandbox(order);
  const { status } = await api.post('/orders').field('lines', '{"count":1}').field('lines', '{"count":"x"}');
  expect(status).toBe(400);
});

const album = contractOf({
  '/albums': {
    post: {
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['photos'],
              properties: {
                photos: { type: 'array', items: { type: 'string', format: 'binary' } },
                'scans[]': { type: 'array', items: { type: 'string', format: 'binary' } },
              },
            },
          },
        },
      },
      responses: { 204: { description: 'ok' } },
    },
  },
});

it.each([
  ['photos', 204],
  ['photos[]', 204],
  ['photos[0]', 204],
  ['others[]', 400],
  ['scans[]', 400],
])('takes files named %s for those of a list: %i', async (name, status) => {
  const { api } = await contractSandbox(album);
  const response = await api.post('/albums').attach(name, Buffer.from('a'), 'a.png');
  expect(response.status).toBe(status);
});
