import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const contract = (path: string, response = arrayOf('Post')) =>
  sketch(
    {
      'POST /posts': { request: objectOf({ title: 'string' }), response: 'Post', status: 201 },
      'GET /posts/{id}': { response: 'Post' },
      'POST /posts/{id}/bookmark': { status: 204 },
      'DELETE /posts/{id}/bookmark': { status: 204 },
      'GET /me/bookmarks': { response: arrayOf('Post') },
      [`GET ${path}`]: { response },
    },
    { Post: objectOf({ 'id!': 'integer', title: 'string', 'bookmarked!': 'boolean' }) },
  );

const params = { id: 2 };

describe('a feed', () => {
  it.each(['/feed', '/me/timeline', '/home'])(
    'lists what is made elsewhere, the newest first: %s',
    async (path) => {
      const api = await createCrudApi(contract(path));
      for (const title of ['a', 'b']) await api.requestBody('POST /posts', { body: { title } });
      const rows = await api.requestBody<readonly { id: number }[]>(`GET ${path}`);
      expect(rows.map(({ id }) => id)).toEqual([2, 1]);
    },
  );

  it.each([
    ['/trends', arrayOf('Post')],
    ['/feed', objectOf({ title: 'string' })],
  ])('is no list of another word, or of something else: %s with %j', (path, response) => {
    expect(rolesIn(contract(path, response))[`GET ${path}`]).toBeUndefined();
  });
});

describe('a mark whose response says nothing', () => {
  it('sets the flag of the item, which a list elsewhere selects by', async () => {
    const api = await createCrudApi(contract('/feed'));
    for (const title of ['a', 'b']) await api.requestBody('POST /posts', { body: { title } });
    await api.request('POST /posts/{id}/bookmark', { params });
    expect(await api.requestBody('GET /me/bookmarks')).toEqual([{ id: 2, title: 'b', bookmarked: true }]);
    await api.request('DELETE /posts/{id}/bookmark', { params });
    expect(await api.requestBody('GET /me/bookmarks')).toEqual([]);
  });
});
