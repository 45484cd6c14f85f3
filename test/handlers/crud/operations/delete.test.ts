import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const now = '2026-01-01T00:00:00.000Z';
const time: Schema = { type: ['string', 'null'], format: 'date-time' };
const states = (...values: string[]): Schema => ({ type: 'string', enum: values });

interface Lease {
  readonly id: string;
}

/** A collection of leases whose DELETE responds as given. */
function leases(item: Schema, remove: OperationSketch, more: Record<string, OperationSketch> = {}) {
  const operations = {
    'GET /leases': { response: arrayOf('Lease') },
    'POST /leases': { request: objectOf({ name: 'string' }), response: 'Lease', status: 201 },
    'GET /leases/{id}': { response: 'Lease' },
    'DELETE /leases/{id}': remove,
    ...more,
  };
  return createCrudApi(sketch(operations, { Lease: item }, '3.1.0'));
}

async function created(api: CrudApi): Promise<{ readonly id: string }> {
  const { id } = await api.requestBody<Lease>('POST /leases', { body: { name: 'a' } });
  return { id };
}

describe('a DELETE that says something', () => {
  it.each<[what: string, response: Schema, expected: object]>([
    ['beside the id', objectOf({ 'id!': 'string', message: 'string' }), { message: 'Lease deleted' }],
    [
      'that items have as well',
      objectOf({ 'id!': 'string', message: 'string', name: 'string' }),
      { message: 'Lease deleted', name: 'a' },
    ],
    [
      'beside a count',
      objectOf({ 'id!': 'string', message: 'string', deletedCount: 'integer' }),
      { message: 'Lease deleted', deletedCount: 1 },
    ],
  ])('says what was done: %s', async (_what, response, expected) => {
    const api = await leases(objectOf({ 'id!': 'string', name: 'string' }), { response });
    const params = await created(api);
    expect(await api.requestBody('DELETE /leases/{id}', { params })).toEqual({ ...params, ...expected });
  });
});

