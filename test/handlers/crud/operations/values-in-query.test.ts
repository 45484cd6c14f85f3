import { expect, it } from 'vitest';
import { createCrudApi, type SentRequest } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const number = { type: 'integer' } as const;
const text = { type: 'string' } as const;
const Crate = objectOf({
  'id!': 'integer',
  label: 'string',
  stock: 'integer',
  priority: 'string',
  assigneeId: 'integer',
  owner_id: 'integer',
  state: { type: 'string', enum: ['open', 'closed'] },
});
const before = { id: 1, label: 'a', state: 'open' };

it.each<[name: string, sketch: OperationSketch, sent: SentRequest, after: object]>([
  ['PUT /crates/{id}', { query: { label: text } }, { query: { label: 'b' } }, { label: 'b' }],
  ['POST /crates/{id}', { query: { label: text, state: text } }, { query: { label: 'b' } }, { label: 'b' }],
  ['PATCH /crates/{id}', { query: { stock: number } }, { query: { stock: 3 } }, { stock: 3 }],
  [
    'PATCH /crates/{id}/priority',
    { query: { priority: text } },
    { query: { priority: 'x' } },
    { priority: 'x' },
  ],
  [
    'PATCH /crates/change-priority/{id}',
    { query: { priority: text } },
    { query: { priority: 'x' } },
    { priority: 'x' },
  ],
  ['PUT /crates/{id}/label', { query: { newLabel: text } }, { query: { newLabel: 'b' } }, { label: 'b' }],
  ['POST /crates/{id}/move', { query: { ownerId: number } }, { query: { ownerId: 4 } }, { owner_id: 4 }],
  ['PUT /crates/{id}/stock', { query: { quantity: number } }, { query: { quantity: 4 } }, { stock: 4 }],
  [
    'PUT /crates/{id}/updateStock',
    { query: { amount: number, reason: text } },
    { query: { amount: 4, reason: 'r' } },
    { stock: 4 },
  ],
  [
    'PATCH /crates/{id}/stock',
    { request: objectOf({ quantity: 'integer' }) },
    { body: { quantity: 4 } },
    { stock: 4 },
  ],
  [
    'POST /crates/{id}/set-priority',
    { request: objectOf({ value: 'string', note: 'string' }) },
    { body: { value: 'x' } },
    { priority: 'x' },
  ],
  ...['new_stock', 'targetStock', 'updated-stock'].map(
    (name): [string, OperationSketch, SentRequest, object] => [
      'POST /crates/{id}/recount',
      { request: objectOf({ [name]: 'integer', remark: 'string' }) },
      { body: { [name]: 4, remark: 'x' } },
      { stock: 4 },
    ],
  ),
  [
    'POST /crates/{id}/assign',
    { request: objectOf({ userId: 'integer' }) },
    { body: { userId: 7 } },
    { assigneeId: 7 },
  ],
  ['PUT /crates/{id}/assign', { query: { agentId: number } }, { query: { agentId: 7 } }, { assigneeId: 7 }],
  // A parameter that is called the crate's id says which crate, and not which state.
  [
    'PUT /crates/state/{crateId}',
    { request: objectOf({ state: 'string' }) },
    { params: { crateId: '1' }, body: { state: 'closed' } },
    { state: 'closed' },
  ],
  // What an action with an effect of its own is told says how, or for whom.
  ['POST /crates/{id}/close', { query: { ownerId: number } }, { query: { ownerId: 4 } }, { state: 'closed' }],
  // What is posted may be added to what there is, and what is sent of another type is no such value.
  ['POST /crates/{id}/stock', { request: objectOf({ quantity: 'integer' }) }, { body: { quantity: 4 } }, {}],
  ['PUT /crates/{id}/stock', { query: { unit: text } }, { query: { unit: 'kg' } }, {}],
])('%s %o sets what it names, and nothing else', async (name, declared, sent, after) => {
  const { request, requestBody } = await createCrudApi(
    sketch(
      {
        'POST /crates': { request: objectOf({ label: 'string' }), response: 'Crate', status: 201 },
        'GET /crates': { response: arrayOf('Crate') },
        'GET /crates/{id}': { response: 'Crate' },
        [name]: { response: 'Crate', ...declared },
      },
      { Crate },
    ),
  );
  await request('POST /crates', { body: { label: 'a' } });
  const changed = await requestBody(name, { params: { id: '1' }, ...sent });
  expect(changed).toEqual({ ...before, ...after });
  expect(await requestBody('GET /crates/{id}', { params: { id: '1' } })).toEqual(changed);
});

it('the query of a POST without a body has the line that it adds to a cart', async () => {
  const Line = objectOf({ productId: 'integer', quantity: 'integer' });
  const Cart = objectOf({ 'id!': 'integer', items: { type: 'array', items: Line } });
  const { request, requestBody } = await createCrudApi(
    sketch(
      {
        'POST /carts': { request: objectOf({ note: 'string' }), response: 'Cart', status: 201 },
        'GET /carts/{id}': { response: 'Cart' },
        'POST /carts/{id}/items': { response: 'Cart', query: { product_id: number, quantity: number } },
      },
      { Cart },
    ),
  );
  await request('POST /carts', { body: {} });
  const add = () =>
    requestBody('POST /carts/{id}/items', { params: { id: '1' }, query: { product_id: 5, quantity: 2 } });
  expect(await add()).toMatchObject({ items: [{ productId: 5, quantity: 2 }] });
  expect(await add()).toMatchObject({ items: [{ productId: 5, quantity: 4 }] });
});
