import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const withPools = (more: Readonly<Record<string, OperationSketch>> = {}) =>
  sketch(
    {
      'GET /pools': { response: arrayOf('Pool') },
      'POST /pools': { request: 'Pool', response: 'Pool', status: 201 },
      'GET /pools/{name}': { response: 'Pool' },
      'PUT /pools/{name}': { request: 'Pool', response: 'Pool' },
      'PATCH /pools/{name}': { request: objectOf({ name: 'string', size: 'integer' }), response: 'Pool' },
      ...more,
    },
    {
      Pool: objectOf({ 'name!': 'string', size: 'integer' }),
      Pump: objectOf({ id: 'string', power: 'integer' }),
    },
  );

describe('another name in the body than in the path', () => {
  const setUp = async (document = withPools()) => {
    const api = await createCrudApi(document);
    for (const [i, name] of ['a', 'b'].entries())
      await api.request('POST /pools', { body: { name, size: i } });
    const read = (name: string) => api.requestBody('GET /pools/{name}', { params: { name } });
    return { api, read };
  };

  it.each([
    ['PUT', { name: 'c', size: 5 }, { name: 'c', size: 5 }],
    ['PATCH', { name: 'c' }, { name: 'c', size: 0 }],
  ])('renames the item: %s', async (method, body, expected) => {
    const { api, read } = await setUp();
    expect(await api.requestBody(`${method} /pools/{name}`, { params: { name: 'a' }, body })).toEqual(
      expected,
    );
    expect(await read('c')).toEqual(expected);
    await expect(read('a')).rejects.toMatchObject({ code: 'not-found' });
    expect(await api.requestBody('GET /pools')).toEqual([{ name: 'b', size: 1 }, expected]);
  });

  it('is refused where another item has it', async () => {
    const { api, read } = await setUp();
    const sent = api.request('PUT /pools/{name}', { params: { name: 'a' }, body: { name: 'b', size: 5 } });
    await expect(sent).rejects.toMatchObject({ code: 'conflict' });
    expect([await read('a'), await read('b')]).toEqual([
      { name: 'a', size: 0 },
      { name: 'b', size: 1 },
    ]);
  });

  it('has no effect on an item that others are below', async () => {
    const pumps = { request: objectOf({ power: 'integer' }), response: 'Pump', status: 201 };
    const { api, read } = await setUp(
      withPools({
        'POST /pools/{name}/pumps': pumps,
        'GET /pools/{name}/pumps': { response: arrayOf('Pump') },
      }),
    );
    await api.request('POST /pools/{name}/pumps', { params: { name: 'a' }, body: { power: 1 } });
    await api.request('PUT /pools/{name}', { params: { name: 'a' }, body: { name: 'c', size: 5 } });
    expect(await read('a')).toEqual({ name: 'a', size: 5 });
  });
});
