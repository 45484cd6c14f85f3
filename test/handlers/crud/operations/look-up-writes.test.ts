import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const draft = objectOf({ 'name!': 'string', price: 'number', sku: 'string' });

/** Products that are also found by a property, in each of the ways that items are written. */
const products = (path: string) =>
  sketch(
    {
      'GET /products': { response: arrayOf('Product') },
      'POST /products': { request: draft, response: 'Product', status: 201 },
      'GET /products/{id}': { response: 'Product', path: { id: { type: 'integer' } } },
      [`GET ${path}`]: { response: 'Product' },
      [`PUT ${path}`]: { request: draft, response: 'Product' },
      [`PATCH ${path}`]: { request: objectOf({ price: 'number' }), response: 'Product' },
      [`DELETE ${path}`]: {},
    },
    { Product: objectOf({ 'id!': 'integer', name: 'string', price: 'number', sku: 'string' }) },
  );

describe('a path that looks an item up by a property', () => {
  it.each([
    ['/products/sku/{sku}', { sku: 's2' }],
    ['/products/by-name/{name}', { name: 'b' }],
    ['/products/by-sku/{value}', { value: 's2' }],
  ])('changes and deletes the item itself: %s', async (path, params) => {
    const document = products(path);
    expect(new Set(Object.values(rolesIn(document)).map((role) => role.split(' ')[1]))).toEqual(
      new Set(['products']),
    );
    const api = await createCrudApi(document);
    for (const [name, sku] of [['a', 's1'], ['b', 's2']]) // biome-ignore format: two products
      await api.request('POST /products', { body: { name, price: 1, sku } });
    const send = (method: string, body?: object) => api.requestBody(`${method} ${path}`, { params, body });
    const read = () => api.requestBody('GET /products/{id}', { params: { id: '2' } });
    const first = { id: 2, name: 'b', price: 1, sku: 's2' };
    expect(await send('GET')).toEqual(first);
    expect(await send('PATCH', { price: 5 })).toEqual({ ...first, price: 5 });
    expect(await read()).toEqual({ ...first, price: 5 });
    expect(await send('PUT', { name: 'b', price: 6, sku: 's2' })).toEqual({ ...first, price: 6 });
    await send('DELETE');
    await expect(read()).rejects.toMatchObject({ code: 'not-found' });
    for (const method of ['GET', 'DELETE'])
      await expect(send(method)).rejects.toMatchObject({ code: 'not-found' });
    expect(await api.requestBody('GET /products')).toMatchObject([{ id: 1 }]);
  });

  it('finds what its parameter calls by its name, where no id is that', async () => {
    const document = sketch(
      {
        'GET /tags': { response: arrayOf('Tag') },
        'POST /tags': { request: objectOf({ 'name!': 'string' }), response: 'Tag', status: 201 },
        'GET /tags/{tag}': { response: 'Tag' },
        'PUT /tags/{tag}': { request: objectOf({ 'name!': 'string' }), response: 'Tag' },
        'DELETE /tags/{tag}': {},
      },
      { Tag: objectOf({ 'id!': 'string', name: 'string' }) },
    );
    const api = await createCrudApi(document);
    const made = await api.requestBody<{ id: string }>('POST /tags', { body: { name: 'red' } });
    const read = (tag: string) => api.requestBody('GET /tags/{tag}', { params: { tag } });
    expect([await read('red'), await read(made.id)]).toEqual([made, made]);
    await api.request('PUT /tags/{tag}', { params: { tag: 'red' }, body: { name: 'blue' } });
    expect(await read('blue')).toEqual({ ...made, name: 'blue' });
    await api.request('DELETE /tags/{tag}', { params: { tag: 'blue' } });
    expect(await api.requestBody('GET /tags')).toEqual([]);
  });
});
