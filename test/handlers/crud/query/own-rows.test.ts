import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Orders that name who made them by `owner`, and a path that lists those of the user alone. */
function contract(path: string, owner: string) {
  const document = sketch(
    {
      'POST /auth/register': {
        request: objectOf({ 'email!': 'string', 'password!': 'string' }),
        response: 'User',
        status: 201,
      },
      'POST /auth/login': {
        request: objectOf({ 'email!': 'string', 'password!': 'string' }),
        response: objectOf({ 'token!': 'string' }),
      },
      'GET /users': { response: arrayOf('User') },
      'POST /orders': { request: objectOf({ 'item!': 'string' }), response: 'Order', status: 201 },
      'GET /orders': { response: arrayOf('Order') },
      [`GET ${path}`]: { response: arrayOf('Order') },
    },
    {
      User: objectOf({ 'id!': 'integer', email: 'string' }),
      Order: objectOf({ 'id!': 'integer', item: 'string', [owner]: 'integer' }),
    },
  );
  return { ...document, security: [{ token: [] }, {}], components: withToken(document.components) };
}

function withToken(components: object | undefined) {
  return { ...components, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } };
}

async function orderedBy(path: string, owner: string) {
  const { api } = await contractSandbox(contract(path, owner));
  const tokens: string[] = [];
  for (const [i, email] of ['ann@example.com', 'bob@example.com'].entries()) {
    await api.post('/auth/register').send({ email, password: 'secret' });
    const login = await api.post('/auth/login').send({ email, password: 'secret' });
    const token = `Bearer ${login.body.token}`;
    tokens.push(token);
    await api
      .post('/orders')
      .set('Authorization', token)
      .send({ item: `item ${i}` });
  }
  const lists = [];
  for (const token of tokens) lists.push((await api.get(path).set('Authorization', token)).body);
  const all = await api.get('/orders').set('Authorization', tokens[0] ?? '');
  return { lists, all: all.body };
}

describe('a path that says whose items it lists', () => {
  it.each([
    ['/my/orders', 'userId'],
    ['/users/me/orders', 'owner_id'],
    ['/orders/mine', 'createdBy'],
    ['/orders/my-orders', 'user_id'],
  ])('%s shows those whose %s is the user of the token', async (path, owner) => {
    const { lists, all } = await orderedBy(path, owner);
    expect(lists).toEqual([[{ id: 1, item: 'item 0', [owner]: 1 }], [{ id: 2, item: 'item 1', [owner]: 2 }]]);
    expect(all).toHaveLength(2);
  });
});
