import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Products with a price under some name, and orders of one with what they are sent and show. */
const shop = (
  price: string,
  sent: Readonly<Record<string, string | Schema>>,
  shown: Readonly<Record<string, string | Schema>>,
) =>
  sketch(
    {
      'GET /products': { response: arrayOf('Product') },
      'POST /products': { request: objectOf({ [price]: 'number' }), response: 'Product', status: 201 },
      'GET /orders': { response: arrayOf('Order') },
      'POST /orders': { request: objectOf(sent), response: 'Order', status: 201 },
      'PATCH /orders/{id}': { request: objectOf(sent), response: 'Order', path: { id: { type: 'integer' } } },
      'GET /orders/{id}': { response: 'Order', path: { id: { type: 'integer' } } },
    },
    {
      Product: objectOf({ 'id!': 'integer', [price]: 'number' }),
      Order: objectOf({ 'id!': 'integer', ...sent, ...shown }),
    },
  );

describe('an item that is a line itself', () => {
  const ids = { productId: 'integer', quantity: 'integer' };
  it.each<[string, Parameters<typeof shop>, object, object]>([
    ['has a total', ['price', ids, { total: 'number' }], { productId: 2, quantity: 3 }, { total: 7.5 }],
    [
      'has the price of a piece',
      ['price', ids, { unitPrice: 'number', totalPrice: 'number' }],
      { productId: 2, quantity: 3 },
      { unitPrice: 2.5, totalPrice: 7.5 },
    ],
    [
      'counts nights',
      ['price_per_night', { product_id: 'integer', nights: 'integer' }, { total_cost: 'number' }],
      { product_id: 2, nights: 2 },
      { total_cost: 5 },
    ],
    [
      'keeps the price that it was sent',
      ['price', { ...ids, price: 'number' }, { total: 'number' }],
      { productId: 2, quantity: 3, price: 1 },
      { price: 1, total: 3 },
    ],
    [
      'costs nothing for what is unknown',
      ['price', ids, { total: 'number' }],
      { productId: 9, quantity: 3 },
      { total: 0 },
    ],
    ['has none where it shows no total', ['price', ids, {}], { productId: 2, quantity: 3 }, {}],
  ])('%s', async (_, contract, sent, expected) => {
    const api = await createCrudApi(shop(...contract));
    for (const price of [9, 2.5]) await api.request('POST /products', { body: { [contract[0]]: price } });
    const order = { id: 1, ...sent, ...expected };
    expect(await api.requestBody('POST /orders', { body: sent })).toEqual(order);
    expect(await api.requestBody('GET /orders')).toEqual([order]);
  });

  it('costs what its new quantity costs', async () => {
    const api = await createCrudApi(shop('price', ids, { total: 'number' }));
    await api.request('POST /products', { body: { price: 2.5 } });
    await api.request('POST /orders', { body: { productId: 1, quantity: 3 } });
    const changed = { params: { id: '1' }, body: { quantity: 4 } };
    const expected = { id: 1, productId: 1, quantity: 4, total: 10 };
    expect(await api.requestBody('PATCH /orders/{id}', changed)).toEqual(expected);
    expect(await api.requestBody('GET /orders/{id}', { params: { id: '1' } })).toEqual(expected);
  });
});

describe('what is paid for by the time it takes', () => {
  const day = { type: 'string', format: 'date' } as const;
  const time = { type: 'string', format: 'date-time' } as const;
  const dates = { checkIn: '2026-03-01', checkOut: '2026-03-04' };

  it.each<[string, string, Readonly<Record<string, Schema>>, object, object]>([
    ['a room by the night', 'pricePerNight', { checkIn: day, checkOut: day }, dates, { totalPrice: 7.5 }],
    ['a stay by the price of a room', 'price', { checkIn: day, checkOut: day }, dates, { totalPrice: 7.5 }],
    [
      'a car by the day',
      'daily_rate',
      { startDate: day, endDate: day },
      { startDate: '2026-03-01', endDate: '2026-03-03' },
      { totalPrice: 5 },
    ],
    [
      'a court by the hour',
      'hourlyRate',
      { startTime: time, endTime: time },
      { startTime: '2026-03-01T09:00:00Z', endTime: '2026-03-01T10:30:00Z' },
      { totalPrice: 3.75 },
    ],
    [
      'not a plan whose price is of something else',
      'price',
      { startDate: day, endDate: day },
      { startDate: '2026-03-01', endDate: '2026-03-03' },
      { totalPrice: 0 },
    ],
  ])('%s', async (_, price, times, sent, expected) => {
    const contract = shop(price, { productId: 'integer', ...times }, { 'totalPrice!': 'number' });
    const api = await createCrudApi(contract);
    await api.request('POST /products', { body: { [price]: 2.5 } });
    const order = { id: 1, productId: 1, ...sent, ...expected };
    expect(await api.requestBody('POST /orders', { body: { productId: 1, ...sent } })).toEqual(order);
    expect(await api.requestBody('GET /orders')).toEqual([order]);
  });

  it('costs more when it takes longer', async () => {
    const contract = shop(
      'pricePerNight',
      { productId: 'integer', checkIn: day, checkOut: day },
      { totalPrice: 'number' },
    );
    const api = await createCrudApi(contract);
    await api.request('POST /products', { body: { pricePerNight: 2.5 } });
    await api.request('POST /orders', { body: { productId: 1, ...dates } });
    const body = { checkOut: '2026-03-05' };
    const changed = await api.requestBody('PATCH /orders/{id}', { params: { id: 1 }, body });
    expect(changed).toEqual({ id: 1, productId: 1, ...dates, ...body, totalPrice: 10 });
  });
});
