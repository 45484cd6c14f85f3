import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const id = { id: { type: 'integer' } };

/** Customers, and orders that refer to one of them and show what that says of itself. */
const contract = (
  sent: Readonly<Record<string, string>>,
  shown: Readonly<Record<string, string | Schema>>,
  customer: Readonly<Record<string, string>> = { name: 'string', email: 'string' },
) =>
  sketch(
    {
      'GET /customers': { response: arrayOf('Customer') },
      'POST /customers': { request: objectOf(customer), response: 'Customer', status: 201 },
      'PATCH /customers/{id}': { request: objectOf(customer), response: 'Customer', path: id },
      'GET /orders': { response: arrayOf('Order') },
      'POST /orders': { request: objectOf(sent), response: 'Order', status: 201 },
      'GET /orders/{id}': { response: 'Order', path: id },
      'PATCH /orders/{id}': { request: objectOf(sent), response: 'Order', path: id },
    },
    {
      Customer: objectOf({ 'id!': 'integer', ...customer }),
      Order: objectOf({ 'id!': 'integer', ...sent, ...shown }),
    },
  );

const [ada, bob] = [
  { name: 'Ada', email: 'ada@b.example' },
  { name: 'Bob', email: 'bob@b.example' },
];

describe('what an item says of the one that it refers to', () => {
  it.each<[string, Record<string, string>, Record<string, string>, object, object]>([
    [
      'its name',
      { customer: 'integer' },
      { 'customer_name!': 'string' },
      { customer: 2 },
      { customer_name: 'Bob' },
    ],
    [
      'more',
      { customerId: 'integer' },
      { customerEmail: 'string' },
      { customerId: 1 },
      { customerEmail: ada?.email },
    ],
    ['nothing of nobody', { customerId: 'integer' }, { customerName: 'string' }, {}, {}],
    ['no price', { customer: 'integer' }, { customer_price: 'number' }, { customer: 1 }, {}],
    ['no id', { customer: 'integer' }, { customer_count: 'integer' }, { customer: 1 }, { customer_count: 0 }],
  ])('is %s', async (_, sent, shown, body, expected) => {
    const api = await createCrudApi(contract(sent, shown));
    for (const each of [ada, bob]) await api.request('POST /customers', { body: each });
    const order = await api.requestBody('POST /orders', { body });
    expect(order).toMatchObject({ id: 1, ...body, ...expected });
    expect(await api.requestBody('GET /orders')).toEqual([order]);
  });

  it('follows the reference, and what is referred to', async () => {
    const api = await createCrudApi(contract({ customer: 'integer' }, { 'customer_name!': 'string' }));
    for (const each of [ada, bob]) await api.request('POST /customers', { body: each });
    await api.request('POST /orders', { body: { customer: 1 } });
    const params = { id: '1' };
    const moved = await api.requestBody('PATCH /orders/{id}', { params, body: { customer: 2 } });
    expect(moved).toMatchObject({ customer_name: 'Bob' });
    await api.request('PATCH /customers/{id}', { params: { id: '2' }, body: { name: 'Bert' } });
    expect(await api.requestBody('GET /orders/{id}', { params })).toMatchObject({ customer_name: 'Bert' });
  });

  it('is what was sent, where a request may say it', async () => {
    const own = { customer: 'integer', customer_name: 'string' };
    const api = await createCrudApi(contract(own, {}));
    await api.request('POST /customers', { body: ada });
    const body = { customer: 1, customer_name: 'Countess' };
    expect(await api.requestBody('POST /orders', { body })).toEqual({ id: 1, ...body });
  });

  it('is the title of what has no name', async () => {
    const titled = contract({ customerId: 'integer' }, { 'customerName!': 'string' }, { title: 'string' });
    const api = await createCrudApi(titled);
    await api.request('POST /customers', { body: { title: 'Dr' } });
    expect(await api.requestBody('POST /orders', { body: { customerId: 1 } })).toMatchObject({
      customerName: 'Dr',
    });
  });

  it('is found by an id that is called after it, which stays what was sent', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /customers/{customer_id}': { response: 'Customer' },
          'POST /customers': { request: objectOf({ name: 'string' }), response: 'Customer', status: 201 },
          'GET /orders': { response: arrayOf('Row') },
          'POST /orders': { request: 'NewOrder', response: 'NewOrder', status: 201 },
          'GET /orders/{order_id}': { response: 'Order' },
        },
        {
          Customer: objectOf({ 'customer_id!': 'string', name: 'string' }),
          NewOrder: objectOf({ 'customer!': 'string' }),
          Row: objectOf({ 'order_id!': 'string', customer_name: 'string' }),
          Order: objectOf({ 'order_id!': 'string', customer: { $ref: '#/components/schemas/Customer' } }),
        },
      ),
    );
    const made = await api.requestBody<{ customer_id: string }>('POST /customers', { body: { name: 'Ada' } });
    const body = { customer: made.customer_id };
    expect(await api.requestBody('POST /orders', { body })).toEqual(body);
    const [row] = await api.requestBody<{ order_id: string }[]>('GET /orders');
    expect(row).toMatchObject({ customer_name: 'Ada' });
    const params = { order_id: row?.order_id ?? '' };
    expect(await api.requestBody('GET /orders/{order_id}', { params })).toEqual({
      ...params,
      customer: made,
    });
  });
});

