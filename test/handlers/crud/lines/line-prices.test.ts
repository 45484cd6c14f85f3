import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Pen = objectOf({ 'id!': 'integer', 'name!': 'string', 'price!': 'number' });

/** Orders whose lines are sent as the id of a pen and a quantity, and shown by some schema. */
async function orders(line: Schema) {
  const api = await createCrudApi(
    sketch(
      {
        'POST /pens': {
          request: objectOf({ name: 'string', price: 'number' }),
          response: 'Pen',
          status: 201,
        },
        'GET /pens/{id}': { response: 'Pen' },
        'POST /orders': { request: 'NewOrder', response: 'Order', status: 201 },
        'PATCH /orders/{id}': { request: 'NewOrder', response: 'Order' },
        'GET /orders/{id}': { response: 'Order' },
      },
      {
        Pen,
        Line: line,
        NewLine: objectOf({ 'penId!': 'integer', 'quantity!': 'integer' }),
        NewOrder: objectOf({ lines: arrayOf('NewLine'), note: 'string' }),
        Order: objectOf({ 'id!': 'integer', lines: arrayOf('Line'), note: 'string', 'total!': 'number' }),
      },
    ),
  );
  await api.request('POST /pens', { body: { name: 'Quill', price: 2.5 } });
  await api.request('POST /pens', { body: { name: 'Biro', price: 1 } });
  return api;
}

const ref: Schema = { $ref: '#/components/schemas/Pen' };
const quill = { id: 1, name: 'Quill', price: 2.5 };

describe('an item with lines that refer to items', () => {
  it.each<[string, Schema, object]>([
    ['nothing else', objectOf({ penId: 'integer', quantity: 'integer' }), {}],
    [
      'their own price and sum',
      objectOf({ penId: 'integer', quantity: 'integer', unitPrice: 'number', 'subtotal!': 'number' }),
      { unitPrice: 2.5, subtotal: 10 },
    ],
    [
      'the item and its name',
      objectOf({ penId: 'integer', quantity: 'integer', pen: ref, penName: 'string' }),
      { pen: quill, penName: 'Quill' },
    ],
  ])('has the total by their prices, where lines show %s', async (_, line, taken) => {
    const api = await orders(line);
    const lines = [{ penId: 1, quantity: 4, ...taken }];
    const order = { id: 1, lines, total: 10 };
    const body = { lines: [{ penId: 1, quantity: 4 }] };
    expect(await api.requestBody('POST /orders', { body })).toEqual(order);
    expect(await api.requestBody('GET /orders/{id}', { params: { id: 1 } })).toEqual(order);
  });

  it('has a new total when the lines change, and keeps them when something else does', async () => {
    const api = await orders(objectOf({ penId: 'integer', quantity: 'integer', unitPrice: 'number' }));
    await api.request('POST /orders', { body: { lines: [{ penId: 1, quantity: 4 }] } });
    const params = { id: 1 };
    const changed = { id: 1, lines: [{ penId: 2, quantity: 3, unitPrice: 1 }], total: 3 };
    const body = { lines: [{ penId: 2, quantity: 3 }] };
    expect(await api.requestBody('PATCH /orders/{id}', { params, body })).toEqual(changed);
    const noted = await api.requestBody('PATCH /orders/{id}', { params, body: { note: 'now' } });
    expect(noted).toEqual({ ...changed, note: 'now' });
  });

  it('is made all the same where what they refer to is unknown', async () => {
    const api = await orders(objectOf({ penId: 'integer', quantity: 'integer', unitPrice: 'number' }));
    const body = { lines: [{ penId: 9, quantity: 4 }] };
    expect(await api.requestBody('POST /orders', { body })).toMatchObject({
      lines: [{ penId: 9, quantity: 4 }],
    });
  });
});

describe('a list that is called after what its lines name by their own id', () => {
  const line = objectOf({
    id: 'integer',
    name: 'string',
    price: 'number',
    quantity: 'integer',
    total: 'number',
  });
  const carts = (list: string, sent: Schema) =>
    sketch(
      {
        'POST /pens': {
          request: objectOf({ name: 'string', price: 'number' }),
          response: 'Pen',
          status: 201,
        },
        'GET /pens/{id}': { response: 'Pen' },
        'POST /carts': {
          request: objectOf({ [list]: { type: 'array', items: sent } }),
          response: 'Cart',
          status: 201,
        },
        'GET /carts/{id}': { response: 'Cart' },
      },
      {
        Pen,
        Cart: objectOf({
          'id!': 'integer',
          [list]: { type: 'array', items: line },
          'total!': 'number',
          'totalQuantity!': 'integer',
        }),
      },
    );

  it('has their names and prices, and the sums that follow', async () => {
    const api = await createCrudApi(carts('pens', objectOf({ 'id!': 'integer', 'quantity!': 'integer' })));
    await api.request('POST /pens', { body: { name: 'Quill', price: 2.5 } });
    const body = { pens: [{ id: 1, quantity: 4 }] };
    const cart = {
      id: 1,
      pens: [{ id: 1, name: 'Quill', price: 2.5, quantity: 4, total: 10 }],
      total: 10,
      totalQuantity: 4,
    };
    expect(await api.requestBody('POST /carts', { body })).toEqual(cart);
    expect(await api.requestBody('GET /carts/{id}', { params: { id: 1 } })).toEqual(cart);
  });

  it.each<[string, string, Record<string, string>, object]>([
    ['called otherwise', 'entries', { id: 'integer', quantity: 'integer' }, { id: 1, quantity: 4 }],
    ['no number of them', 'pens', { id: 'integer', name: 'string' }, { id: 1, name: 'Mine' }],
  ])('names nothing where it is or has %s', async (_, list, properties, sent) => {
    const api = await createCrudApi(carts(list, objectOf(properties)));
    await api.request('POST /pens', { body: { name: 'Quill', price: 2.5 } });
    const cart = await api.requestBody<Record<string, object[]>>('POST /carts', { body: { [list]: [sent] } });
    expect(cart[list]?.[0]).not.toMatchObject({ price: 2.5 });
  });
});
