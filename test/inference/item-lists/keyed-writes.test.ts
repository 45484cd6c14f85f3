import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Line = objectOf({ productId: 'string', quantity: 'integer' });
const cart: Record<string, OperationSketch> = {
  'GET /cart': { status: 200 },
  'POST /cart/add': { request: 'Line', status: 200 },
};

describe('a write that says by what it refers to which item it is about', () => {
  it.each<[string, OperationSketch, object, readonly object[]]>([
    [
      'PUT /cart/update',
      { request: 'Line' },
      { productId: 'b', quantity: 9 },
      [{ quantity: 1 }, { quantity: 9 }],
    ],
    [
      'POST /cart/update-quantity',
      { request: 'Line', status: 200 },
      { productId: 'a', quantity: 9 },
      [{ quantity: 9 }, { quantity: 2 }],
    ],
    [
      'POST /cart/remove',
      { request: objectOf({ productId: 'string' }), status: 200 },
      { productId: 'a' },
      [{ productId: 'b' }],
    ],
    [
      'DELETE /cart/removeProduct',
      { request: objectOf({ 'productId!': 'string' }), status: 200 },
      { productId: 'b' },
      [{ productId: 'a' }],
    ],
    ['DELETE /cart/clear', { status: 200 }, {}, []],
    ['POST /cart/empty', { status: 200 }, {}, []],
  ])('changes that: %s', async (write, declared, body, left) => {
    const api = await createCrudApi(sketch({ ...cart, [write]: declared }, { Line }));
    await api.request('POST /cart/add', { body: { productId: 'a', quantity: 1 } });
    await api.request('POST /cart/add', { body: { productId: 'b', quantity: 2 } });
    await api.request(write, { body });
    expect(await api.requestBody('GET /cart')).toMatchObject(left);
    await api.close();
  });

  it.each<[string, OperationSketch]>([
    ['POST /cart/remove', { request: objectOf({ couponId: 'string' }), status: 200 }],
    ['POST /cart/remove', { request: objectOf({ quantity: 'integer' }), status: 200 }],
    ['POST /cart/removeCoupon', { request: objectOf({ productId: 'string' }), status: 200 }],
    ['DELETE /cart/clear', { request: objectOf({ reason: 'string' }), status: 200 }],
  ])('is none where nothing says so: %s', (write, declared) => {
    expect(rolesIn(sketch({ ...cart, [write]: declared }, { Line }))[write]).toBe(undefined);
  });
});

describe('requests that examples alone describe', () => {
  const shown = (example: object) => ({ type: 'object', example });

  it('are known by the names of these', async () => {
    const api = await createCrudApi(
      sketch({
        'POST /cart/add': { request: shown({ productId: '64f1', quantity: 2 }), status: 200 },
        'GET /cart': { status: 200 },
        'PUT /cart/update': { request: shown({ productId: '64f1', quantity: 3 }), status: 200 },
      }),
    );
    await api.request('POST /cart/add', { body: { productId: 'mug', quantity: 1 } });
    await api.request('PUT /cart/update', { body: { productId: 'mug', quantity: 7 } });
    expect(await api.requestBody('GET /cart')).toMatchObject([{ productId: 'mug', quantity: 7 }]);
    await api.close();
  });

  it.each<[string, object]>([
    ['an e-mail address', { email: 'ann@example.com', password: 'secret-1' }],
    ['a user name', { username: 'ann', password: 'secret-1' }],
    ['a phone number', { phone: '+32470000000', password: 'secret-1' }],
  ])('sign people up and log them in: by %s', async (_case, sent) => {
    const document = sketch({
      'POST /auth/register': { request: shown({ ...sent, name: 'Ann' }), status: 200 },
      'POST /auth/login': { request: shown(sent), status: 200 },
      'GET /users': { status: 200 },
      'GET /users/{id}': { status: 200 },
    });
    expect(rolesIn(document)).toMatchObject({
      'POST /auth/register': 'create users',
      'GET /users': 'list users',
      'GET /users/{id}': 'read users',
    });
  });
});
