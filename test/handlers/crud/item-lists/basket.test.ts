import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const Book = objectOf({ 'id!': 'integer', 'title!': 'string', 'price!': 'number' });
const books: Readonly<Record<string, OperationSketch>> = {
  'POST /books': {
    request: objectOf({ 'title!': 'string', 'price!': 'number' }),
    response: 'Book',
    status: 201,
  },
  'GET /books/{id}': { response: 'Book' },
};

/** A basket whose lines are of some schema; books are put into it. */
function basket(line: Schema, changes: Readonly<Record<string, OperationSketch>> = {}) {
  return sketch(
    {
      ...books,
      'GET /basket': { response: 'Basket' },
      'DELETE /basket': { response: 'Basket' },
      'POST /basket/items': { request: 'NewLine', response: 'Basket', status: 201 },
      'PATCH /basket/items/{itemId}': { request: objectOf({ quantity: 'integer' }), response: 'Line' },
      'DELETE /basket/items/{itemId}': {},
      'POST /basket/clear': {},
      ...changes,
    },
    {
      Book,
      Line: line,
      NewLine: objectOf({ 'bookId!': 'integer', quantity: 'integer' }),
      Basket: objectOf({ 'items!': arrayOf('Line'), itemCount: 'integer', 'total!': 'number' }),
    },
  );
}

const bare = objectOf({ 'id!': 'integer', 'bookId!': 'integer', 'quantity!': 'integer' });

async function withBooks(
  line: Schema,
  changes?: Readonly<Record<string, OperationSketch>>,
): Promise<CrudApi> {
  const api = await createCrudApi(basket(line, changes));
  await api.request('POST /books', { body: { title: 'Ulysses', price: 12.5 } });
  await api.request('POST /books', { body: { title: 'Emma', price: 8 } });
  return api;
}

const put = (api: CrudApi, bookId: number, quantity?: number) =>
  api.requestBody('POST /basket/items', { body: { bookId, ...(quantity !== undefined && { quantity }) } });
const read = (api: CrudApi) => api.requestBody('GET /basket');

