import { describe, expect, it } from 'vitest';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const components = {
  Order: objectOf({ 'id!': 'integer', total: 'number' }),
  Cart: objectOf({ items: arrayOf('Line') }),
  Line: objectOf({ productId: 'integer', quantity: 'integer' }),
};
const read: Record<string, OperationSketch> = {
  'GET /orders': { response: arrayOf('Order') },
  'GET /orders/{id}': { response: 'Order', path: { id: { type: 'integer' } } },
  'GET /cart': { response: 'Cart' },
};

describe('what makes an order of a cart', () => {
  it.each<[string, OperationSketch, boolean]>([
    ['POST /cart/checkout', { response: 'Order', status: 201 }, true],
    ['POST /carts/{cartId}/checkout', { response: 'Order' }, true],
    ['POST /checkout', { response: 'Order', status: 201 }, true],
    ['POST /basket/place-order', { response: 'Order', status: 201 }, true],
    ['POST /cart/checkout', { response: objectOf({ url: 'string' }) }, false],
    ['POST /cart/checkout', { response: {} }, false],
    ['POST /books/{bookId}/order', { response: objectOf({ ok: 'boolean' }) }, false],
  ])('is %s that responds with %j', (operation, declared, isCreate) => {
    const role = rolesIn(sketch({ ...read, [operation]: declared }, components))[operation];
    expect(role === 'create orders').toBe(isCreate);
  });
});
