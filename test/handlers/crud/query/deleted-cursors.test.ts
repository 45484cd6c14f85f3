import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

describe('the id of an item that is deleted, as a cursor', () => {
  it('goes on behind it, where ids count the items', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /rows': { request: objectOf({ name: 'string' }), response: 'Row', status: 201 },
          'GET /rows': {
            response: objectOf({ data: arrayOf('Row'), has_more: 'boolean' }),
            query: { limit: { type: 'integer' }, starting_after: { type: 'string' } },
          },
          'DELETE /rows/{id}': {},
        },
        { Row: objectOf({ 'id!': 'integer', name: 'string' }) },
      ),
    );
    for (const name of ['a', 'b', 'c']) await api.request('POST /rows', { body: { name } });
    await api.request('DELETE /rows/{id}', { params: { id: '2' } });
    const rowsAfter = (id: string) =>
      api.requestBody('GET /rows', { query: { limit: 2, starting_after: id } });
    expect(await rowsAfter('2')).toEqual({ data: [{ id: 3, name: 'c' }], has_more: false });
    await api.request('DELETE /rows/{id}', { params: { id: '3' } });
    expect(await rowsAfter('3')).toEqual({ data: [], has_more: false });
    expect(await rowsAfter('9')).toEqual({ data: [{ id: 1, name: 'a' }], has_more: false });
  });
});
