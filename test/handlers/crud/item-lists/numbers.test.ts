import { expect, it } from 'vitest';
import { createCrudApi, type SentRequest } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const numbers = { type: 'array', items: { type: 'integer' } };

it.each<[string, OperationSketch, SentRequest, object]>([
  ['POST', { request: numbers }, { body: [5, 6] }, [5, 6]],
  ['POST', { request: objectOf({ venueId: 'integer' }) }, { body: { venueId: 5 } }, [5]],
])(
  'a list of numbers that only paths below an item show is stored: %s',
  async (method, write, sent, shown) => {
    const Shelf = objectOf({ 'id!': 'integer', name: 'string' });
    const api = await createCrudApi(
      sketch(
        {
          'GET /shelves': { response: arrayOf('Shelf') },
          'POST /shelves': { request: objectOf({ name: 'string' }), response: 'Shelf', status: 201 },
          'GET /shelves/{id}/exclusions': { response: numbers },
          [`${method} /shelves/{id}/exclusions`]: write,
        },
        { Shelf },
      ),
    );
    for (const name of ['a', 'b']) await api.request('POST /shelves', { body: { name } });
    await api.request(`${method} /shelves/{id}/exclusions`, { params: { id: 1 }, ...sent });
    const of = (id: number) => api.requestBody('GET /shelves/{id}/exclusions', { params: { id } });
    expect(await of(1)).toEqual(shown);
    expect(await of(2)).toEqual([]);
  },
);
