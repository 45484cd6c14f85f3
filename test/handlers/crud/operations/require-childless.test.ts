import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

/** Shelves, and books that name theirs, in a path or by its id alone. */
function library(books: string, description?: string) {
  const document = sketch(
    {
      'POST /shelves': { request: objectOf({ name: 'string' }), response: 'Shelf', status: 201 },
      'GET /shelves/{id}': { response: 'Shelf' },
      'DELETE /shelves/{id}': { status: 204 },
      [`POST ${books}`]: {
        request: objectOf({ title: 'string', shelfId: 'integer' }),
        response: 'Book',
        status: 201,
      },
      'GET /books/{id}': { response: 'Book' },
      'DELETE /books/{id}': { status: 204 },
    },
    {
      Shelf: objectOf({ 'id!': 'integer', name: 'string' }),
      Book: objectOf({ 'id!': 'integer', title: 'string', shelfId: 'integer' }),
    },
  );
  const { delete: remove } = Object(document.paths['/shelves/{id}']);
  if (description !== undefined) remove.responses['409'] = { description };
  return createCrudApi(document);
}

describe('the deletion of what others belong to', () => {
  it.each([
    ['/books', 'The shelf still has books', 409],
    ['/shelves/{id}/books', 'Shelf is not empty', 409],
    ['/books', 'Cannot delete: in use', 409],
    ['/books', 'Version conflict: it has changed', 204],
    ['/books', 'The shelf has been modified', 204],
    ['/books', 'The shelf cannot be deleted in its current state', 204],
    ['/books', 'Conflict', 204],
    ['/books', undefined, 204],
  ])('below %s, with a 409 described as %j, is %i', async (books, description, status) => {
    const api = await library(books, description);
    await api.request('POST /shelves', { body: { name: 'a' } });
    const book = { title: 'b', shelfId: 1 };
    await api.request(`POST ${books}`, { params: { id: '1' }, body: book });
    const remove = () =>
      api.request('DELETE /shelves/{id}', { params: { id: '1' } }).then(
        (reply) => reply.status,
        () => 409,
      );
    expect(await remove()).toBe(status);
    if (status === 204) return;
    await api.request('DELETE /books/{id}', { params: { id: '1' } });
    expect(await remove()).toBe(204);
    await api.close();
  });
});