describe('a basket', () => {
  it('begins empty', async () => {
    expect(await read(await withBooks(bare))).toEqual({ items: [], itemCount: 0, total: 0 });
  });

  it('shows what is put into it, with the total by the prices of the books', async () => {
    const api = await withBooks(bare);
    const expected = { items: [{ id: 1, bookId: 1, quantity: 2 }], itemCount: 1, total: 25 };
    expect(await put(api, 1, 2)).toEqual(expected);
    expect(await read(api)).toEqual(expected);
    expect(await put(api, 2)).toMatchObject({
      items: [{ bookId: 1 }, { id: 2, bookId: 2, quantity: 1 }],
      itemCount: 2,
      total: 33,
    });
  });

  it.each<[string, Schema, object]>([
    [
      'the book',
      objectOf({ 'id!': 'integer', book: { $ref: '#/components/schemas/Book' }, 'quantity!': 'integer' }),
      {
        book: { id: 1, title: 'Ulysses', price: 12.5 },
      },
    ],
    [
      'its price and title',
      objectOf({
        'id!': 'integer',
        bookId: 'integer',
        quantity: 'integer',
        unitPrice: 'number',
        bookTitle: 'string',
      }),
      {
        bookId: 1,
        unitPrice: 12.5,
        bookTitle: 'Ulysses',
      },
    ],
    [
      'a total of its own',
      objectOf({ 'id!': 'integer', bookId: 'integer', 'quantity!': 'integer', 'lineTotal!': 'number' }),
      {
        bookId: 1,
        lineTotal: 37.5,
      },
    ],
  ])('has lines with %s, one of a book', async (_, line, shown) => {
    const api = await withBooks(line);
    await put(api, 1, 2);
    expect(await put(api, 1)).toEqual({
      items: [{ id: 1, quantity: 3, ...shown }],
      itemCount: 1,
      total: 37.5,
    });
  });

  it('changes and removes lines', async () => {
    const api = await withBooks(bare);
    await put(api, 1, 2);
    await put(api, 2);
    const params = { itemId: 1 };
    const line = await api.requestBody('PATCH /basket/items/{itemId}', { params, body: { quantity: 4 } });
    expect(line).toEqual({ id: 1, bookId: 1, quantity: 4 });
    expect(await read(api)).toMatchObject({ total: 58 });
    await api.request('DELETE /basket/items/{itemId}', { params });
    expect(await read(api)).toMatchObject({ items: [{ id: 2 }], itemCount: 1, total: 8 });
    await expect(api.request('DELETE /basket/items/{itemId}', { params })).rejects.toMatchObject({
      code: 'not-found',
    });
    await api.request('PATCH /basket/items/{itemId}', { params: { itemId: 2 }, body: { quantity: 0 } });
    expect(await read(api)).toEqual({ items: [], itemCount: 0, total: 0 });
  });

  it.each(['DELETE /basket', 'POST /basket/clear', 'DELETE /basket/empty'])(
    'is emptied by %s',
    async (operation) => {
      const api = await withBooks(bare, { 'DELETE /basket/empty': {} });
      await put(api, 1, 2);
      await api.request(operation);
      expect(await read(api)).toEqual({ items: [], itemCount: 0, total: 0 });
      expect(await put(api, 2)).toMatchObject({ total: 8 });
    },
  );

  it('finds lines by what they are of', async () => {
    const api = await withBooks(objectOf({ 'bookId!': 'integer', 'quantity!': 'integer' }), {
      'GET /basket/items': { response: arrayOf('Line') },
      'GET /basket/items/{bookId}': { response: 'Line' },
      'PUT /basket/items/{bookId}': { request: objectOf({ quantity: 'integer' }), response: 'Line' },
      'POST /basket/remove': { request: 'NewLine', response: 'Basket', status: 200 },
    });
    await put(api, 2, 5);
    const params = { bookId: 2 };
    // The id that `{itemId}` of the other paths means is shown too.
    expect(await api.requestBody('GET /basket/items/{bookId}', { params })).toEqual({
      id: expect.any(String),
      bookId: 2,
      quantity: 5,
    });
    await api.request('PUT /basket/items/{bookId}', { params, body: { quantity: 6 } });
    expect(await api.requestBody('GET /basket/items')).toEqual([
      { id: expect.any(String), bookId: 2, quantity: 6 },
    ]);
    const fewer = await api.requestBody('POST /basket/remove', { body: { bookId: 2, quantity: 2 } });
    expect(fewer).toMatchObject({ items: [{ bookId: 2, quantity: 4 }], total: 32 });
    expect(await api.requestBody('POST /basket/remove', { body: { bookId: 2 } })).toMatchObject({
      items: [],
      total: 0,
    });
  });

  it.each([
    ['/basket/{userId}', '/basket/{userId}/add/{sku}', '/basket/{userId}/remove/{sku}'],
    ['/wishlist/{customerId}', '/wishlist/{customerId}/lines/{sku}', '/wishlist/{customerId}/lines/{sku}'],
  ])('belongs to whom its path ends with, without a body: %s', async (path, added, removed) => {
    const api = await createCrudApi(
      sketch(
        {
          [`GET ${path}`]: { response: 'Basket' },
          [`POST ${added}`]: { response: 'Basket' },
          [`DELETE ${removed}`]: { response: 'Basket' },
          [`DELETE ${path}`]: {},
        },
        {
          Basket: objectOf({ 'owner!': 'string', lines: arrayOf('Line') }),
          Line: objectOf({ sku: 'string' }),
        },
      ),
    );
    const [, owner = ''] = /\{(\w+)\}/.exec(path) ?? [];
    const skus = async (id: string) => {
      const body = await api.requestBody<{ lines: { sku: string }[] }>(`GET ${path}`, {
        params: { [owner]: id },
      });
      return body.lines.map(({ sku }) => sku);
    };
    for (const sku of ['a', 'b']) await api.request(`POST ${added}`, { params: { [owner]: 'u1', sku } });
    expect([await skus('u1'), await skus('u2')]).toEqual([['a', 'b'], []]);
    await api.request(`DELETE ${removed}`, { params: { [owner]: 'u1', sku: 'a' } });
    expect(await skus('u1')).toEqual(['b']);
    await api.request(`DELETE ${path}`, { params: { [owner]: 'u1' } });
    expect(await skus('u1')).toEqual([]);
  });

  it('belongs to the item in whose path it is', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /guests': { request: objectOf({ name: 'string' }), response: 'Guest', status: 201 },
          'GET /guests/{id}': { response: 'Guest' },
          'GET /guests/{id}/basket': { response: 'Basket' },
          'POST /guests/{id}/basket/lines': {
            request: objectOf({ sku: 'string' }),
            response: 'Line',
            status: 201,
          },
        },
        {
          Guest: objectOf({ 'id!': 'integer', name: 'string' }),
          Line: objectOf({ 'id!': 'integer', sku: 'string' }),
          Basket: objectOf({ guestId: 'integer', lines: arrayOf('Line') }),
        },
      ),
    );
    for (const name of ['Ann', 'Bob']) await api.request('POST /guests', { body: { name } });
    await api.request('POST /guests/{id}/basket/lines', { params: { id: 2 }, body: { sku: 'a' } });
    const readOf = (id: number) => api.requestBody('GET /guests/{id}/basket', { params: { id } });
    expect(await readOf(1)).toEqual({ guestId: 1, lines: [] });
    expect(await readOf(2)).toEqual({ guestId: 2, lines: [{ id: 1, sku: 'a' }] });
    await expect(readOf(3)).rejects.toMatchObject({ code: 'not-found' });
  });
});
