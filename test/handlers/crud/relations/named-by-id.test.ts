import { describe, expect, it } from 'vitest';
import { isObject } from '../../../../src/json.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Looms, and threads that name theirs by its id. @param refusal a status that writes declare */
function looms(refusal?: number) {
  const Loom = objectOf({ 'id!': 'integer', name: 'string', threads_count: 'integer' });
  const loom = { $ref: '#/components/schemas/Loom' };
  const Thread = objectOf({ 'id!': 'integer', color: 'string', loom });
  const request = objectOf({ color: 'string', loom_id: 'integer' });
  const operations = {
    'POST /looms': { request: objectOf({ name: 'string' }), response: 'Loom', status: 201 },
    'GET /looms/{loom_id}': { response: 'Loom' },
    'POST /threads': { request, response: 'Thread', status: 201 },
    'PATCH /threads/{thread_id}': { request, response: 'Thread' },
    'GET /threads/{thread_id}': { response: 'Thread' },
    'GET /looms/{loom_id}/threads': { response: arrayOf('Thread') },
  };
  const document = sketch(operations, { Loom, Thread });
  const writes: unknown[] = Object.values(document.paths).flatMap((item) => [
    Reflect.get(item, 'post'),
    Reflect.get(item, 'patch'),
  ]);
  for (const write of writes.filter(isObject)) {
    if (refusal !== undefined)
      Object.assign(Object(write.responses), { [refusal]: { description: 'unknown' } });
  }
  return createCrudApi(document);
}

describe('an item of another collection that a request names by its id', () => {
  it('counts what names it, as its list shows it', async () => {
    const api = await looms();
    for (const name of ['a', 'b']) await api.request('POST /looms', { body: { name } });
    for (const loom_id of [1, 1, 2]) await api.request('POST /threads', { body: { loom_id } });
    const params = { loom_id: '1' };
    expect(await api.requestBody('GET /looms/{loom_id}/threads', { params })).toHaveLength(2);
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).toMatchObject({ threads_count: 2 });
    await api.request('PATCH /threads/{thread_id}', { params: { thread_id: '1' }, body: { loom_id: 2 } });
    expect(await api.requestBody('GET /looms/{loom_id}', { params })).toMatchObject({ threads_count: 1 });
  });

  it.each([
    [422, { loom_id: 9 }, 'invalid'],
    [404, { loom_id: 9 }, 'not-found'],
    [409, { loom_id: 9 }, 'conflict'],
  ])('is refused where it is unknown and %d is declared', async (refusal, body, code) => {
    const api = await looms(refusal);
    // Of a collection that is empty nobody minds.
    await api.request('POST /threads', { body });
    await api.request('POST /looms', { body: { name: 'a' } });
    await expect(api.request('POST /threads', { body })).rejects.toMatchObject({ code });
    const change = { params: { thread_id: '1' }, body: { loom_id: 8 } };
    await expect(api.request('PATCH /threads/{thread_id}', change)).rejects.toMatchObject({ code });
    await api.request('POST /threads', { body: { loom_id: 1 } });
  });

  it('is stored where nothing is declared of it', async () => {
    const api = await looms();
    await api.request('POST /looms', { body: { name: 'a' } });
    const body = { loom_id: 9 };
    expect(await api.requestBody('POST /threads', { body })).toMatchObject({ loom: { id: 9 } });
  });
});

describe('an item of another collection that a request names by an object with its id', () => {
  const Weaver = objectOf({ 'weaver_id!': 'string', name: 'string', active: 'boolean' });
  const weaver = { $ref: '#/components/schemas/Weaver' };
  const Cloth = objectOf({ 'id!': 'string', color: 'string', weaver });
  const operations = {
    'POST /weavers': { request: objectOf({ name: 'string' }), response: 'Weaver', status: 201 },
    'GET /weavers/{weaver_id}': { response: 'Weaver' },
    'POST /cloths': { request: 'Cloth', response: 'Cloth', status: 201 },
    'GET /cloths/{cloth_id}': { response: 'Cloth' },
  };

  it.each<[string, object, string]>([
    ['is shown as it is stored', {}, 'Ada'],
    ['stays as it was sent, where more was', { name: 'Bea' }, 'Bea'],
  ])('%s', async (_, more, name) => {
    const api = await createCrudApi(sketch(operations, { Weaver, Cloth }));
    const made = await api.requestBody('POST /weavers', { body: { name: 'Ada' } });
    const id = { weaver_id: Reflect.get(Object(made), 'weaver_id') as unknown };
    const body = { color: 'red', weaver: { ...id, ...more } };
    const created = await api.requestBody('POST /cloths', { body });
    expect(created).toMatchObject({ weaver: { ...id, name } });
    const cloth_id = String(Reflect.get(Object(created), 'id'));
    const read = await api.requestBody('GET /cloths/{cloth_id}', { params: { cloth_id } });
    expect(read).toMatchObject({ weaver: { ...id, name } });
  });
});

it('shows the item whose own id has the name of its kind in the middle where it is sent', async () => {
  const Buyer = objectOf({ 'external_id!': 'string', name: 'string' });
  const Bill = objectOf({ 'id!': 'integer', sum: 'integer', buyer: { $ref: '#/components/schemas/Buyer' } });
  const operations = {
    'POST /buyers': { request: 'Buyer', response: 'Buyer', status: 201 },
    'GET /buyers/{external_id}': { response: 'Buyer' },
    'POST /bills': {
      request: objectOf({ sum: 'integer', external_buyer_id: 'string' }),
      response: 'Bill',
      status: 201,
    },
    'GET /bills/{id}': { response: 'Bill' },
  };
  const api = await createCrudApi(sketch(operations, { Buyer, Bill }));
  await api.request('POST /buyers', { body: { external_id: 'b1', name: 'Cy' } });
  const body = { sum: 5, external_buyer_id: 'b1' };
  const buyer = { external_id: 'b1', name: 'Cy' };
  expect(await api.requestBody('POST /bills', { body })).toMatchObject({ sum: 5, buyer });
});
