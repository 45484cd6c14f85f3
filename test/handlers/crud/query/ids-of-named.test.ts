import { expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const Genre = objectOf({ 'id!': 'integer', name: 'string', slug: 'string' });
const ref = { $ref: '#/components/schemas/Genre' };

/** Books, which refer to genres, and can be filtered by a parameter. */
const contract = (parameter: string, sent: OperationSketch['request'], shown: object) =>
  sketch(
    {
      'GET /genres': { response: arrayOf('Genre') },
      'POST /genres': {
        request: objectOf({ name: 'string', slug: 'string' }),
        response: 'Genre',
        status: 201,
      },
      'GET /books': { response: arrayOf('Book'), query: { [parameter]: { type: 'string' } } },
      'POST /books': { ...(sent && { request: sent }), response: 'Book', status: 201 },
    },
    { Genre, Book: objectOf({ 'id!': 'integer', ...shown }) },
  );

it.each<[parameter: string, sent: string, shown: object]>([
  ['genre', 'genre_id', { genre_id: 'integer', genre: ref }],
  ['genre', 'genreId', { genreId: 'integer' }],
  ['genres', 'genre_ids', { genres: { type: 'array', items: ref } }],
])('a filter %s finds by the name of what %s refers to', async (parameter, sent, shown) => {
  const isList = sent.endsWith('ids');
  const schema = isList ? { type: 'array', items: { type: 'integer' } } : 'integer';
  const { request, requestBody } = await createCrudApi(
    contract(parameter, objectOf({ [sent]: schema }), shown),
  );
  for (const name of ['Crime', 'Poetry']) {
    await request('POST /genres', { body: { name, slug: name.toLowerCase() } });
  }
  for (const id of [1, 2, 1]) await request('POST /books', { body: { [sent]: isList ? [id] : id } });
  const found = async (value: string) => {
    const rows = await requestBody<{ id: number }[]>('GET /books', { query: { [parameter]: value } });
    return rows.map(({ id }) => id);
  };
  expect(await found('crime')).toEqual([1, 3]);
  expect(await found('Poetry')).toEqual([2]);
  expect(await found('2')).toEqual([2]);
  expect(await found('nothing')).toEqual([]);
});
