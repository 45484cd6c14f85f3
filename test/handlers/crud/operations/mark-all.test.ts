import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const Notice = objectOf({
  'id!': 'integer',
  'text!': 'string',
  'isRead!': 'boolean',
  readAt: { type: 'string', format: 'date-time', nullable: true },
});
const Inbox = objectOf({
  'items!': arrayOf('Notice'),
  'unreadCount!': 'integer',
  meta: objectOf({ total_read: 'integer' }),
});
const flag: Schema = { type: 'boolean' };
const counted = objectOf({ 'count!': 'integer' });

/** Notices that only the service makes, and what people do with them. */
function inbox(operations: Readonly<Record<string, OperationSketch>>) {
  return sketch(
    {
      'GET /notices': { response: 'Inbox', query: { unreadOnly: { ...flag, default: false } } },
      'POST /notices/{id}/read': { response: 'Notice' },
      ...operations,
    },
    { Notice, Inbox },
  );
}

interface Shown {
  readonly items: readonly { readonly id: number; readonly isRead: boolean }[];
  readonly unreadCount: number;
  readonly meta: { readonly total_read: number };
}

describe('items that are only listed and acted on', () => {
  it('are there, and an action on one shows in the list and in its counts', async () => {
    const api = await createCrudApi(inbox({}));
    const before = await api.requestBody<Shown>('GET /notices');
    const unread = before.items.filter(({ isRead }) => !isRead);
    expect(before.unreadCount).toBe(unread.length);
    expect(before.meta.total_read).toBe(before.items.length - unread.length);
    for (const { id } of before.items)
      await api.requestBody('POST /notices/{id}/read', { params: { id: `${id}` } });
    const after = await api.requestBody<Shown>('GET /notices');
    expect(after).toMatchObject({ unreadCount: 0, meta: { total_read: before.items.length } });
    expect(after.items.map(({ id, isRead }) => [id, isRead])).toEqual(
      before.items.map(({ id }) => [id, true]),
    );
    const none = await api.requestBody<Shown>('GET /notices', { query: { unreadOnly: true } });
    expect(none.items).toEqual([]);
    expect((await api.requestBody<Shown>('GET /notices', { query: { unreadOnly: false } })).items).toEqual(
      after.items,
    );
  });

  it.each<[string, Readonly<Record<string, OperationSketch>>, string | undefined]>([
    [
      'one that makes something else',
      { 'POST /plans/{id}/notes': { response: objectOf({ note: 'string' }) } },
      undefined,
    ],
    ['a read', { 'GET /plans/{id}/close': { response: 'Plan' } }, undefined],
    ['one that shows the item', { 'POST /plans/{id}/check': { response: 'Plan' } }, 'list plans'],
    ['one whose verb is a state', { 'PUT /plans/{id}/close': { status: 204 } }, 'list plans'],
  ])('make no state: %s', (_, operations, expected) => {
    const Plan = objectOf({ 'id!': 'integer', isClosed: 'boolean', name: 'string' });
    const document = sketch({ 'GET /plans': { response: arrayOf('Plan') }, ...operations }, { Plan });
    expect(rolesIn(document)['GET /plans']).toBe(expected);
  });
});

describe('what puts all items into a state', () => {
  it.each<[string, OperationSketch]>([
    ['POST /notices/read-all', { response: objectOf({ 'updated!': 'integer' }) }],
    ['PUT /notices/mark-all-as-read', { response: objectOf({ 'markedCount!': 'integer' }) }],
    ['PATCH /notices/markAllRead', { response: objectOf({ 'modified!': 'integer' }) }],
    ['POST /notices/all/read', { response: objectOf({ 'count!': 'integer' }) }],
    ['POST /notices/read', { response: objectOf({ 'read_count!': 'integer' }) }],
  ])('is %s, which says how many it changed', async (name, operation) => {
    const api = await createCrudApi(
      inbox({ [name]: operation, 'GET /notices/unread-count': { response: counted } }),
    );
    const { unreadCount, items } = await api.requestBody<Shown>('GET /notices');
    expect(await api.requestBody('GET /notices/unread-count')).toEqual({ count: unreadCount });
    expect(Object.values(await api.requestBody(name))).toEqual([unreadCount]);
    expect(Object.values(await api.requestBody(name))).toEqual([0]);
    const after = await api.requestBody<Shown>('GET /notices');
    expect(after.items.every(({ isRead }) => isRead)).toBe(true);
    expect(after.items).toHaveLength(items.length);
    expect(await api.requestBody('GET /notices/unread-count')).toEqual({ count: 0 });
  });

  it('is of those below its parents alone', async () => {
    const Task = objectOf({ 'id!': 'integer', title: 'string', completed: 'boolean' });
    const document = sketch(
      {
        'POST /lists': {
          request: objectOf({ name: 'string' }),
          response: objectOf({ 'id!': 'integer' }),
          status: 201,
        },
        'GET /lists/{listId}': { response: objectOf({ 'id!': 'integer' }) },
        'POST /lists/{listId}/tasks': {
          request: objectOf({ title: 'string' }),
          response: 'Task',
          status: 201,
        },
        'GET /lists/{listId}/tasks': { response: arrayOf('Task'), query: { completed: flag } },
        'POST /lists/{listId}/tasks/complete-all': { status: 204 },
        'GET /lists/{listId}/tasks/count/completed': { response: counted },
      },
      { Task },
    );
    const api = await createCrudApi(document);
    for (const listId of ['1', '2']) {
      await api.request('POST /lists', { body: { name: listId } });
      for (const title of ['a', 'b'])
        await api.request('POST /lists/{listId}/tasks', { params: { listId }, body: { title } });
    }
    await api.request('POST /lists/{listId}/tasks/complete-all', { params: { listId: '1' } });
    const countOf = (listId: string) =>
      api.requestBody('GET /lists/{listId}/tasks/count/completed', { params: { listId } });
    expect([await countOf('1'), await countOf('2')]).toEqual([{ count: 2 }, { count: 0 }]);
  });

  it.each(['POST /notices/refresh-all', 'POST /notices/export', 'POST /notices/install'])(
    'is not %s, which names no state',
    (name) => {
      expect(rolesIn(inbox({ [name]: { status: 204 } }))[name]).toBeUndefined();
    },
  );
});
