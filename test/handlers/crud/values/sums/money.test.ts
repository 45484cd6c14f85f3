import { describe, expect, it } from 'vitest';
import { amountIn, currencyIn } from '../../../../../src/handlers/crud/values/sums/money.ts';
import type { Schema } from '../../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../../support/small-contract.ts';

describe('an amount of money', () => {
  it.each([
    [5, { value: 5, written: 5 }],
    ['10.00', { value: 10, written: '10.00' }],
    [
      { amount: '10.00', currency: 'EUR' },
      { value: 10, written: '10.00', currency: 'EUR' },
    ],
    [
      { value: 3, currencyCode: 'USD' },
      { value: 3, written: 3, currency: 'USD' },
    ],
    [{ currency: 'EUR' }, undefined],
    ['ten', undefined],
    [null, undefined],
  ])('is read of %j', (value, expected) => {
    expect(amountIn(value)).toEqual(expected);
  });

  it('has the currency of whatever says one', () => {
    expect(currencyIn({ name: 'x', currency_code: 'CHF' })).toBe('CHF');
    expect(currencyIn({ currency: 7 })).toBeUndefined();
  });
});

const text: Schema = { type: 'string' };
const money = objectOf({ amount: 'string', currency: 'string' });

/** Products that are sent a price in one form, and carts and lists that show it in another. */
const shop = (sent: Schema, shown: Schema) =>
  sketch(
    {
      'GET /products': { response: arrayOf('Product') },
      'POST /products': {
        request: objectOf({ price: sent, currency: text }),
        response: 'Product',
        status: 201,
      },
      'GET /cart': { response: 'Cart' },
      'POST /cart/items': {
        request: objectOf({ product_id: 'integer', quantity: 'integer' }),
        response: 'Cart',
        status: 201,
      },
      'DELETE /cart/items/{product_id}': { response: 'Cart', path: { product_id: { type: 'integer' } } },
    },
    {
      Product: objectOf({ 'id!': 'integer', 'price!': shown, 'effective_price!': shown, currency: text }),
      Cart: objectOf({ 'items!': arrayOf('Line'), 'total!': shown }),
      Line: objectOf({
        ...{ 'product_id!': 'integer', 'quantity!': 'integer' },
        ...{ 'unit_price!': shown, 'line_total!': shown },
      }),
    },
  );

describe('a price', () => {
  const eur = (amount: string) => ({ amount, currency: 'EUR' });
  it.each<[string, Schema, Schema, unknown, (amount: string) => unknown]>([
    ['a text as an object', text, money, '10.00', eur],
    ['a number as an object', { type: 'number' }, money, 10, eur],
    [
      'a number as an object of numbers',
      { type: 'number' },
      objectOf({ value: 'number', currency_code: 'string' }),
      10,
      (amount) => ({ value: Number(amount), currency_code: 'EUR' }),
    ],
    ['an object as a number', money, { type: 'number' }, eur('10.00'), Number],
    ['an object as it is', money, money, eur('10.00'), eur],
  ])('is shown where it is another form: %s; sums follow', async (_, sent, shown, price, as) => {
    const api = await createCrudApi(shop(sent, shown));
    const product = await api.requestBody('POST /products', { body: { price, currency: 'EUR' } });
    expect(product).toMatchObject({ price: as('10.00'), effective_price: as('10.00') });
    expect(await api.requestBody('GET /products')).toEqual([product]);
    const cart = await api.requestBody('POST /cart/items', { body: { product_id: 1, quantity: 3 } });
    expect(cart).toMatchObject({
      items: [{ unit_price: as('10.00'), line_total: as('30.00') }],
      total: as('30.00'),
    });
    const emptied = await api.requestBody('DELETE /cart/items/{product_id}', { params: { product_id: 1 } });
    expect(emptied).toEqual({ items: [], total: as('0.00') });
  });

  it.each([
    ['a total of nothing yet', money, { amount: '0.00' }],
    ['a number', { type: 'number' }, 0],
  ])('begins as 0 in a cart: %s', async (_, shown, expected) => {
    const api = await createCrudApi(shop(text, shown));
    const { total } = await api.requestBody<{ total: unknown }>('GET /cart');
    expect(total).toEqual(typeof expected === 'object' ? expect.objectContaining(expected) : expected);
  });
});
