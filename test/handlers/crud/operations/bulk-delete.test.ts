import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const text = { type: 'string' };
const ids: Schema = { type: 'array', items: { type: 'string' } };
const Task = objectOf({ 'id!': 'string', done: 'boolean', due: { ...text, format: 'date' } });

/** Lists of tasks, and what deletes many of them. */
function contract(clear: OperationSketch) {
  return sketch(
    {
      'POST /lists': { request: 'List', response: 'List', status: 201 },
      'GET /lists/{listId}': { response: 'List' },
      'DELETE /lists': {},
      'GET /lists/{listId}/tasks': { response: arrayOf('Task') },
      'POST /lists/{listId}/tasks': { request: 'Task', response: 'Task', status: 201 },
      'GET /lists/{listId}/tasks/{id}': { response: 'Task' },
      'DELETE /lists/{listId}/tasks': clear,
    },
    { List: objectOf({ 'id!': 'string' }), Task },
  );
}

async function filled(clear: OperationSketch): Promise<CrudApi> {
  const api = await createCrudApi(contract(clear));
  for (const id of ['one', 'two']) {
    await api.request('POST /lists', { body: { id } });
    for (const [task, done, due] of [
      ['a', true, '2026-01-01'],
      ['b', false, '2026-02-01'],
      ['c', true, '2026-03-01'],
    ]) {
      const body = { id: task, done, due };
      await api.request('POST /lists/{listId}/tasks', { params: { listId: id }, body });
    }
  }
  return api;
}

const params = { listId: 'one' };

/** The tasks that are left in a list. */
async function left(api: CrudApi, listId = 'one'): Promise<readonly string[]> {
  const tasks = await api.requestBody<{ id: string }[]>('GET /lists/{listId}/tasks', { params: { listId } });
  return tasks.map(({ id }) => id);
}

describe('a DELETE on a collection', () => {
  const query = {
    done: { type: 'boolean' },
    ids,
    due_before: { ...text, format: 'date' },
    force: { type: 'boolean' },
    dry_run: { type: 'boolean' },
  };

  it.each<[object, readonly string[]]>([
    [{}, []],
    [{ force: true }, []],
    [{ done: true }, ['b']],
    [{ done: false, force: true }, ['a', 'c']],
    [{ ids: ['a', 'x'] }, ['b', 'c']],
    [{ due_before: '2026-02-01' }, ['b', 'c']],
    [{ due_before: '2026-02-15', done: true }, ['b', 'c']],
    [{ due_before: 'soon' }, ['a', 'b', 'c']],
    [{ ids: [] }, ['a', 'b', 'c']],
    [{ ids: [{}] }, ['a', 'b', 'c']],
    [{ unknown: 'x' }, ['a', 'b', 'c']],
    [{ dry_run: true }, ['a', 'b', 'c']],
    [{ dry_run: true, done: true, force: true }, ['a', 'b', 'c']],
    [{ dry_run: false }, []],
    [{ dry_run: false, done: false }, ['a', 'c']],
  ])('deletes under its own parent what %j selects', async (selection, expected) => {
    const api = await filled({ query });
    const reply = await api.request('DELETE /lists/{listId}/tasks', { params, query: { ...selection } });
    expect(reply).toEqual({ status: 204 });
    expect([await left(api), await left(api, 'two')]).toEqual([expected, ['a', 'b', 'c']]);
  });

  it.each<[unknown, readonly string[]]>([
    [{ ids: ['a', 'c'] }, ['b']],
    [{ why: 'tidy' }, ['a', 'b', 'c']],
    [['a'], ['a', 'b', 'c']],
    [undefined, []],
  ])('deletes what the body %j selects', async (body, expected) => {
    const api = await filled({ request: objectOf({ ids, why: 'string' }) });
    await api.request('DELETE /lists/{listId}/tasks', { params, body });
    expect(await left(api)).toEqual(expected);
  });

  it('deletes the children of what it deletes', async () => {
    const api = await filled({});
    await api.request('DELETE /lists');
    expect([api.stored('lists'), api.stored('lists/tasks')]).toEqual([[], []]);
  });

  it('is not found where its parent is not', async () => {
    const api = await filled({});
    const request = { params: { listId: 'none' } };
    await expect(api.request('DELETE /lists/{listId}/tasks', request)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each<[Schema, unknown]>([
    [objectOf({ 'deletedCount!': 'integer' }), { deletedCount: 2 }],
    [objectOf({ 'success!': 'boolean', removed: 'integer' }), { success: true, removed: 2 }],
    [
      arrayOf('Task'),
      [
        { id: 'a', done: true, due: '2026-01-01' },
        { id: 'c', done: true, due: '2026-03-01' },
      ],
    ],
    [
      objectOf({ data: arrayOf('Task'), count: 'integer', deleted: 'integer' }),
      { data: [expect.objectContaining({ id: 'a' }), expect.anything()], count: 2, deleted: 2 },
    ],
  ])('responds with %j', async (response, expected) => {
    const api = await filled({ query, response });
    const request = { params, query: { done: true } };
    expect(await api.requestBody('DELETE /lists/{listId}/tasks', request)).toEqual(expected);
    expect(await left(api)).toEqual(['b']);
  });

  it.each<[string, OperationSketch]>([
    ['a list of which nothing is known', { request: ids }],
    ['a word of which nothing is known', { request: objectOf({ selector: 'string' }) }],
  ])('has no state when it must be sent %s', (_, clear) => {
    expect(rolesIn(contract(clear))).not.toHaveProperty('DELETE /lists/{listId}/tasks');
  });

  it('never reuses a number', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /pets': { request: objectOf({ name: 'string' }), response: 'Pet', status: 201 },
          'GET /pets/{id}': { response: 'Pet' },
          'DELETE /pets': {},
        },
        { Pet: objectOf({ 'id!': 'integer', name: 'string' }) },
      ),
    );
    for (const name of ['a', 'b']) await api.request('POST /pets', { body: { name } });
    await api.request('DELETE /pets');
    expect(await api.requestBody('POST /pets', { body: { name: 'c' } })).toEqual({ id: 3, name: 'c' });
  });
});

