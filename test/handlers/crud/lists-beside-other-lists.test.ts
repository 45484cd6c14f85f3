import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const list = (items: Schema): Schema => ({ type: 'array', items });

describe('an envelope that has what went wrong in a list', () => {
  it.each(['detailErrorList', 'errors', 'validationErrors', 'errorDetails'])(
    'has its rows in the other one, beside %s',
    async (problems) => {
      const Job = objectOf({ 'id!': 'integer', 'title!': 'string', salary: 'string' });
      const Brief = objectOf({ 'id!': 'integer', 'title!': 'string' });
      const said = {
        'success!': 'boolean',
        [problems]: list(objectOf({ field: 'string', message: 'string' })),
      };
      const wrapped = (response: Schema) => objectOf({ ...said, response });
      const api = await createCrudApi(
        sketch({
          'POST /jobs': {
            request: objectOf({ 'title!': 'string', salary: 'string' }),
            response: wrapped(Job),
            status: 201,
          },
          'GET /jobs': { response: wrapped(list(Brief)) },
          'GET /jobs/{id}': { response: wrapped(Job), path: { id: { type: 'integer' } } },
        }),
      );
      await api.request('POST /jobs', { body: { title: 'Cook', salary: 'good' } });
      expect(await api.requestBody('GET /jobs')).toMatchObject({ response: [{ id: 1, title: 'Cook' }] });
    },
  );
});

describe('a create that is sent a list and responds with it', () => {
  const Line = objectOf({ product_id: 'string', quantity: 'integer' });

  it('makes one item where the response has its id, called after it', async () => {
    const api = await createCrudApi(
      sketch({
        'POST /orders': {
          request: objectOf({ items: list(Line) }),
          response: objectOf({ order_id: 'string', order_status: 'string', items: list(Line) }),
          status: 201,
        },
        'GET /orders/{orderID}': {
          response: objectOf({ id: 'string', status: 'string', items: list(Line) }),
        },
      }),
    );
    const sent = { items: [{ product_id: 'x', quantity: 2 }] };
    const made = await api.requestBody<{ order_id: string }>('POST /orders', { body: sent });
    expect(made).toMatchObject(sent);
    const params = { orderID: made.order_id };
    expect(await api.requestBody('GET /orders/{orderID}', { params })).toMatchObject({
      id: made.order_id,
      ...sent,
    });
  });
});
