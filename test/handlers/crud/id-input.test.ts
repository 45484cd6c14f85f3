import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const Book = objectOf({ 'bookId!': 'string', title: 'string' });
const byId = objectOf({ 'bookId!': 'string', title: 'string' });

const contract = sketch(
  {
    'POST /book/create': { request: objectOf({ title: 'string' }), response: 'Book' },
    'POST /book/list': {
      request: objectOf({ title: 'string' }),
      response: objectOf({ books: arrayOf('Book') }),
    },
    'POST /book/get': { request: byId, response: 'Book' },
    'POST /book/update': { request: byId, response: 'Book' },
    'DELETE /book/remove': { query: { book_id: { type: 'string' } } },
  },
  { Book },
);

describe('operations with the id in the request', () => {
  it('create, find, list, change and delete one and the same item', async () => {
    const api = await createCrudApi(contract);
    const { bookId } = await api.requestBody<{ bookId: string }>('POST /book/create', {
      body: { title: 'Emma' },
    });
    await api.request('POST /book/create', { body: { title: 'Ulysses' } });
    const read = () => api.requestBody('POST /book/get', { body: { bookId } });
    expect(await read()).toEqual({ bookId, title: 'Emma' });
    expect(await api.requestBody('POST /book/list', { body: { title: 'Emma' } })).toEqual({
      books: [{ bookId, title: 'Emma' }],
    });
    await api.request('POST /book/update', { body: { bookId, title: 'Persuasion' } });
    expect(await read()).toEqual({ bookId, title: 'Persuasion' });
    await api.request('DELETE /book/remove', { query: { book_id: bookId } });
    await expect(read()).rejects.toThrow(`book has no ${bookId}`);
  });

  it.each([
    ['PATCH /notes', 'note_id'],
    ['PATCH /notes', 'id'],
    ['PUT /notes', 'noteId'],
  ])(
    'name it in the body of what changes one on the path of the collection: %s with %s',
    async (change, name) => {
      const api = await createCrudApi(
        sketch(
          {
            'POST /notes': { request: objectOf({ title: 'string', text: 'string' }), response: 'Note' },
            'GET /notes': { response: arrayOf('Note') },
            [change]: {
              request: objectOf({ [`${name}!`]: 'string', title: 'string', text: 'string' }),
              response: 'Note',
            },
          },
          { Note: objectOf({ 'id!': 'string', title: 'string', text: 'string' }) },
        ),
      );
      const { id } = await api.requestBody<{ id: string }>('POST /notes', {
        body: { title: 'Milk', text: '1 l' },
      });
      await api.request('POST /notes', { body: { title: 'Tea', text: '100 g' } });
      await api.request(change, { body: { [name]: id, title: 'Cream', text: '1 l' } });
      expect(await api.requestBody('GET /notes')).toEqual([
        { id, title: 'Cream', text: '1 l' },
        expect.objectContaining({ title: 'Tea' }),
      ]);
      await expect(api.request(change, { body: { [name]: 'none', title: 'x' } })).rejects.toMatchObject({
        code: 'not-found',
      });
    },
  );

  it('name it by a required query parameter where the path is that of the collection', async () => {
    const id = { id: { type: 'integer' } } as const;
    const api = await createCrudApi(
      sketch(
        {
          'POST /pin': { request: 'Pin', response: 'Pin' },
          'GET /pins': { response: arrayOf('Pin') },
          'GET /pin': { requiredQuery: id, response: 'Pin' },
          'PUT /pin': { requiredQuery: id, request: 'Pin', response: 'Pin' },
          'DELETE /pin': { requiredQuery: id },
        },
        { Pin: objectOf({ id: 'integer', label: 'string' }) },
      ),
    );
    await api.request('POST /pin', { body: { label: 'a' } });
    await api.request('POST /pin', { body: { label: 'b' } });
    await api.request('PUT /pin', { query: { id: 2 }, body: { label: 'c' } });
    expect(await api.requestBody('GET /pin', { query: { id: 2 } })).toEqual({ id: 2, label: 'c' });
    await api.request('DELETE /pin', { query: { id: 1 } });
    expect(await api.requestBody('GET /pins')).toEqual([{ id: 2, label: 'c' }]);
    await expect(api.request('DELETE /pin', { query: { id: 1 } })).rejects.toThrow('pins has no 1');
  });
});
