import { describe, expect, it } from 'vitest';
import { explainOperation } from '../../src/inference/explain-operation.ts';
import { inferResources } from '../../src/inference/infer-resources.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../support/small-contract.ts';

const string = { type: 'string' };
const Book = objectOf({ 'id!': 'integer', shelfId: 'string', title: 'string', pages: 'integer' });
const library = sketch(
  {
    'POST /shelves': { request: 'Shelf', response: 'Shelf', status: 201 },
    'GET /shelves/{id}': { response: 'Shelf' },
    'GET /shelves/{shelfId}/books': {
      response: objectOf({ data: arrayOf('Book'), meta: objectOf({ total: 'integer' }) }),
      query: {
        title: string,
        min_pages: { type: 'integer' },
        q: string,
        limit: { type: 'integer' },
        sort: string,
        x: string,
      },
    },
    'POST /shelves/{shelfId}/books': { request: 'Book', response: objectOf({ book: Book }), status: 201 },
    'POST /shelves/{shelfId}/books/bulk': {
      request: objectOf({ items: arrayOf('Book') }),
      response: arrayOf('Book'),
    },
    'PUT /books/{id}/title': { request: objectOf({ title: 'string' }), response: 'Book' },
    'GET /books/{id}': { response: 'Book' },
  },
  { Shelf: objectOf({ 'id!': 'string' }), Book },
);

function explain(document: OpenApiDocument, id: string, custom: readonly string[] = []) {
  const operations = operationsOf(document);
  const operation = operations.get(id);
  if (operation === undefined) throw new Error(`there is no operation ${id}`);
  return explainOperation(
    operation,
    { document, operations },
    inferResources(document, operations),
    new Set(custom),
  );
}

describe('the explanation of an operation with state', () => {
  it('describes where a list has its rows, and what each query parameter does', () => {
    expect(explain(library, 'GET /shelves/{shelfId}/books')).toMatchObject({
      behavior: 'stateful',
      role: 'list',
      collection: 'books',
      nestedPath: {
        path: '/shelves/{}/books',
        parameters: [{ name: 'shelfId', property: 'shelfId' }],
        parent: { resource: 'shelves' },
      },
      response: { status: 200, rows: '/data', pageFields: [{ kind: 'total', location: '/meta/total' }] },
      filters: [
        { kind: 'value', parameterPath: ['title'], path: ['title'] },
        { kind: 'range', parameterPath: ['min_pages'], path: ['pages'], bound: 'from' },
        { kind: 'search', parameterPath: ['q'] },
      ],
      pagination: { size: { name: 'limit' } },
      sort: { by: { name: 'sort' } },
      ignored: ['x'],
      reasons: [],
    });
  });

  it('describes where a body has the item, and who assigns the id', () => {
    expect(explain(library, 'POST /shelves/{shelfId}/books')).toMatchObject({
      itemId: { property: 'id', type: 'number', assignedBy: 'client', clientMaySet: true },
      request: { item: '' },
      response: { status: 201, item: '/book' },
    });
    expect(explain(library, 'POST /shelves/{shelfId}/books/bulk')).toMatchObject({
      role: 'bulk-create',
      request: { items: '/items' },
      response: { rows: '' },
    });
  });

  it('describes wrappers of any depth, and what groups the properties of an item', () => {
    const Ship = objectOf({ 'id!': 'string', 'type!': 'string', attributes: objectOf({ name: 'string' }) });
    const document = sketch(
      {
        'GET /ships': { response: objectOf({ data: objectOf({ ships: arrayOf('Ship') }) }) },
        'POST /ships': {
          request: objectOf({ ship: objectOf({ name: 'string' }) }),
          response: objectOf({ data: objectOf({ ship: Ship }) }),
          status: 201,
        },
      },
      { Ship },
    );
    expect(explain(document, 'POST /ships')).toMatchObject({
      request: { item: '/ship' },
      response: { item: '/data/ship', grouped: 'attributes' },
    });
    expect(explain(document, 'GET /ships').response).toMatchObject({
      rows: '/data/ships',
      grouped: 'attributes',
    });
  });

  it('describes what an action writes', () => {
    const explanation = explain(library, 'PUT /books/{id}/title');
    expect(explanation).toMatchObject({ role: 'action', action: 'title', changes: {}, writes: ['title'] });
    expect(explanation.itemId).toMatchObject({ parameter: 'id' });
  });
});

describe('the explanation of an operation without state', () => {
  const Pet = objectOf({ 'id!': 'integer', name: 'string' });
  it.each<[what: string, id: string, operations: Record<string, OperationSketch>, reason: string]>([
    [
      'nothing creates items',
      'GET /pets',
      { 'GET /pets': { response: arrayOf('Pet') } },
      'it looks like a list of pets, and nothing creates items in it',
    ],
    [
      'nothing shows items',
      'POST /pets',
      { 'POST /pets': { request: 'Pet', response: 'Pet', status: 201 } },
      'it looks like a create of pets, and nothing reads or lists its items',
    ],
    [
      'nothing writes a singleton',
      'GET /me',
      { 'GET /me': { response: 'Pet' } },
      'it looks like a read of me, and nothing writes it',
    ],
    [
      'x-resource says so',
      'GET /pets',
      { 'GET /pets': { response: arrayOf('Pet'), hint: false } },
      'x-resource is false',
    ],
    [
      'its path names no collection',
      'GET /{a}',
      { 'GET /{a}': { response: 'Pet' } },
      'its path names no collection',
    ],
    [
      'a file is sent',
      'POST /files',
      { 'POST /files': { request: string, mediaType: 'image/png', status: 201 } },
      'its request body is neither JSON nor a form',
    ],
    [
      'no object is sent',
      'POST /tags',
      { 'POST /tags': { request: string, status: 201 } },
      'its request body is not an object',
    ],
    [
      'no objects are listed',
      'GET /tags',
      { 'GET /tags': { response: { type: 'array', items: string } } },
      'its response is neither an object nor a list of objects',
    ],
    [
      'a page is read',
      'GET /pages/{id}',
      { 'GET /pages/{id}': { response: string, mediaType: 'text/html' } },
      'it declares no JSON or empty response that a read succeeds with',
    ],
    [
      'an action acts on nothing',
      'POST /pets/{id}/feed',
      { 'POST /pets/{id}/feed': { response: 'Pet' } },
      'it is no action: nothing else handles the items of /pets',
    ],
  ])('says that %s', (_, id, operations, reason) => {
    const explanation = explain(sketch(operations, { Pet }), id);
    expect(explanation).toMatchObject({ behavior: 'example', ignored: [] });
    expect(explanation.reasons).toContain(reason);
  });

  it('describes the list that it would be, although examples are served', () => {
    const document = sketch({ 'GET /pets': { response: arrayOf('Pet'), query: { name: string } } }, { Pet });
    expect(explain(document, 'GET /pets')).toMatchObject({
      response: { rows: '' },
      filters: [{ parameterPath: ['name'] }],
    });
  });
});

describe('the explanation of an operation with a custom handler', () => {
  it('names that handler, and nothing that is inferred', () => {
    expect(explain(library, 'GET /books/{id}', ['GET /books/{id}'])).toEqual({
      id: 'GET /books/{id}',
      method: 'GET',
      path: '/books/{id}',
      behavior: 'custom',
      ignored: [],
      reasons: ['the service has a handler for it'],
    });
  });
});
