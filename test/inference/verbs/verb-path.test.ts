import { describe, expect, it } from 'vitest';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Book = objectOf({ 'id!': 'integer', title: 'string' });
const Profile = objectOf({ nick: 'string' });
const byId = objectOf({ 'book_id!': 'integer', title: 'string' });

const contracts: readonly [string, Record<string, OperationSketch>, Record<string, string>][] = [
  [
    'verbs below the collection',
    {
      'POST /api/books/add': { request: 'Book', response: 'Book' },
      'GET /api/books': { response: arrayOf('Book') },
      'GET /api/books/{id}': { response: 'Book' },
      'PUT /api/books/update/{id}': { request: 'Book', response: 'Book' },
      'DELETE /api/books/delete/{id}': {},
    },
    {
      'POST /api/books/add': 'create books',
      'GET /api/books': 'list books',
      'GET /api/books/{id}': 'read books',
      'PUT /api/books/update/{id}': 'update books',
      'DELETE /api/books/delete/{id}': 'delete books',
    },
  ],
  [
    'verbs with their nouns, in the singular and the plural',
    {
      'POST /createBook': { request: 'Book', response: 'Book', status: 201 },
      'GET /getBooks': { response: arrayOf('Book') },
      'GET /getBook/{bookId}': { response: 'Book' },
      'POST /deleteBook/{bookId}': {},
    },
    {
      'POST /createBook': 'create books',
      'GET /getBooks': 'list books',
      'GET /getBook/{bookId}': 'read books',
      'POST /deleteBook/{bookId}': 'delete books',
    },
  ],
  [
    'calls by name, with the id in the body or the query',
    {
      'POST /books.create': { request: 'Book', response: 'Book' },
      'POST /books.list': {
        request: objectOf({ title: 'string' }),
        response: objectOf({ data: arrayOf('Book') }),
      },
      'POST /books.info': { request: byId, response: 'Book' },
      'POST /books.update': { request: byId, response: 'Book' },
      'DELETE /books/remove': { query: { id: { type: 'integer' } } },
    },
    {
      'POST /books.create': 'create books',
      'POST /books.list': 'list books',
      'POST /books.info': 'read books',
      'POST /books.update': 'update books',
      'DELETE /books/remove': 'delete books',
    },
  ],
  [
    'the verbs of a singleton',
    {
      'GET /getProfile': { response: 'Profile' },
      'PUT /updateProfile': { request: 'Profile', response: 'Profile' },
    },
    { 'GET /getProfile': 'read profile', 'PUT /updateProfile': 'update profile' },
  ],
  [
    'a verb after the id',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /books/{id}': { response: 'Book' },
      'POST /books/{id}/edit': { request: 'Book', response: 'Book' },
      'POST /books/{id}/delete': {},
    },
    { 'POST /books/{id}/edit': 'update books', 'POST /books/{id}/delete': 'delete books' },
  ],
  [
    'verbs whose paths other methods share',
    {
      'POST /books/create': { request: 'Book', response: 'Book', status: 201 },
      'GET /books/create': { response: arrayOf('Book') },
      'GET /books/{id}/update': { response: 'Book' },
      'PUT /books/{id}/update': { request: 'Book', response: 'Book' },
      'GET /books/{id}/delete': { response: 'Book' },
      'DELETE /books/{id}/delete': {},
    },
    {
      'POST /books/create': 'create books',
      'GET /books/create': 'list books',
      'GET /books/{id}/update': 'read books',
      'PUT /books/{id}/update': 'update books',
      'GET /books/{id}/delete': 'read books',
      'DELETE /books/{id}/delete': 'delete books',
    },
  ],
  [
    'a verb that reads in the only path of an item',
    {
      'POST /books/create': { request: 'Book', response: 'Book', status: 201 },
      'GET /books/{id}/detail/': { response: 'Book' },
      'PUT /books/{id}/detail/': { request: 'Book', response: 'Book' },
      'DELETE /books/{id}/detail/': {},
    },
    {
      'GET /books/{id}/detail/': 'read books',
      'PUT /books/{id}/detail/': 'update books',
      'DELETE /books/{id}/detail/': 'delete books',
    },
  ],
  [
    'a verb that reads before the id, and other methods',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /books/view/{id}': { response: 'Book' },
      'PATCH /books/view/{id}': { request: 'Book', response: 'Book' },
    },
    { 'GET /books/view/{id}': 'read books', 'PATCH /books/view/{id}': 'update books' },
  ],
  [
    'what looks like such a verb and is one thing of an item that has a path of its own',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /books/{id}': { response: 'Book' },
      'GET /books/{id}/info': { response: 'Profile' },
      'PUT /books/{id}/info': { request: 'Profile', response: 'Profile' },
    },
    { 'GET /books/{id}': 'read books', 'PUT /books/{id}/info': 'replace books/info' },
  ],
  [
    'an edit page on the path of an edit',
    {
      'POST /api/books': { request: 'Book', response: 'Book', status: 201 },
      'GET /api/books/edit/{id}': { response: 'Book' },
      'PATCH /api/books/edit/{id}': { request: 'Book', response: 'Book' },
    },
    { 'GET /api/books/edit/{id}': 'read books', 'PATCH /api/books/edit/{id}': 'update books' },
  ],
  [
    'the name of the collection, in the singular, in place of a verb',
    {
      'POST /books/book': { request: 'Book', response: 'Book', status: 201 },
      'GET /books': { response: arrayOf('Book') },
      'GET /books/{id}': { response: 'Book' },
    },
    { 'POST /books/book': 'create books', 'GET /books': 'list books' },
  ],
  [
    'verbs after their nouns',
    {
      'GET /api/book-list/': { response: arrayOf('Book') },
      'POST /api/book-create/': { request: 'Book', response: 'Book', status: 201 },
      'GET /api/book-detail/{id}/': { response: 'Book' },
      'POST /api/book-update/{id}/': { request: 'Book', response: 'Book' },
      'DELETE /api/book-delete/{id}/': {},
    },
    {
      'GET /api/book-list/': 'list book',
      'POST /api/book-create/': 'create book',
      'GET /api/book-detail/{id}/': 'read book',
      'POST /api/book-update/{id}/': 'update book',
      'DELETE /api/book-delete/{id}/': 'delete book',
    },
  ],
  [
    'a verb after the noun of a collection that nothing else lists',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /bookList': { response: arrayOf('Book') },
    },
    { 'POST /books': 'create books', 'GET /bookList': 'list books' },
  ],
  [
    'a list of wishes beside the wishes',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /books': { response: arrayOf('Book') },
      'GET /book-list': { response: arrayOf('Profile') },
      'POST /book-list': { request: 'Profile', response: 'Profile', status: 201 },
    },
    { 'GET /book-list': 'list book-list', 'POST /book-list': 'create book-list' },
  ],
  [
    'a verb that reads, of many items',
    {
      'POST /books/new': { request: 'Book', response: 'Book', status: 201 },
      'GET /books/show': { response: objectOf({ message: 'string', rows: arrayOf('Book') }) },
      'GET /profiles/get': { status: 200 },
      'GET /profiles/get/{id}': { response: 'Profile' },
      'POST /profiles/create': { request: 'Profile', response: 'Profile' },
    },
    {
      'POST /books/new': 'create books',
      'GET /books/show': 'list books',
      'GET /profiles/get': 'list profiles',
      'GET /profiles/get/{id}': 'read profiles',
      'POST /profiles/create': 'create profiles',
    },
  ],
  [
    'a verb that reads something else',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /books': { response: arrayOf('Book') },
      'GET /books/info': { response: 'Profile' },
    },
    { 'GET /books': 'list books' },
  ],
  [
    'items that a query names',
    {
      'POST /book': { request: 'Book', response: 'Book', status: 201 },
      'GET /books': { response: arrayOf('Book') },
      'GET /book': { requiredQuery: { id: { type: 'integer' } }, response: 'Book' },
      'PUT /book': { request: 'Book', response: 'Book' },
      'DELETE /book': { requiredQuery: { bookId: { type: 'integer' } } },
    },
    {
      'POST /book': 'create books',
      'GET /books': 'list books',
      'GET /book': 'read books',
      'PUT /book': 'replace books',
      'DELETE /book': 'delete books',
    },
  ],
  [
    'lists that a query filters by an id',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /books': { requiredQuery: { id: { type: 'integer' } }, response: arrayOf('Book') },
      'PATCH /books': { requiredQuery: { id: { type: 'integer' } }, request: 'Book', response: 'Book' },
    },
    { 'GET /books': 'list books', 'PATCH /books': 'update books' },
  ],
  [
    'what an item has below it, where it is called details',
    {
      'POST /books': { request: 'Book', response: 'Book', status: 201 },
      'GET /books/{id}': { response: 'Book' },
      'POST /books/{id}/details': { request: objectOf({ note: 'string' }), response: 'Profile', status: 201 },
      'GET /books/{id}/details': { response: arrayOf('Profile') },
    },
    { 'POST /books/{id}/details': 'create books/details', 'GET /books/{id}/details': 'list books/details' },
  ],
  [
    'a collection whose name looks like a verb',
    {
      'POST /shop/new': { request: 'Book', response: 'Book', status: 201 },
      'GET /shop/new': { response: arrayOf('Book') },
      'GET /shop/new/{id}': { response: 'Book' },
    },
    { 'POST /shop/new': 'create new', 'GET /shop/new/{id}': 'read new' },
  ],
];