describe('a path of its own for a deletion of many', () => {
  it.each<[string, OperationSketch, object]>([
    ['POST /stamps/bulk-delete', { request: objectOf({ 'ids!': ids }) }, { body: { ids: ['a', 'c'] } }],
    ['DELETE /stamps/batch', { query: { ids } }, { query: { ids: ['a', 'c'] } }],
    ['DELETE /stamps/deleteMany', { request: objectOf({ ids }) }, { body: { ids: ['a', 'c'] } }],
  ])('%s deletes those of the ids', async (operation, declared, request) => {
    const response = objectOf({ success: 'boolean', deletedCount: 'integer' });
    const api = await createCrudApi(
      sketch(
        {
          'GET /stamps': { response: arrayOf('Stamp') },
          'POST /stamps': { request: 'Stamp', response: 'Stamp', status: 201 },
          [operation]: { ...declared, response },
        },
        { Stamp: objectOf({ 'id!': 'string' }) },
      ),
    );
    for (const id of ['a', 'b', 'c']) await api.request('POST /stamps', { body: { id } });
    expect(await api.requestBody(operation, request)).toEqual({ success: true, deletedCount: 2 });
    expect(await api.requestBody('GET /stamps')).toEqual([{ id: 'b' }]);
  });

  it('says how many they were by `count`, of ids in one text', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /stamps': { response: arrayOf('Stamp') },
          'POST /stamps': { request: 'Stamp', response: 'Stamp', status: 201 },
          'DELETE /stamps/bulk': { query: { ids: text }, response: objectOf({ count: 'integer' }) },
        },
        { Stamp: objectOf({ 'id!': 'string' }) },
      ),
    );
    for (const id of ['a', 'b', 'c']) await api.request('POST /stamps', { body: { id } });
    expect(await api.requestBody('DELETE /stamps/bulk', { query: { ids: 'a,b' } })).toEqual({ count: 2 });
    expect(await api.requestBody('GET /stamps')).toEqual([{ id: 'c' }]);
  });

  it('is none where nothing selects items', () => {
    const document = sketch(
      {
        'GET /stamps': { response: arrayOf('Stamp') },
        'POST /stamps': { request: 'Stamp', response: 'Stamp', status: 201 },
        'POST /stamps/bulk-delete': { request: objectOf({ reason: 'string' }) },
      },
      { Stamp: objectOf({ 'id!': 'string' }) },
    );
    expect(rolesIn(document)).not.toHaveProperty('POST /stamps/bulk-delete');
  });
});
