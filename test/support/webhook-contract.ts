import type { OpenApiDocument, PathItem } from '../../src/openapi/document.ts';
import { arrayOf, objectOf, sketch } from './small-contract.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const post = (schema: object, rest: object = {}): PathItem =>
  ({ post: { requestBody: json(schema), responses: { 200: { description: 'x' } }, ...rest } }) as PathItem;
const book = { $ref: '#/components/schemas/Book' };

/** A library whose books can be reserved, and that tells others of it. */
export function libraryContract(
  webhooks: Readonly<Record<string, PathItem>> = libraryWebhooks,
): OpenApiDocument {
  const document = sketch(
    {
      'GET /books': { response: arrayOf('Book') },
      'POST /books': { request: 'NewBook', response: 'Book', status: 201 },
      'GET /books/{id}': { response: 'Book' },
      'PATCH /books/{id}': { request: 'NewBook', response: 'Book' },
      'DELETE /books/{id}': {},
      'POST /books/{id}/reserve': { response: 'Book' },
    },
    {
      Book: objectOf({
        'id!': 'string',
        'title!': 'string',
        'state!': { type: 'string', enum: ['available', 'reserved'] },
        pages: 'integer',
      }),
      NewBook: objectOf({ 'title!': 'string', pages: 'integer', notifyAt: 'string' }),
    },
    '3.1.0',
  );
  return { ...document, webhooks };
}

/** Webhooks in the forms that contracts have: an envelope, the item itself, one for several events, and an unknown one. */
const libraryWebhooks: Readonly<Record<string, PathItem>> = {
  'book.created': post(
    objectOf({
      'id!': 'string',
      'type!': { type: 'string', enum: ['book.deleted', 'book.created'] },
      'created_at!': { type: 'string', format: 'date-time' },
      'data!': book,
    }),
    { parameters: [{ name: 'X-Library-Event', in: 'header', required: true, schema: { type: 'string' } }] },
  ),
  bookReserved: post(book),
  changes: post(objectOf({ 'action!': { type: 'string', enum: ['BOOK_UPDATED', 'BOOK_DELETED'] }, book })),
  weather: post({ type: 'object' }),
};
