import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const context: Schema = { oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }] };
const base = objectOf({ '@context': context, '@id!': 'string', '@type!': 'string' });
const own = objectOf({ id: { type: 'integer', readOnly: true }, 'title!': 'string' });

/** A contract as API Platform writes them, by the name of the component of an item. */
function library(name: string, Item: Schema) {
  const schema = { $ref: `#/components/schemas/${name}` };
  const mediaType = 'application/ld+json';
  const list = objectOf({ totalItems: 'integer', 'member!': { type: 'array', items: schema } });
  return createCrudApi(
    sketch(
      {
        'GET /api/books': { response: list, mediaType },
        'POST /api/books': { request: own, response: schema, status: 201, mediaType },
        'GET /api/books/{id}': { response: schema, mediaType },
      },
      { [name]: Item },
      '3.1.0',
    ),
  );
}

describe('an item of JSON-LD', () => {
  it.each<[string, Schema]>([
    ['Book.jsonld', { allOf: [base, own] }],
    ['Book.jsonld-book.read', { allOf: [base, own] }],
    [
      'Book',
      objectOf({
        '@id': { type: 'string', readOnly: true },
        '@type': 'string',
        ...(own.properties as object),
      }),
    ],
  ])('has its address as its @id, and its own id beside it: %s', async (name, Item) => {
    const api = await library(name, Item);
    const made = await api.requestBody('POST /api/books', { body: { title: 'Solaris' } });
    expect(made).toMatchObject({ '@id': '/api/books/1', '@type': 'Book', id: 1, title: 'Solaris' });
    expect(await api.requestBody('GET /api/books/{id}', { params: { id: '1' } })).toEqual(made);
    expect(await api.requestBody('GET /api/books')).toMatchObject({ member: [{ '@id': '/api/books/1' }] });
  });

  it('names its context where its schema has one', async () => {
    const api = await library('Book.jsonld', { allOf: [base, own] });
    const made = await api.requestBody('POST /api/books', { body: { title: 'Solaris' } });
    expect(made).toMatchObject({ '@context': '/api/contexts/Book' });
  });
});
