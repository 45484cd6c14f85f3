import { beforeEach, describe, expect, it } from 'vitest';
import { type CrudApi, createCrudApi, loadTestContract } from '../../support/crud-api.ts';
import { startOfTime } from '../../support/fixed-runtime.ts';

const document = await loadTestContract('library');

describe('integer ids and bare arrays', () => {
  let api: CrudApi;
  beforeEach(async () => {
    api = await createCrudApi(document);
  });

  const author = (name: string, rest = {}) => api.request('createAuthor', { body: { name, ...rest } });
  const names = async (query: object) =>
    ((await api.request('listAuthors', { query: { ...query } })).body as { name: string }[]).map(
      (each) => each.name,
    );

  it('creates with a number, a time and null for what may be missing', async () => {
    expect(await author('Laxness')).toEqual({
      status: 201,
      headers: { Location: '/authors/1', ETag: expect.any(String) },
      mediaType: 'application/json',
      body: { id: 1, name: 'Laxness', born: null, createdAt: startOfTime },
    });
    expect((await author('Undset', { born: 1882 })).body).toMatchObject({ id: 2, born: 1882 });
  });

  it('pages by number, with the total and the next page', async () => {
    for (const name of ['a', 'b', 'c']) await author(name);
    const reply = await api.request('listAuthors', {
      query: { per_page: 2 },
      headers: { host: 'localhost:4010' },
    });
    expect(reply.body).toHaveLength(2);
    expect(reply.headers).toEqual({
      'X-Total-Count': '3',
      Link: [
        '<http://localhost:4010/authors?per_page=2&page=2>; rel="next"',
        '<http://localhost:4010/authors?per_page=2&page=2>; rel="last"',
      ].join(', '),
    });
    const { headers } = await api.request('listAuthors', {
      query: { per_page: 1, page: 3 },
      headers: { host: 'localhost:4010' },
    });
    expect(headers?.Link).toBe(
      [
        '<http://localhost:4010/authors?per_page=1&page=2>; rel="prev"',
        '<http://localhost:4010/authors?per_page=1&page=1>; rel="first"',
      ].join(', '),
    );
    const all = await api.request('listAuthors', { query: { per_page: 3 } });
    expect(all.headers).not.toHaveProperty('Link');
    expect(await names({ per_page: 2, page: 2 })).toEqual(['c']);
    expect(await names({ per_page: 2, page: 3 })).toEqual([]);
  });

  it('filters and sorts', async () => {
    await author('b', { country: 'IS', born: 1902 });
    await author('a', { country: 'IS' });
    await author('c', { country: 'NO', born: 1882 });
    expect(await names({ country: 'IS' })).toEqual(['b', 'a']);
    expect(await names({ sort: 'name' })).toEqual(['a', 'b', 'c']);
    expect(await names({ sort: '-name' })).toEqual(['c', 'b', 'a']);
    expect(await names({ sort: 'born' })).toEqual(['c', 'b', 'a']);
    expect(await names({ sort: '-born' })).toEqual(['b', 'c', 'a']);
  });

  it('replaces, and retains what only the server sets', async () => {
    await author('Laxness', { country: 'IS' });
    api.runtime.advance(1000);
    const reply = await api.request('replaceAuthor', {
      params: { authorId: '1' },
      body: { name: 'Halldór' },
    });
    expect(reply.body).toEqual({ id: 1, name: 'Halldór', born: null, createdAt: startOfTime });
  });

  it('nests books under their author, and links them to it', async () => {
    await author('Laxness');
    await author('Undset');
    const book = await api.request('createBook', { params: { authorId: 1 }, body: { title: 'Salka Valka' } });
    expect(book.headers?.Location).toBe('/authors/1/books/1');
    expect(book.body).toMatchObject({ id: 1, authorId: 1, genre: 'other', available: true });
    expect(await api.requestBody('listBooks', { params: { authorId: 2 } })).toEqual([]);
    const ofOther = { params: { authorId: '2', bookId: '1' } };
    await expect(api.request('getBook', ofOther)).rejects.toMatchObject({ code: 'not-found' });
    await expect(api.request('updateBook', { ...ofOther, body: {} })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('rejects children of an unknown parent', async () => {
    const sent = { params: { authorId: '9' }, body: { title: 'x' } };
    await expect(api.request('createBook', sent)).rejects.toMatchObject({ code: 'not-found' });
    await expect(api.request('listBooks', sent)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('records the time of a change, but not of one that changes nothing', async () => {
    await author('Laxness');
    await api.request('createBook', { params: { authorId: '1' }, body: { title: 'x' } });
    api.runtime.advance(1000);
    const one = { authorId: '1', bookId: '1' };
    expect(await api.requestBody('updateBook', { params: one, body: {} })).toMatchObject({
      updatedAt: startOfTime,
    });
    expect(await api.requestBody('updateBook', { params: one, body: { pages: 3 } })).toMatchObject({
      title: 'x',
      pages: 3,
      createdAt: startOfTime,
      updatedAt: '2026-01-01T00:00:01.000Z',
    });
  });

  it('deletes an author with the books, and never reuses a number', async () => {
    await author('a');
    await author('b');
    await api.request('createBook', { params: { authorId: '2' }, body: { title: 'x' } });
    expect(await api.request('deleteAuthor', { params: { authorId: '2' } })).toEqual({
      status: 204,
      headers: {},
    });
    expect(api.stored('authors/books')).toEqual([]);
    await expect(api.request('getAuthor', { params: { authorId: '2' } })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await author('c')).body).toMatchObject({ id: 3 });
    expect(await names({})).toEqual(['a', 'c']);
  });
});