describe('paths that name a verb', () => {
  it.each(contracts)('%s', (_name, operations, expected) => {
    const roles = rolesIn(sketch(operations, { Book, Profile }));
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, roles[name]]))).toEqual(expected);
  });
});

describe('a word that stands twice at the end of a path', () => {
  it.each(['books', 'book', 'Books'])('is one collection: POST /books/%s', (word) => {
    const document = sketch(
      {
        'GET /books': { response: arrayOf('Book') },
        'GET /books/{bookId}': { response: 'Book' },
        [`POST /books/${word}`]: { request: 'Book', response: 'Book', status: 201 },
        [`DELETE /books/${word}`]: { requiredQuery: { bookId: { type: 'string' } } },
      },
      { Book },
    );
    expect(rolesIn(document)).toMatchObject({
      [`POST /books/${word}`]: 'create books',
      [`DELETE /books/${word}`]: 'delete books',
      'GET /books/{bookId}': 'read books',
    });
  });
});

describe('paths to items in the singular', () => {
  const books = {
    'POST /books': { request: 'Book', response: 'Book', status: 201 },
    'GET /books': { response: arrayOf('Book') },
  };

  it('belong to the collection in the plural, at any depth', () => {
    const document = sketch(
      {
        ...books,
        'GET /book/{bookId}': { response: 'Book' },
        'PUT /book/{bookId}': { request: 'Book', response: 'Book' },
        'DELETE /book/{bookId}': {},
        'POST /book/{bookId}/profiles': { request: 'Profile', response: 'Profile', status: 201 },
        'GET /book/{bookId}/profile/{id}': { response: 'Profile' },
      },
      { Book, Profile },
    );
    expect(rolesIn(document)).toEqual({
      'POST /books': 'create books',
      'GET /books': 'list books',
      'GET /book/{bookId}': 'read books',
      'PUT /book/{bookId}': 'replace books',
      'DELETE /book/{bookId}': 'delete books',
      'POST /book/{bookId}/profiles': 'create books/profiles',
      'GET /book/{bookId}/profile/{id}': 'read books/profiles',
    });
  });

  it.each<[string, OperationSketch]>([
    ['GET /books/{id}', { response: 'Book' }],
    ['POST /book', { request: 'Book', response: 'Book', status: 201 }],
  ])('are a collection of their own beside %s', (name, operation) => {
    const document = sketch(
      { ...books, [name]: operation, 'GET /book/{bookId}': { response: 'Profile' } },
      { Book, Profile },
    );
    expect(rolesIn(document)['GET /book/{bookId}']).not.toBe('read books');
  });
});