describe('what an item says of somebody whom it names by what she does', () => {
  const contractOf = (people: string, sent: string, shown: string) =>
    sketch(
      {
        [`GET /${people}`]: { response: arrayOf('User') },
        [`POST /${people}`]: {
          request: objectOf({ username: 'string', email: 'string' }),
          response: 'User',
          status: 201,
        },
        'GET /posts': { response: arrayOf('Post') },
        'POST /posts': { request: objectOf({ [sent]: 'integer' }), response: 'Post', status: 201 },
      },
      {
        User: objectOf({ 'id!': 'integer', username: 'string', email: 'string' }),
        Post: objectOf({ 'id!': 'integer', [sent]: 'integer', [`${shown}!`]: 'string' }),
      },
    );

  it.each<[people: string, sent: string, shown: string, value: unknown]>([
    ['users', 'authorId', 'author_name', 'ada'],
    ['people', 'assignee', 'assigneeEmail', 'ada@b.example'],
    ['users', 'created_by', 'created_by_name', 'ada'],
    ['users', 'customer_user_id', 'customer_name', 'ada'],
    // What refers to something else takes nothing of her.
    ['users', 'topic_id', 'topic_name', expect.not.stringMatching(/^ada/)],
    ['boats', 'author_id', 'author_name', expect.not.stringMatching(/^ada/)],
  ])('in %s, by %s: %s', async (people, sent, shown, value) => {
    const api = await createCrudApi(contractOf(people, sent, shown));
    await api.request(`POST /${people}`, { body: { username: 'ada', email: 'ada@b.example' } });
    expect(await api.requestBody('POST /posts', { body: { [sent]: 1 } })).toMatchObject({ [shown]: value });
    await api.close();
  });
});

describe('what an item has of the one that it is once more', () => {
  it.each<[string, Record<string, string>, object, object]>([
    [
      'what nobody sent',
      { coupon_code: 'string' },
      { coupon_code: 'ten' },
      { amount_cents: 500, frequency: 'once' },
    ],
    ['what is named by the id', { coupon_id: 'string' }, { coupon_id: '1' }, { amount_cents: 500 }],
    [
      'and not what was sent',
      { coupon_code: 'string', amount_cents: 'integer' },
      { coupon_code: 'ten', amount_cents: 200 },
      { amount_cents: 200, frequency: 'once' },
    ],
  ])('is %s', async (_, sent, body, expected) => {
    const coupon = { 'code!': 'string', amount_cents: 'integer', frequency: 'string', status: 'string' };
    const shown = {
      amount_cents: 'integer',
      frequency: 'string',
      coupon_frequency: 'string',
      status: 'string',
    };
    const api = await createCrudApi(
      sketch(
        {
          'POST /coupons': { request: objectOf(coupon), response: 'Coupon', status: 201 },
          'GET /coupons/{coupon_id_or_code}': { response: 'Coupon' },
          'GET /applied-coupons': { response: arrayOf('Applied') },
          'POST /applied-coupons': { request: objectOf(sent), response: 'Applied', status: 201 },
        },
        {
          Coupon: objectOf({ 'id!': 'string', ...coupon }),
          Applied: objectOf({ 'id!': 'string', ...sent, ...shown }),
        },
      ),
    );
    const made = { code: 'ten', amount_cents: 500, frequency: 'once', status: 'gone' };
    const { id } = await api.requestBody<{ id: string }>('POST /coupons', { body: made });
    const applied = await api.requestBody<{ status: string }>('POST /applied-coupons', {
      body: 'coupon_id' in body ? { coupon_id: id } : body,
    });
    expect(applied).toMatchObject({ ...expected, coupon_frequency: 'once' });
    expect(applied.status).not.toBe('gone');
  });
});

it('finds what is named by the id that a vendor calls after itself', async () => {
  const Metric = objectOf({ 'acme_id!': { type: 'string', format: 'uuid' }, 'code!': 'string' });
  const Plan = objectOf({ 'id!': 'string', metric_id: 'string', metric_code: 'string' });
  const api = await createCrudApi(
    sketch(
      {
        'POST /metrics': { request: objectOf({ 'code!': 'string' }), response: 'Metric', status: 201 },
        'GET /metrics/{code}': { response: 'Metric' },
        'GET /plans': { response: arrayOf('Plan') },
        'POST /plans': { request: objectOf({ metric_id: 'string' }), response: 'Plan', status: 201 },
      },
      { Metric, Plan },
    ),
  );
  const body = { code: 'calls' };
  const { acme_id: metric_id } = await api.requestBody<{ acme_id: string }>('POST /metrics', { body });
  const plan = await api.requestBody('POST /plans', { body: { metric_id } });
  expect(plan).toMatchObject({ metric_id, metric_code: 'calls' });
});