describe('a DELETE that shows the item', () => {
  const Subscribed = objectOf({
    'id!': 'string',
    'status!': states('active', 'canceled'),
    'canceled_at!': time,
  });

  it.each<[what: string, item: Schema, expected: object]>([
    ['a state', Subscribed, { status: 'canceled', canceled_at: now }],
    [
      'a flag',
      objectOf({ 'id!': 'string', 'archived!': 'boolean', 'archivedAt!': time }),
      { archived: true, archivedAt: now },
    ],
    [
      'another word',
      objectOf({ 'id!': 'string', 'state!': states('ENABLED', 'DISABLED') }),
      { state: 'DISABLED' },
    ],
  ])('shows it in the state that it is left in: %s', async (_what, item, expected) => {
    const api = await leases(item, { response: 'Lease' });
    const params = await created(api);
    expect(await api.requestBody('DELETE /leases/{id}', { params })).toMatchObject({
      ...params,
      ...expected,
    });
    await expect(api.request('GET /leases/{id}', { params })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows it in the state that the operation names, of several', async () => {
    const status = states('active', 'canceled', 'terminated');
    const Ended = objectOf({ 'id!': 'string', 'status!': status });
    const operations: Record<string, OperationSketch> = {
      'POST /leases': { request: objectOf({ name: 'string' }), response: 'Lease', status: 201 },
      'DELETE /leases/{id}': { response: 'Lease' },
      'GET /leases/{id}': { response: 'Lease' },
    };
    const document = sketch(operations, { Lease: Ended });
    Object.assign(Object(Reflect.get(document.paths['/leases/{id}'] ?? {}, 'delete')), {
      summary: 'Terminate a lease',
    });
    const api = await createCrudApi(document);
    const params = await created(api);
    const left = await api.requestBody('DELETE /leases/{id}', { params });
    expect(left).toEqual({ ...params, status: 'terminated' });
  });

  it('keeps it where a list filters by that state', async () => {
    const query = { status: states('active', 'canceled') };
    const api = await leases(
      Subscribed,
      { response: 'Lease' },
      { 'GET /leases': { response: arrayOf('Lease'), query } },
    );
    const params = await created(api);
    await api.request('DELETE /leases/{id}', { params });
    const canceled = { ...params, status: 'canceled', canceled_at: now };
    expect(await api.requestBody('GET /leases/{id}', { params })).toEqual(canceled);
    expect(await api.requestBody('GET /leases', { query: { status: 'canceled' } })).toEqual([canceled]);
    expect(await api.requestBody('GET /leases', { query: { status: 'active' } })).toEqual([]);
  });
});

describe('a soft DELETE', () => {
  const Item = objectOf({ 'id!': 'string', 'deleted_at!': time });
  const list = { response: arrayOf('Lease'), query: { include_deleted: { type: 'boolean' } } };

  it('hides the item in lists, which may include it', async () => {
    const api = await leases(Item, {}, { 'GET /leases': list });
    const [params, other] = [await created(api), await created(api)];
    await api.request('DELETE /leases/{id}', { params });
    expect(await api.requestBody('GET /leases')).toEqual([{ ...other, deleted_at: null }]);
    expect(await api.requestBody('GET /leases', { query: { include_deleted: true } })).toHaveLength(2);
    expect(await api.requestBody('GET /leases/{id}', { params })).toEqual({ ...params, deleted_at: now });
  });

  it.each<[string, Schema, 'rejects' | 'resolves']>([
    ['none', objectOf({ 'id!': 'string', name: 'string' }), 'rejects'],
    ['that', objectOf({ 'id!': 'string', deleted_at: time }), 'resolves'],
  ])('hides the item from a read that shows %s of what says so', async (_what, response, then) => {
    const api = await leases(Item, {}, { 'GET /leases': list, 'GET /leases/{id}': { response } });
    const params = await created(api);
    expect(await api.requestBody('GET /leases/{id}', { params })).toMatchObject(params);
    await api.request('DELETE /leases/{id}', { params });
    const read = expect(api.requestBody('GET /leases/{id}', { params }));
    if (then === 'rejects') await read.rejects.toThrow('leases has no');
    else await read.resolves.toEqual({ ...params, deleted_at: now });
  });

  it('is undone by a restore', async () => {
    const api = await leases(Item, {}, { 'POST /leases/{id}/restore': { response: 'Lease' } });
    const params = await created(api);
    await api.request('DELETE /leases/{id}', { params });
    expect(await api.requestBody('GET /leases')).toEqual([]);
    const restored = { ...params, deleted_at: null };
    expect(await api.requestBody('POST /leases/{id}/restore', { params })).toEqual(restored);
    expect(await api.requestBody('GET /leases')).toEqual([restored]);
  });

  it.each([
    [{ trashed: { type: 'string', enum: ['with', 'only'] } }, { trashed: 'only' }],
    [{ only_deleted: { type: 'boolean' } }, { only_deleted: true }],
  ])('is shown alone where %j asks for no others', async (query, asked) => {
    const api = await leases(Item, {}, { 'GET /leases': { response: arrayOf('Lease'), query } });
    const [params] = [await created(api), await created(api)];
    await api.request('DELETE /leases/{id}', { params });
    const deleted = [{ ...params, deleted_at: now }];
    expect(await api.requestBody('GET /leases', { query: asked })).toEqual(deleted);
    expect(await api.requestBody('GET /leases')).toHaveLength(1);
  });

  it.each(['trash', 'deleted', 'recycle-bin'])('is listed at /leases/%s', async (word) => {
    const api = await leases(Item, {}, { [`GET /leases/${word}`]: { response: arrayOf('Lease') } });
    const [params] = [await created(api), await created(api)];
    await api.request('DELETE /leases/{id}', { params });
    const deleted = [{ ...params, deleted_at: now }];
    expect(await api.requestBody(`GET /leases/${word}`)).toEqual(deleted);
    expect(await api.requestBody('GET /leases')).toHaveLength(1);
  });

  it.each(['DELETE /leases/trash', 'DELETE /leases/bin', 'POST /leases/trash/empty'])(
    'is gone for good after %s',
    async (emptying) => {
      const bin = `GET ${emptying.replace(/^\w+ |\/empty$/g, '')}`;
      const operations = { [bin]: { response: arrayOf('Lease') }, [emptying]: {} };
      const api = await leases(Item, {}, operations);
      const [params, left] = [await created(api), await created(api)];
      await api.request('DELETE /leases/{id}', { params });
      expect(await api.requestBody(bin)).toEqual([{ ...params, deleted_at: now }]);
      expect(await api.request(emptying)).toMatchObject({ status: 204 });
      expect(await api.requestBody(bin)).toEqual([]);
      expect(await api.requestBody('GET /leases')).toMatchObject([left]);
    },
  );

  it.each(['archived', 'disabled'])('leaves a flag %s as it is', async (flag) => {
    const Flagged = objectOf({ 'id!': 'string', deleted_at: time, [flag]: 'boolean' });
    const restore = { 'POST /leases/{id}/restore': { response: 'Lease' } };
    const api = await leases(
      Flagged,
      {},
      { ...restore, 'GET /leases/deleted': { response: arrayOf('Lease') } },
    );
    const { id } = await created(api);
    await api.request('DELETE /leases/{id}', { params: { id } });
    expect(await api.requestBody('GET /leases/deleted')).toMatchObject([
      { id, [flag]: false, deleted_at: now },
    ]);
    const restored = await api.requestBody('POST /leases/{id}/restore', { params: { id } });
    expect(restored).toMatchObject({ id, [flag]: false, deleted_at: null });
  });

  it.each(['force', 'permanent', 'hard-delete'])('is for good at /leases/{id}/%s', async (word) => {
    const api = await leases(Item, {}, { 'GET /leases': list, [`DELETE /leases/{id}/${word}`]: {} });
    const params = await created(api);
    await api.request('DELETE /leases/{id}', { params });
    await api.request(`DELETE /leases/{id}/${word}`, { params });
    expect(await api.requestBody('GET /leases', { query: { include_deleted: true } })).toEqual([]);
  });

  it('is undone without a change of other flags', async () => {
    const Flagged = objectOf({ 'id!': 'string', 'isDeleted!': 'boolean', 'archived!': 'boolean' });
    const api = await leases(
      Flagged,
      {},
      {
        'POST /leases/{id}/archive': { response: 'Lease' },
        'PUT /leases/{id}/undelete': { response: 'Lease' },
      },
    );
    const params = await created(api);
    await api.request('POST /leases/{id}/archive', { params });
    await api.request('DELETE /leases/{id}', { params });
    const left = { ...params, isDeleted: false, archived: true };
    expect(await api.requestBody('PUT /leases/{id}/undelete', { params })).toEqual(left);
  });

  it('is none where nothing shows or restores deleted items', async () => {
    const api = await leases(Item, {});
    const params = await created(api);
    await api.request('DELETE /leases/{id}', { params });
    await expect(api.request('GET /leases/{id}', { params })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a DELETE that shows the item and confirms that it is deleted', () => {
  it.each([['isDeleted'], ['deleted'], ['success']])('shows what was sent of it, beside %s', async (flag) => {
    const Lamp = objectOf({ 'id!': 'integer', name: 'string', price: 'number' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /lamps': {
            request: objectOf({ name: 'string', price: 'number' }),
            response: 'Lamp',
            status: 201,
          },
          'GET /lamps/{id}': { response: 'Lamp' },
          'DELETE /lamps/{id}': {
            response: { allOf: [{ $ref: '#/components/schemas/Lamp' }, objectOf({ [flag]: 'boolean' })] },
          },
        },
        { Lamp },
      ),
    );
    await api.request('POST /lamps', { body: { name: 'Desk', price: 30 } });
    const shown = { id: 1, name: 'Desk', price: 30, [flag]: true };
    expect(await api.requestBody('DELETE /lamps/{id}', { params: { id: 1 } })).toEqual(shown);
  });
});
