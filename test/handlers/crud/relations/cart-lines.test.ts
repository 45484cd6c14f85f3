import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const line = { productId: 'integer', quantity: 'integer', price: 'number' } as const;
const schemas = {
  Product: objectOf({ 'id!': 'integer', price: 'number' }),
  CartLine: objectOf({ id: 'integer', ...line, product: { $ref: '#/components/schemas/Product' } }),
  Cart: objectOf({ id: 'string', items: arrayOf('CartLine'), total: 'number' }),
  OrderLine: objectOf(line),
  Order: objectOf({ 'id!': 'integer', note: 'string', lines: arrayOf('OrderLine'), total: 'number' }),
};
const whole = { id: { type: 'integer' } };
const base: Record<string, OperationSketch> = {
  'GET /products': { response: arrayOf('Product') },
  'POST /products': { request: objectOf({ price: 'number' }), response: 'Product', status: 201 },
  'GET /orders': { response: arrayOf('Order') },
  'GET /orders/{id}': { response: 'Order', path: whole },
};
const added = objectOf({ productId: 'integer', quantity: 'integer' });
const order = (request: Schema): OperationSketch => ({ request, response: 'Order', status: 201 });
const noted = order(objectOf({ note: 'string' }));

/** The one cart of `/cart`, or each of `/carts`. */
const ofOne: Record<string, OperationSketch> = {
  'GET /cart': { response: 'Cart' },
  'POST /cart/items': { request: added, response: 'Cart', status: 201 },
};
const ofMany: Record<string, OperationSketch> = {
  'POST /carts': { response: 'Cart', status: 201 },
  'GET /carts/{cartId}': { response: 'Cart' },
  'POST /carts/{cartId}/items': { request: added, response: 'Cart', status: 201 },
};

const ordered = { id: 1, lines: [{ productId: 1, quantity: 3, price: 2.5 }], total: 7.5 };

describe('an order that is sent without lines', () => {
  it.each<[string, Record<string, OperationSketch>, string, object]>([
    ['has those of the cart', { 'POST /orders': noted }, 'POST /orders', { note: 'quick' }],
    ['has them at a check-out', { 'POST /cart/checkout': noted }, 'POST /cart/checkout', {}],
    ['has them at one of its own path', { 'POST /checkout': noted }, 'POST /checkout', { note: 'quick' }],
  ])('%s, which is empty from then on', async (_, create, operation, body) => {
    const api = await createCrudApi(sketch({ ...base, ...ofOne, ...create }, schemas));
    await api.request('POST /products', { body: { price: 2.5 } });
    await api.request('POST /cart/items', { body: { productId: 1, quantity: 3 } });
    expect(await api.requestBody(operation, { body })).toEqual({ ...ordered, ...body });
    expect(await api.requestBody('GET /orders')).toEqual([{ ...ordered, ...body }]);
    expect(await api.requestBody('GET /cart')).toMatchObject({ items: [], total: 0 });
    expect(await api.requestBody(operation, { body })).toEqual({ id: 2, total: 0, ...body });
  });

  it.each<[string, Record<string, OperationSketch>, string, boolean]>([
    ['that is sent', { 'POST /orders': order(objectOf({ cartId: 'string' })) }, 'POST /orders', true],
    ['in the path', { 'POST /carts/{cartId}/checkout': noted }, 'POST /carts/{cartId}/checkout', false],
  ])('has those of the cart of the id %s, and leaves others', async (_, create, operation, isSent) => {
    const api = await createCrudApi(sketch({ ...base, ...ofMany, ...create }, schemas));
    await api.request('POST /products', { body: { price: 2.5 } });
    const carts = [];
    for (const quantity of [1, 3]) {
      const { id } = await api.requestBody<{ id: string }>('POST /carts');
      await api.request('POST /carts/{cartId}/items', {
        params: { cartId: id },
        body: { productId: 1, quantity },
      });
      carts.push({ cartId: id });
    }
    const [other = {}, own = {}] = carts;
    const made = isSent
      ? await api.requestBody(operation, { body: own })
      : await api.requestBody(operation, { params: own });
    expect(made).toMatchObject(ordered);
    expect(await api.requestBody('GET /carts/{cartId}', { params: own })).toMatchObject({ items: [] });
    expect(await api.requestBody('GET /carts/{cartId}', { params: other })).toMatchObject({ total: 2.5 });
  });

  it.each([
    ['POST /carts/{id}/checkout', true],
    ['POST /users/{id}/orders', false],
  ])('takes the id in %s for that of a cart: %s', async (operation, isOfCart) => {
    const more: Record<string, OperationSketch> = {
      'POST /users': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
      'GET /users/{id}': { response: 'User', path: whole },
      'GET /users/{id}/orders': { response: arrayOf('Order'), path: whole },
      [operation]: { ...noted, path: whole },
    };
    const User = objectOf({ 'id!': 'integer', name: 'string' });
    const Cart = objectOf({ 'id!': 'integer', items: arrayOf('CartLine'), total: 'number' });
    const api = await createCrudApi(sketch({ ...base, ...ofMany, ...more }, { ...schemas, User, Cart }));
    await api.request('POST /products', { body: { price: 2.5 } });
    await api.request('POST /users', { body: { name: 'Ada' } });
    await api.request('POST /carts');
    const params = { cartId: '1' };
    await api.request('POST /carts/{cartId}/items', { params, body: { productId: 1, quantity: 3 } });
    const made = await api.requestBody<{ lines?: unknown[] }>(operation, { params: { id: '1' }, body: {} });
    expect(made.lines ?? []).toEqual(isOfCart ? ordered.lines : []);
    const cart = await api.requestBody('GET /carts/{cartId}', { params });
    expect(cart).toMatchObject({ id: 1, total: isOfCart ? 0 : 7.5 });
  });

  it('has none where a request may have them, and the cart stays', async () => {
    const sent = order(objectOf({ note: 'string', lines: arrayOf('OrderLine') }));
    const api = await createCrudApi(sketch({ ...base, ...ofOne, 'POST /orders': sent }, schemas));
    await api.request('POST /products', { body: { price: 2.5 } });
    await api.request('POST /cart/items', { body: { productId: 1, quantity: 3 } });
    expect(await api.requestBody('POST /orders', { body: { note: 'a' } })).not.toHaveProperty('lines.0');
    expect(await api.requestBody('GET /cart')).toMatchObject({ total: 7.5 });
  });
});

