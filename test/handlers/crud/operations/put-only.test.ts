import { describe, expect, it } from 'vitest';
import type { PathItem, Schema } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const listOf = (items: Schema): Schema => ({ type: 'array', items });
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const ok = (schema: Schema) => ({ responses: { 200: { description: 'ok', ...json(schema) } } });

/** Topics that only a PUT makes, by what it is sent. */
function topicsApi(put: object, Topic: Schema) {
  const name = { name: 'name', in: 'path', required: true, schema: { type: 'string' } };
  const paths = {
    '/topics': { get: { operationId: 'list', ...ok(listOf(Topic)) } },
    '/topics/{name}': {
      parameters: [name],
      put: { operationId: 'put', ...put },
      get: { operationId: 'read', ...ok(Topic) },
      delete: { operationId: 'delete', responses: { 204: { description: 'gone' } } },
    },
  };
  return createCrudApi(contractOf(paths as unknown as Record<string, PathItem>));
}

const empty = { responses: { 204: { description: 'done' } } };
const params = { name: 'news' };

describe('a collection that only PUT fills', () => {
  it.each<[string, object, object | undefined]>([
    ['without a body', empty, undefined],
    ['with an optional body', { requestBody: json(objectOf({ note: 'string' })), ...empty }, undefined],
    [
      'with bytes',
      { requestBody: { content: { 'application/octet-stream': {} } }, ...empty },
      Buffer.from('x'),
    ],
    [
      'with a picture, and responds with the item',
      { requestBody: { content: { 'image/png': {} } }, ...ok(objectOf({ 'name!': 'string' })) },
      Buffer.from('x'),
    ],
  ])('has what is put in it %s', async (_, put, body) => {
    const Topic = objectOf({ 'name!': 'string', 'size!': 'integer', note: 'string' });
    const api = await topicsApi(put, Topic);
    await expect(api.request('read', { params })).rejects.toMatchObject({ code: 'not-found' });
    for (let i = 0; i < 2; i++) await api.request('put', { params, body });
    expect(await api.requestBody('read', { params })).toEqual({ name: 'news', size: expect.any(Number) });
    expect(await api.requestBody('list')).toHaveLength(1);
    await api.request('delete', { params });
    expect(await api.requestBody('list')).toEqual([]);
  });
});

describe('an uploaded file', () => {
  it('says its name, type and size, where the item has properties for them', async () => {
    const Topic = objectOf({
      'name!': 'string',
      contentType: 'string',
      'size!': 'integer',
      title: 'integer',
    });
    const api = await topicsApi({ requestBody: { content: { 'image/png': {} } }, ...ok(Topic) }, Topic);
    const files = [{ name: 'cat.png', mediaType: 'image/png', size: 7 }];
    const expected = { name: 'news', contentType: 'image/png', size: 7 };
    expect(await api.requestBody('put', { params, body: Buffer.from('picture'), files })).toEqual(expected);
    expect(await api.requestBody('read', { params })).toEqual(expected);
  });
});

describe('a PUT to the only thing of its kind below an item, which is 201', () => {
  it('stores it, and gives its address, which has the id of the item alone', async () => {
    const address = objectOf({ street: 'string', city: 'string' });
    const User = objectOf({ 'id!': 'integer', 'name!': 'string' });
    const { api } = await contractSandbox(
      sketch(
        {
          'POST /users': { request: objectOf({ 'name!': 'string' }), response: 'User', status: 201 },
          'GET /users': { response: arrayOf('User') },
          'GET /users/{userId}': { response: 'User' },
          'GET /users/{userId}/address': { response: address },
          'PUT /users/{userId}/address': { request: address, response: address, status: 201 },
        },
        { User },
      ),
    );
    await api.post('/users').send({ name: 'Ann' }).expect(201);
    const sent = { street: 'Main Street 1', city: 'Oslo' };
    const { headers } = await api.put('/users/1/address').send(sent).expect(201);
    expect(headers.location).toMatch(/\/users\/1\/address$/);
    expect((await api.get('/users/1/address')).body).toEqual(sent);
  });
});
