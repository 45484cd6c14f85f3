import { describe, expect, it } from 'vitest';
import { createCrudApi, type SentRequest } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const Favorite = objectOf({ 'id!': 'integer', 'productId!': 'integer', createdAt: 'string' });
const flag = (name: string) => objectOf({ [name]: 'boolean', message: 'string' });

/** Favorites that `POST /favorites/{productId}` makes, beside an operation that asks for one. */
function favorites(asking: Readonly<Record<string, OperationSketch>>, made: OperationSketch = {}) {
  return sketch(
    {
      'GET /favorites': { response: arrayOf('Favorite') },
      'POST /favorites/{productId}': { path: { productId: { type: 'integer' } }, ...made },
      'DELETE /favorites/{productId}': { path: { productId: { type: 'integer' } } },
      ...asking,
    },
    { Favorite },
  );
}

describe('a POST without a body that names something else', () => {
  it.each<[name: string, made: OperationSketch, shown: object | undefined]>([
    ['nothing', {}, undefined],
    ['the row', { response: 'Favorite', status: 201 }, { id: expect.any(Number), productId: 7 }],
    ['a flag', { response: objectOf({ success: 'boolean' }) }, { success: true }],
    ['an envelope', { response: objectOf({ data: 'boolean', message: 'string' }) }, { data: true }],
  ])('makes a row that names it, and shows %s', async (_, made, shown) => {
    const api = await createCrudApi(favorites({}, made));
    const params = { productId: '7' };
    const { body } = await api.request('POST /favorites/{productId}', { params });
    if (shown === undefined) expect(body).toBeUndefined();
    else expect(body).toMatchObject(shown);
    await api.request('POST /favorites/{productId}', { params });
    const rows = [{ id: expect.any(Number), productId: 7 }];
    expect(await api.requestBody('GET /favorites', {})).toMatchObject(rows);
    await api.request('DELETE /favorites/{productId}', { params });
    expect(await api.requestBody('GET /favorites', {})).toEqual([]);
  });
});

describe('a GET that asks whether there is something', () => {
  const inPath = (productId: number): SentRequest => ({ params: { productId: `${productId}` } });
  const inQuery = (productId: number): SentRequest => ({ query: { productId } });
  const path = { productId: { type: 'integer' } } as const;
  const query = { productId: { type: 'integer' } } as const;
  it.each<[string, OperationSketch, (id: number) => SentRequest, (is: boolean) => unknown]>([
    [
      '/favorites/check/{productId}',
      { path, response: flag('isFavorite') },
      inPath,
      (isFavorite) => ({ isFavorite }),
    ],
    ['/favorites/{productId}/exists', { path, response: { type: 'boolean' } }, inPath, (is) => is],
    [
      '/favorites/contains',
      { query, response: objectOf({ data: flag('found') }) },
      inQuery,
      (found) => ({ data: { found } }),
    ],
    [
      '/favorites/is-favorite',
      { query, response: objectOf({ status: 'integer', data: 'boolean' }) },
      inQuery,
      (data) => ({ data }),
    ],
  ])('says it by its flag: %s', async (name, asking, sent, shown) => {
    const api = await createCrudApi(favorites({ [`GET ${name}`]: asking }));
    await api.request('POST /favorites/{productId}', inPath(7));
    for (const [id, is] of [
      [7, true],
      [8, false],
    ] as const) {
      const body = await api.requestBody(`GET ${name}`, sent(id));
      const expected = shown(is);
      if (typeof expected === 'object') expect(body).toMatchObject(expected as object);
      else expect(body).toBe(expected);
    }
  });

  it('says that a name is still available, and of what is not unique nothing', async () => {
    const User = objectOf({ 'id!': 'integer', username: 'string', city: 'string' });
    const available = (name: string) => ({
      query: { [name]: { type: 'string' } as const },
      response: flag('available'),
    });
    const contract = sketch(
      {
        'GET /users': { response: arrayOf('User') },
        'POST /users': { request: objectOf({ username: 'string', city: 'string' }), response: 'User' },
        'GET /users/{id}': { response: 'User' },
        'GET /users/username-available': available('username'),
        'GET /users/check-city-available': available('city'),
      },
      { User },
    );
    const api = await createCrudApi(contract);
    await api.request('POST /users', { body: { username: 'ada', city: 'Turin' } });
    const ask = (username: string) =>
      api.requestBody('GET /users/username-available', { query: { username } });
    expect(await ask('ada')).toMatchObject({ available: false });
    expect(await ask('bob')).toMatchObject({ available: true });
    expect(rolesIn(contract)['GET /users/check-city-available']).toBeUndefined();
  });
});