describe('a cart as Django describes it', () => {
  const amount: Schema = { type: 'string', format: 'decimal', pattern: '^-?\\d{0,8}(?:\\.\\d{0,2})?$' };
  const whole: Schema = { type: 'integer' };
  const lineOf = (price: string) => objectOf({ id: whole, product: whole, quantity: whole, [price]: amount });
  const CartLine = objectOf({
    id: whole,
    product: whole,
    quantity: whole,
    unit_price: amount,
    subtotal: amount,
  });
  const Cart = objectOf({ id: whole, items: arrayOf('CartLine'), subtotal: amount, total: amount });
  const Order = objectOf({ 'id!': whole, items: { type: 'array', items: lineOf('price') }, total: amount });
  const all = { Product: objectOf({ 'id!': whole, price: amount }), CartLine, Cart, Order };
  const operations: Record<string, OperationSketch> = {
    ...base,
    'POST /products': { request: objectOf({ price: amount }), response: 'Product', status: 201 },
    'GET /cart': { response: 'Cart' },
    'POST /cart/items': {
      request: objectOf({ product: whole, quantity: whole }),
      response: 'CartLine',
      status: 201,
    },
    'POST /orders/checkout': noted,
  };

  it('costs nothing before anything is in it', async () => {
    const api = await createCrudApi(sketch(operations, all));
    expect(await api.requestBody('GET /cart')).toMatchObject({ items: [], subtotal: '0.00', total: '0.00' });
  });

  it('has the prices of the products that its lines name by their ids alone', async () => {
    const api = await createCrudApi(sketch(operations, all));
    await api.request('POST /products', { body: { price: '19.90' } });
    const line = await api.requestBody('POST /cart/items', { body: { product: 1, quantity: 2 } });
    expect(line).toMatchObject({ product: 1, unit_price: '19.90', subtotal: '39.80' });
    expect(await api.requestBody('GET /cart')).toMatchObject({ subtotal: '39.80', total: '39.80' });
    const made = await api.requestBody('POST /orders/checkout', { body: { note: 'quick' } });
    expect(made).toMatchObject({ items: [{ product: 1, quantity: 2, price: '19.90' }], total: '39.80' });
  });
});
