import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const row = { productId: 'integer', quantity: 'integer' } as const;
const receipt = (id: string) => ({ response: objectOf({ created: 'boolean', [id]: 'string' }), status: 201 });

/** Carts whose lines have paths of their own, and orders of them. */
function shop(cart: string, sent: Parameters<typeof objectOf>[0]) {
  const one = `/${cart}s/{${cart}Id}`;
  const items = arrayOf('Line');
  const operations = {
    [`POST /${cart}s`]: receipt(`${cart}Id`),
    [`GET ${one}`]: { response: { type: 'object', properties: { items } } },
    [`GET ${one}/items`]: { response: items },
    [`POST ${one}/items`]: { ...receipt('itemId'), request: objectOf(row) },
    [`DELETE ${one}/items/{itemId}`]: { status: 204 },
    'POST /orders': { ...receipt('orderId'), request: objectOf({ customerName: 'string', ...sent }) },
    'GET /orders/{orderId}': {
      response: objectOf({ id: 'string', customerName: 'string', items: arrayOf('OrderLine') }),
    },
  };
  const Line = objectOf({ 'id!': 'integer', ...row });
  return { one, api: createCrudApi(sketch(operations, { Line, OrderLine: objectOf(row) })) };
}

describe('an order of a cart whose lines are below it', () => {
  it.each([
    ['has them, and the cart is empty from then on', 'cart', { cartId: 'string' }, true],
    ['has those of a basket', 'basket', { basketId: 'string' }, true],
    ['has none of what is no cart, which stays', 'shelf', { shelfId: 'string' }, false],
    ['has none without the id of one', 'cart', { note: 'string' }, false],
  ])('%s', async (_, cart, sent, isTaken) => {
    const { one, api } = shop(cart, sent);
    const { requestBody } = await api;
    const ids: string[] = [];
    const line = { productId: 7, quantity: 2 };
    for (const quantity of [1, 2]) {
      const made = await requestBody<Record<string, string>>(`POST /${cart}s`);
      const id = made[`${cart}Id`] ?? '';
      ids.push(id);
      await requestBody(`POST ${one}/items`, { params: { [`${cart}Id`]: id }, body: { ...line, quantity } });
    }
    const [other = '', own = ''] = ids;
    const body = { customerName: 'Ada', [Object.keys(sent)[0] ?? '']: own };
    const { orderId } = await requestBody<{ orderId: string }>('POST /orders', { body });
    expect(await requestBody('GET /orders/{orderId}', { params: { orderId } })).toEqual({
      id: orderId,
      customerName: 'Ada',
      items: isTaken ? [line] : [],
    });
    const params = { [`${cart}Id`]: own };
    const left = isTaken ? [] : [expect.objectContaining(line)];
    expect(await requestBody(`GET ${one}/items`, { params })).toEqual(left);
    expect(await requestBody(`GET ${one}`, { params })).toEqual({ items: left });
    expect(await requestBody(`GET ${one}/items`, { params: { [`${cart}Id`]: other } })).toMatchObject([
      { quantity: 1 },
    ]);
  });
});
