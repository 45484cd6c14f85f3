import { expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const shop = (id: Schema, request: Schema, example: object) => {
  const document = sketch(
    {
      'POST /cakes': { request, response: 'Cake', status: 201 },
      'GET /cakes': { response: arrayOf('Cake') },
      'GET /cakes/{id}': { response: 'Cake' },
    },
    { Cake: objectOf({ id, name: 'string' }) },
  );
  const create = document.paths['/cakes'] as { post: { requestBody: { content: object } } };
  create.post.requestBody.content = { 'application/json': { schema: request, example } };
  return document;
};

const plain: Schema = { type: 'integer' };
const withId = objectOf({ id: plain, name: 'string' });

it.each<[string, Schema, Schema, object, readonly number[]]>([
  ['the example of a request body', plain, withId, { id: 2, name: 'a' }, [1, 3, 4]],
  ['the example of the id', { type: 'integer', example: 1 }, withId, {}, [2, 3, 4]],
  [
    'none that no client can send',
    { type: 'integer', example: 1 },
    objectOf({ name: 'string' }),
    {},
    [1, 2, 3],
  ],
])('generated ids leave out %s', async (_, id, request, example, expected) => {
  const api = await createCrudApi(shop(id, request, example));
  const made: unknown[] = [];
  for (const name of ['a', 'b', 'c'])
    made.push((await api.requestBody<{ id: number }>('POST /cakes', { body: { name } })).id);
  expect(made).toEqual(expected);
  await api.close();
});

it('demo data leaves the example of a create to its client', async () => {
  const id: Schema = { type: 'string', minLength: 1, example: 'sachertorte' };
  const request = objectOf({ 'id!': id, name: 'string' });
  const example = { id: 'sachertorte', name: 'Sachertorte' };
  const { api } = await contractSandbox(shop(id, request, example), { demo: 20 });
  expect((await api.get('/cakes')).body).toHaveLength(20);
  expect((await api.post('/cakes').send(example)).status).toBe(201);
});
