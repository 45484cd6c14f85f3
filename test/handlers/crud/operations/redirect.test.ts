import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Order = objectOf({ id: 'integer', title: 'string' });

describe('writes that redirect to the page with the item', () => {
  it.each([302, 303])('are carried out, and lead to it: %i', async (status) => {
    const redirect = { request: objectOf({ title: 'string' }), status };
    const api = await createCrudApi(
      sketch(
        {
          'POST /orders': redirect,
          'GET /orders': { response: arrayOf('Order') },
          'GET /orders/{id}': { response: 'Order', path: { id: { type: 'integer' } } },
          'PUT /orders/{id}': { ...redirect, path: { id: { type: 'integer' } } },
        },
        { Order },
      ),
    );
    const created = await api.request('POST /orders', { body: { title: 'a' } });
    expect(created).toMatchObject({ status, headers: { Location: '/orders/1' } });
    expect(created.body).toBeUndefined();
    const params = { id: 1 };
    expect(await api.request('PUT /orders/{id}', { params, body: { title: 'b' } })).toMatchObject({ status });
    expect(await api.requestBody('GET /orders/{id}', { params })).toEqual({ id: 1, title: 'b' });
    expect(await api.requestBody('GET /orders')).toEqual([{ id: 1, title: 'b' }]);
  });
});
