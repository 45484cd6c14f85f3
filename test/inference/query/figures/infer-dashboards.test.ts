import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const status: Schema = { type: 'string', enum: ['pending', 'done', 'cancelled'] };
const order = { user_id: 'integer', total: 'number', status };
const task = { title: 'string', completed: 'boolean', owner_id: 'integer' };

/** What a response shows of a shop with two users, three orders and two tasks. */
async function shown(path: string, response: Schema, params = {}) {
  const document = sketch(
    {
      'POST /users': { request: objectOf({ name: 'string' }), response: 'User', status: 201 },
      'GET /users/{id}': { response: 'User' },
      'POST /orders': { request: objectOf(order), response: 'Order', status: 201 },
      'GET /orders': { response: arrayOf('Order') },
      'GET /orders/pending': { response: arrayOf('Order') },
      'POST /users/{id}/tasks': { request: objectOf(task), response: 'Task', status: 201 },
      'GET /users/{id}/tasks': { response: arrayOf('Task') },
      [`GET ${path}`]: { response },
    },
    {
      User: objectOf({ 'id!': 'integer', name: 'string' }),
      Order: objectOf({ 'id!': 'integer', ...order }),
      Task: objectOf({ 'id!': 'integer', ...task }),
    },
  );
  const api = await createCrudApi(document);
  for (const name of ['a', 'b']) await api.requestBody('POST /users', { body: { name } });
  for (const body of [
    { user_id: 1, total: 10.5, status: 'done' },
    { user_id: 1, total: 20, status: 'pending' },
    { user_id: 2, total: 5, status: 'done' },
  ])
    await api.requestBody('POST /orders', { body });
  for (const completed of [true, false])
    await api.requestBody('POST /users/{id}/tasks', { params: { id: '1' }, body: { title: 'x', completed } });
  return api.requestBody(`GET ${path}`, { params });
}

const groups: Schema = { type: 'array', items: objectOf({ status: 'string', count: 'integer' }) };

describe('what says something of several collections', () => {
  it.each<[Parameters<typeof objectOf>[0], object]>([
    [
      { totalUsers: 'integer', orders_count: 'integer', tasks: 'integer' },
      { totalUsers: 2, orders_count: 3, tasks: 2 },
    ],
    [
      { pendingOrders: 'integer', completedTasks: 'integer', pending_tasks: 'integer' },
      { pendingOrders: 1, completedTasks: 1, pending_tasks: 1 },
    ],
    [
      { data: objectOf({ totalRevenue: 'number', averageOrderValue: 'number' }) },
      { data: { totalRevenue: 35.5, averageOrderValue: 11.83 } },
    ],
    [
      { ordersByStatus: groups },
      {
        ordersByStatus: [
          { status: 'done', count: 2 },
          { status: 'pending', count: 1 },
        ],
      },
    ],
    [{ recentOrders: arrayOf('Order') }, { recentOrders: [{ id: 3 }, { id: 2 }, { id: 1 }] }],
    [{ pendingOrders: arrayOf('Order') }, { pendingOrders: [{ id: 2 }] }],
    [{ task_completion_rate: 'number' }, { task_completion_rate: 50 }],
  ])('shows of its rows %j: %j', async (members, expected) => {
    expect(await shown('/dashboard', objectOf(members))).toMatchObject(expected);
    expect(await shown('/admin/stats', objectOf(members))).toMatchObject(expected);
  });

  it('shows of an item what belongs to it, on a path below it or by its id', async () => {
    const stats = objectOf({
      userId: 'integer',
      totalOrders: 'integer',
      totalSpent: 'number',
      tasks: 'integer',
    });
    expect(await shown('/users/{id}/stats', stats, { id: '1' })).toEqual({
      ...{ userId: 1, totalOrders: 2, totalSpent: 30.5, tasks: 2 },
    });
    expect(await shown('/users/{id}/stats', stats, { id: '2' })).toMatchObject({ totalOrders: 1, tasks: 0 });
    await expect(shown('/users/{id}/stats', stats, { id: '9' })).rejects.toThrow('has no 9');
  });

  it('has no figure by a name that says of nothing what it counts', async () => {
    await expect(shown('/dashboard', objectOf({ total: 'integer', visits: 'integer' }))).rejects.toThrow(
      'not inferred',
    );
  });
});

describe('the groups and shares of one collection', () => {
  it('are a list, and in percent or of one', async () => {
    const members = objectOf({
      by_status: groups,
      completion_rate: 'number',
      cancellation_ratio: 'number',
    });
    expect(await shown('/orders/stats', members)).toEqual({
      by_status: [
        { status: 'done', count: 2 },
        { status: 'pending', count: 1 },
      ],
      completion_rate: 66.67,
      cancellation_ratio: 0,
    });
  });
});

describe('figures that do not say what they are about', () => {
  const ticket = { priority: { type: 'string', enum: ['low', 'high'] }, status } satisfies Record<
    string,
    Schema
  >;
  const stats = objectOf({
    total: 'integer',
    pending: 'integer',
    byPriority: objectOf({ low: 'integer', high: 'integer' }),
  });

  /** What `/stats` shows of two tickets, beside items that have other properties. */
  async function statsBeside(other: Readonly<Record<string, Schema | string>>) {
    const operations = {
      'GET /tickets': { response: arrayOf('Ticket') },
      'POST /tickets': { request: objectOf(ticket), response: 'Ticket', status: 201 },
      'GET /others': { response: arrayOf('Other') },
      'POST /others': { request: objectOf(other), response: 'Other', status: 201 },
      'GET /stats': { response: stats },
    };
    const schemas = {
      Ticket: objectOf({ 'id!': 'integer', ...ticket }),
      Other: objectOf({ 'id!': 'integer', ...other }),
    };
    const api = await createCrudApi(sketch(operations, schemas));
    for (const priority of ['low', 'high'])
      await api.request('POST /tickets', { body: { priority, status: 'pending' } });
    await api.request('POST /others', { body: {} });
    return api.requestBody('GET /stats');
  }

  it('are about the only rows that have such states and properties', async () => {
    const expected = { total: 2, pending: 2, byPriority: { low: 1, high: 1 } };
    expect(await statsBeside({ name: 'string' })).toEqual(expected);
  });

  it('are nobody knows which, where two collections have them', async () => {
    await expect(statsBeside(ticket)).rejects.toThrow('not inferred');
  });
});
