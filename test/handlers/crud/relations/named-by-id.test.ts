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
