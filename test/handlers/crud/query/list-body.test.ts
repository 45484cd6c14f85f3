import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

describe('the body of a list below an item', () => {
  it.each([
    ['shelves', 'shelf_id', 'string', 'a'],
    ['rooms', 'roomId', 'integer', 7],
  ])('has the id of that item, and no links in place of rows: %s', async (segment, parameter, type, id) => {
    const link = objectOf({ href: 'string', rel: 'string' });
    const links: Schema = { type: 'array', items: link };
    const Book = objectOf({ id: 'integer', title: 'string', _links: links });
    const page = objectOf({
      [parameter]: type,
      _links: links,
      books: { type: 'array', items: Book },
      total: 'integer',
    });
    const path = { [parameter]: { type } };
    const api = await createCrudApi(
      sketch({
        [`GET /${segment}/{${parameter}}/books`]: { response: page, path },
        [`POST /${segment}/{${parameter}}/books`]: {
          request: objectOf({ title: 'string' }),
          response: { ...Book },
          status: 201,
          path,
        },
      }),
    );
    const params = { [parameter]: id };
    await api.request(`POST /${segment}/{${parameter}}/books`, { params, body: { title: 'One' } });
    const listed = await api.requestBody(`GET /${segment}/{${parameter}}/books`, { params });
    expect(listed).toMatchObject({ [parameter]: id, books: [{ title: 'One' }], total: 1 });
    await api.close();
  });
});
