import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const ids = { type: 'array', items: { type: 'string' } };

describe('the response to a deletion', () => {
  it.each([
    [objectOf({ deleted_page_id: 'string' }), { deleted_page_id: '7' }],
    [objectOf({ 'removedId!': 'string', ok: 'boolean' }), { removedId: '7', ok: true }],
    [objectOf({ data: ids, errors: objectOf({ text: 'string' }) }), { data: ['7'] }],
    [objectOf({ 'deletedIds!': ids }), { deletedIds: ['7'] }],
    // What items have says nothing of a deletion.
    [objectOf({ id: 'string', ids }), { id: '7', ids: ['a'] }],
  ])('says which item it was: %j', async (response, expected) => {
    const Page = objectOf({ 'id!': 'string', ids });
    const api = await createCrudApi(
      sketch(
        {
          'POST /pages': { request: 'Page', response: 'Page', status: 201 },
          'GET /pages/{id}': { response: 'Page' },
          'DELETE /pages/{id}': { response },
        },
        { Page },
      ),
    );
    await api.request('POST /pages', { body: { id: '7', ids: ['a'] } });
    expect(await api.requestBody('DELETE /pages/{id}', { params: { id: '7' } })).toMatchObject(expected);
    await api.close();
  });
});
