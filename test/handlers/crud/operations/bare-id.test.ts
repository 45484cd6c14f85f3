import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Table = objectOf({ id: 'integer', seats: 'integer' });
const Note = objectOf({ id: { type: 'string', format: 'uuid' }, text: 'string' });

function contract(created: Schema, deleted: Schema, name = 'Table', path = '/tables') {
  return sketch(
    {
      [`POST ${path}`]: { request: objectOf({ seats: 'integer', text: 'string' }), response: created },
      [`GET ${path}`]: { response: arrayOf(name) },
      [`GET ${path}/{id}`]: { response: name },
      [`DELETE ${path}/{id}`]: { response: deleted },
    },
    { Table, Note },
  );
}

describe('responses without an object', () => {
  it.each<[string, Schema, string, string, object]>([
    ['a number', { type: 'integer' }, 'Table', '/tables', { seats: 4 }],
    ['a text', { type: 'string', format: 'uuid' }, 'Note', '/notes', { text: 'hm' }],
  ])('to a create are its id: %s', async (_kind, created, name, path, body) => {
    const api = await createCrudApi(contract(created, { type: 'string' }, name, path));
    const id = await api.requestBody<unknown>(`POST ${path}`, { body });
    const other = await api.requestBody<unknown>(`POST ${path}`, { body });
    expect(other).not.toEqual(id);
    const params = { id: String(id) };
    expect(await api.requestBody(`GET ${path}/{id}`, { params })).toEqual({ id, ...body });
    expect(await api.requestBody(`GET ${path}`)).toEqual([
      { id, ...body },
      { id: other, ...body },
    ]);
  });

  it.each<[Schema, unknown]>([
    [{ type: 'boolean' }, true],
    [{ type: 'integer' }, 1],
    [{ type: 'string' }, expect.any(String)],
  ])('to a deletion with %j are %s, and the item is gone', async (deleted, expected) => {
    const api = await createCrudApi(contract({ type: 'integer' }, deleted));
    await api.request('POST /tables', { body: { seats: 2 } });
    const params = { id: '1' };
    expect(await api.requestBody<unknown>('DELETE /tables/{id}', { params })).toEqual(expected);
    await expect(api.request('GET /tables/{id}', { params })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an item that does not show the id of its path', () => {
  const Product = objectOf({ name: 'string', price: 'number' });
  const products = sketch(
    {
      'POST /products': { request: 'Product', response: 'Product', status: 201 },
      'GET /products/{product_id}': { response: 'Product' },
      'PUT /products/{product_id}': { request: 'Product', response: 'Product' },
    },
    { Product },
  );

  it('takes any name from a PUT', async () => {
    const api = await createCrudApi(products);
    const { headers } = await api.request('POST /products', { body: { name: 'tea', price: 3 } });
    const params = { product_id: String(headers?.Location?.split('/').at(-1)) };
    const body = { name: 'green tea', price: 4 };
    expect(await api.requestBody('PUT /products/{product_id}', { params, body })).toEqual(body);
    expect(await api.requestBody('GET /products/{product_id}', { params })).toEqual(body);
  });
});

describe('a name that another collection has in its paths', () => {
  it('is no reference to an item there', async () => {
    const Org = objectOf({ id: 'integer', username: 'string' });
    const User = objectOf({ username: 'string' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /admin/users': { request: 'User', response: 'User', status: 201 },
          'GET /admin/users/{username}': { response: 'User' },
          'POST /admin/users/{username}/orgs': { request: 'Org', response: 'Org', status: 201 },
          'POST /orgs': { request: 'Org', response: 'Org', status: 201 },
          'GET /orgs/{id}': { response: 'Org' },
        },
        { Org, User },
      ),
    );
    expect(await api.requestBody('POST /orgs', { body: { username: 'acme' } })).toMatchObject({
      username: 'acme',
    });
  });
});

describe('a response with the id where an item would be', () => {
  it.each<[string, Schema]>([
    ['beside a flag', objectOf({ 'success!': 'boolean', 'data!': 'integer' })],
    ['beside a message', objectOf({ message: 'string', 'result!': 'integer' })],
    ['alone', objectOf({ 'payload!': 'string' })],
  ])('has it %s', async (_case, created) => {
    const api = await createCrudApi(contract(created, { type: 'string' }));
    for (const id of [1, 2]) {
      const body = await api.requestBody('POST /tables', { body: { seats: 4 } });
      expect(Object.values(body).map(String)).toContain(String(id));
    }
  });
});
