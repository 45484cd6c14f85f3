import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const category: Schema = { $ref: '#/components/schemas/Category' };

/** Books with their category, with or without a path that lists those of a category. */
const library = (isNested: boolean, count: string) =>
  sketch(
    {
      'GET /categories': { response: arrayOf('Category') },
      'POST /categories': { request: objectOf({ name: 'string' }), response: 'Category', status: 201 },
      ...(isNested && { 'GET /categories/{categoryId}/books': { response: arrayOf('Book') } }),
      'GET /books': { response: arrayOf('Book'), query: { expand: { type: 'string' } } },
      'POST /books': {
        request: objectOf({ title: 'string', category_id: 'integer' }),
        response: 'Book',
        status: 201,
      },
    },
    {
      Category: objectOf({ 'id!': 'integer', name: 'string', [count]: 'integer' }),
      Book: objectOf({ 'id!': 'integer', title: 'string', category_id: 'integer', category }),
    },
  );

describe('the number of what names an item', () => {
  it.each([
    [true, 'books_count'],
    [false, 'books_count'],
    [false, 'numBooks'],
    [true, 'totalBooks'],
  ])(
    'is right in the item and where another shows it; with a path below it: %s, %s',
    async (isNested, count) => {
      const api = await createCrudApi(library(isNested, count));
      for (const name of ['a', 'b']) await api.request('POST /categories', { body: { name } });
      const first = await api.requestBody('POST /books', { body: { title: 'T', category_id: 1 } });
      expect(first).toMatchObject({ category: { id: 1, [count]: 1 } });
      await api.request('POST /books', { body: { title: 'U', category_id: 1 } });
      await api.request('POST /books', { body: { title: 'V' } });
      const shown = { id: 1, name: 'a', [count]: 2 };
      expect(await api.requestBody('GET /books')).toMatchObject([
        { category: shown },
        { category: shown },
        {},
      ]);
      expect(await api.requestBody('GET /categories')).toEqual([shown, { id: 2, name: 'b', [count]: 0 }]);
      const query = { expand: 'category' };
      expect(await api.requestBody('GET /books', { query })).toMatchObject([{ category: shown }, {}, {}]);
    },
  );
});
