import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import {
  arrayOf,
  infer,
  type OperationSketch,
  objectOf,
  roleIn,
  rolesIn,
  sketch,
} from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };

describe('nested paths', () => {
  const Order = objectOf({ id: 'string', customerId: 'string' });
  const Plain = objectOf({ id: 'string', amount: 'integer' });
  const customers: Record<string, OperationSketch> = {
    'POST /customers': { request: 'NewPet', response: 'Pet', status: 201 },
    'GET /customers/{id}': { response: 'Pet' },
  };
  const schemas = { ...components, Order, Plain };

  it('lead to the same collection if items have the id of their parent', () => {
    const document = sketch(
      {
        ...customers,
        'POST /orders': { request: 'NewPet', response: 'Order', status: 201 },
        'GET /orders': { response: arrayOf('Order') },
        'POST /customers/{id}/orders': { request: 'NewPet', response: 'Order', status: 201 },
        'GET /customers/{id}/orders': { response: arrayOf('Order') },
      },
      schemas,
    );
    expect(rolesIn(document)).toMatchObject({
      'GET /customers/{id}/orders': 'list orders',
      'GET /orders': 'list orders',
    });
    expect(infer(document).resources.at(-1)).not.toHaveProperty('idScope');
    expect(infer(document).resources.at(-1)).toMatchObject({
      nestedPaths: [
        {
          path: '/customers/{}/orders',
          parameters: [{ name: 'id', property: 'customerId' }],
          parent: { resource: 'customers', depth: 1 },
        },
      ],
    });
  });

  it('lead to the collection of the items that only they create', () => {
    const document = sketch(
      {
        ...customers,
        'POST /customers/{id}/orders': { request: 'NewPet', response: 'Plain', status: 201 },
        'GET /orders/{orderId}': { response: 'Plain' },
        'DELETE /orders/{orderId}': {},
      },
      schemas,
    );
    expect(rolesIn(document)).toMatchObject({
      'POST /customers/{id}/orders': 'create orders',
      'GET /orders/{orderId}': 'read orders',
    });
    expect(roleIn(document, 'POST /customers/{id}/orders', 'create').readPath).toBe('/orders/{orderId}');
  });

  it('lead to a collection of their own if nothing connects them', () => {
    const document = sketch(
      {
        'POST /orders': { request: 'NewPet', response: 'Plain', status: 201 },
        'GET /orders': { response: arrayOf('Plain') },
        'POST /shops/{shop}/orders': { request: 'NewPet', response: 'Plain', status: 201 },
        'GET /shops/{shop}/orders': { response: arrayOf('Plain') },
      },
      schemas,
    );
    expect(infer(document).resources.map(({ name }) => name)).toEqual(['orders', 'shops/orders']);
  });

  it('are the same whatever the names of their parameters', () => {
    const document = sketch(
      {
        ...customers,
        'POST /customers/{id}/notes': { request: 'NewPet', response: 'Plain', status: 201 },
        'GET /customers/{customerId}/notes/{id}': { response: 'Plain' },
      },
      schemas,
    );
    expect(roleIn(document, 'GET /customers/{customerId}/notes/{id}', 'read')).toMatchObject({
      resource: { name: 'customers/notes', idScope: '/customers/{}/notes' },
      parentParameters: ['customerId'],
      idParameter: 'id',
    });
  });
});

describe('a parameter for the form of a response', () => {
  it('is no part of the key of what is made below a parent', () => {
    const document = sketch(
      {
        'POST /shops': { request: 'NewPet', response: 'Pet', status: 201 },
        'GET /shops/{id}': { response: 'Pet' },
        'POST /shops/{shop_id}/receipts': {
          request: objectOf({ text: 'string' }),
          response: 'Receipt',
          status: 200,
        },
        'GET /receipts/{guid}/{format}': { response: 'Receipt' },
      },
      { ...components, Receipt: objectOf({ guid: { type: 'string', format: 'uuid' }, text: 'string' }) },
    );
    const { resource } = roleIn(document, 'POST /shops/{shop_id}/receipts', 'create');
    expect(resource.nestedPaths[0]?.parameters).toEqual([{ name: 'shop_id' }]);
    expect(rolesIn(document)['GET /receipts/{guid}/{format}']).toBe('read receipts');
  });
});

describe('a PATCH of many items', () => {
  it('says nothing of the item, of which other operations know the id', () => {
    const anything: Schema = { type: 'object' };
    const document = sketch({
      'POST /notes': { request: anything, response: anything, status: 201 },
      'PATCH /notes': { request: anything, response: objectOf({ num_updated: 'integer' }) },
      'GET /notes/{noteId}': { response: anything },
    });
    const { id } = roleIn(document, 'GET /notes/{noteId}', 'read').resource;
    expect(id).toMatchObject({ property: 'id', assignedBy: 'server', clientMaySet: true });
  });
});

describe('a parameter at the end of a path', () => {
  const Card = objectOf({ name: 'string', closed: 'boolean' });

  it.each(['filter', 'field', 'keyword'])('is no id where it is a {%s}', (parameter) => {
    const document = sketch(
      {
        'GET /boards/{board}/cards': { response: arrayOf('Card') },
        'POST /boards/{board}/cards': { request: 'Card', response: 'Card' },
        [`GET /boards/{board}/cards/{${parameter}}`]: { response: 'Card' },
      },
      { Card },
    );
    expect(rolesIn(document)).toEqual({
      'GET /boards/{board}/cards': 'list cards',
      'POST /boards/{board}/cards': 'create cards',
    });
  });
});

describe('a parameter that is called as one that selects', () => {
  it.each(['filter', 'field', 'keyword'])('is the id of a {%s} below its plural', (word) => {
    const Rule = objectOf({ [`${word}!`]: 'string', isOn: 'boolean' });
    const document = sketch(
      {
        [`GET /${word}s`]: { response: arrayOf('Rule') },
        [`POST /${word}s`]: { request: 'Rule', response: 'Rule', status: 201 },
        [`GET /${word}s/{${word}}`]: { response: 'Rule' },
        [`DELETE /${word}s/{${word}}`]: {},
      },
      { Rule },
    );
    expect(rolesIn(document)).toMatchObject({
      [`GET /${word}s/{${word}}`]: `read ${word}s`,
      [`DELETE /${word}s/{${word}}`]: `delete ${word}s`,
    });
  });
});

describe('a path that is about others of a collection', () => {
  const Book = objectOf({ 'id!': 'integer', title: 'string' });
  const books: Record<string, OperationSketch> = {
    'GET /books': { response: arrayOf('Book') },
    'POST /books': { request: 'Book', response: 'Book', status: 201 },
    'GET /books/{bookId}': { response: 'Book' },
  };

  it.each(['favorites', 'shelf', 'likes'])(
    'is none of its items where these have a path of their own: /%s/books',
    (word) => {
      const operations = {
        ...books,
        'DELETE /books/{bookId}': {},
        [`POST /${word}/books/{bookId}`]: {},
        [`DELETE /${word}/books/{bookId}`]: {},
      };
      const roles = rolesIn(sketch(operations, { Book }));
      expect(roles[`DELETE /${word}/books/{bookId}`]).not.toBe('delete books');
      expect(roles['DELETE /books/{bookId}']).toBe('delete books');
    },
  );

  it('is of its items where nothing else deletes them', () => {
    const operations = { ...books, 'DELETE /admin/books/{bookId}': {} };
    expect(rolesIn(sketch(operations, { Book }))['DELETE /admin/books/{bookId}']).toBe('delete books');
  });
});

describe('items that two paths show by a schema that is written out twice', () => {
  const copy = () => objectOf({ 'id!': 'string', text: 'string', sentAt: 'string', isRead: 'boolean' });

  it.each(['notes', 'comments', 'replies'])('are those of one collection: %s', (word) => {
    const document = sketch({
      'GET /posts': { response: { type: 'array', items: objectOf({ id: 'integer', title: 'string' }) } },
      'POST /posts': {
        request: objectOf({ title: 'string' }),
        response: objectOf({ id: 'integer', title: 'string' }),
        status: 201,
      },
      'GET /posts/{postId}': { response: objectOf({ id: 'integer', title: 'string' }) },
      [`GET /posts/{postId}/${word}`]: { response: { type: 'array', items: copy() } },
      [`POST /posts/{postId}/${word}`]: { request: objectOf({ text: 'string' }), status: 201 },
      [`GET /${word}/{id}`]: { response: copy() },
      [`DELETE /${word}/{id}`]: {},
    });
    expect(rolesIn(document)).toMatchObject({
      [`POST /posts/{postId}/${word}`]: `create ${word}`,
      [`GET /${word}/{id}`]: `read ${word}`,
    });
  });
});

describe('responses that show the item by little, or not at all', () => {
  const Area = objectOf({ id: 'integer', name: 'string' });
  const NewArea = objectOf({ 'name!': 'string' });
  const page = objectOf({ data: arrayOf('User'), count: 'integer' });
  const schemas = { Area, NewArea, User: objectOf({ id: 'integer', email: 'string' }) };
  const create = { request: 'NewArea', response: 'Area', status: 201 };

  it.each<[string, OperationSketch]>([
    ['a page of something else', { request: 'NewArea', response: page }],
    ['a list of something else', { request: 'NewArea', response: arrayOf('User') }],
    [
      'rows beside a total',
      { request: 'NewArea', response: objectOf({ results: arrayOf('User'), total: 'integer' }) },
    ],
  ])('a PUT that responds with %s replaces the item', (_case, put) => {
    const document = sketch(
      { 'POST /areas': create, 'GET /areas/{id}': { response: 'Area' }, 'PUT /areas/{id}': put },
      schemas,
    );
    expect(rolesIn(document)['PUT /areas/{id}']).toBe('replace areas');
  });

  it.each<[string, Schema]>([
    ['its id alone', objectOf({ 'id!': 'integer' })],
    ['another copy of its schema', { ...objectOf({ id: 'integer', name: 'string' }), nullable: true }],
    ['an id of another form', objectOf({ uuid: 'string' })],
  ])('a create that responds with %s creates what a page lists', (_case, response) => {
    const document = sketch(
      {
        'POST /areas': { request: 'NewArea', response, status: 201 },
        'GET /areas': { response: objectOf({ items: arrayOf('Area'), total: 'integer' }) },
      },
      schemas,
    );
    expect(rolesIn(document)).toEqual({ 'POST /areas': 'create areas', 'GET /areas': 'list areas' });
  });
});

describe('a list in an envelope beside a create below an item', () => {
  const Team = objectOf({ 'id!': 'integer', title: 'string' });
  const Brief = objectOf({ id: 'integer', name: 'string', slug: 'string', locales: 'array' });
  const Whole = objectOf({ id: 'integer', name: 'string', slug: 'string', content: 'string' });
  const path = '/teams/{teamId}/groups';
  const rolesWith = (sent: Schema, response: string | undefined, row: string) =>
    rolesIn(
      sketch(
        {
          'POST /teams': { request: objectOf({ title: 'string' }), response: 'Team', status: 201 },
          'GET /teams/{teamId}': { response: 'Team' },
          [`GET ${path}`]: { response: objectOf({ _results: arrayOf(row), paging: 'object' }) },
          [`POST ${path}`]: { request: sent, ...(response ? { response, status: 201 } : { status: 204 }) },
        },
        { Team, Brief, Whole, Pet },
      ),
    );

  it.each<[string, Schema, string | undefined, string]>([
    ['responds with nothing', objectOf({ 'name!': 'string' }), undefined, 'Pet'],
    [
      'responds with nothing, and is sent more',
      objectOf({ name: 'string', slug: 'string', note: 'string' }),
      undefined,
      'Brief',
    ],
    [
      'responds with what is whole, where the list is in brief',
      objectOf({ content: 'string' }),
      'Whole',
      'Brief',
    ],
  ])('is one of its items: the create %s', (_case, sent, response, row) => {
    expect(rolesWith(sent, response, row)).toMatchObject({
      [`GET ${path}`]: 'list teams/groups',
      [`POST ${path}`]: 'create teams/groups',
    });
  });

  it('is not, where what is sent is something else', () => {
    const sent = objectOf({ reason: 'string' });
    expect(rolesWith(sent, undefined, 'Pet')[`GET ${path}`]).not.toBe('list teams/groups');
  });
});

describe('a list in an envelope beside a create that shows no row', () => {
  const Booking = objectOf({ bookingNumber: 'string', seats: 'array', phase: 'string' });
  const Pair = objectOf({ 'key!': 'string', value: 'string' });
  const sent = objectOf({ 'note!': 'string', host: 'string' });
  const rolesWith = (listed: Schema, post: OperationSketch, path = '/bookings') =>
    rolesIn(
      sketch(
        { 'GET /bookings': { response: listed }, [`POST ${path}`]: { request: sent, status: 200, ...post } },
        { Booking, Pair },
      ),
    );
  const named = objectOf({ bookings: arrayOf('Booking') });

  it.each<[string, Schema, OperationSketch, string?]>([
    [
      'one that says which it is',
      named,
      { response: objectOf({ error: 'string', bookingNumber: 'string' }) },
    ],
    ['one that says nothing', named, {}],
    [
      'one that says nothing, beside metadata',
      objectOf({ metadata: arrayOf('Pair'), bookings: arrayOf('Booking') }),
      {},
    ],
    ['one on a path in the singular', named, {}, '/booking'],
    ['one, where rows have a usual name', objectOf({ items: arrayOf('Booking') }), {}],
  ])('has what is made: %s', (_case, listed, post, path = '/bookings') => {
    expect(rolesWith(listed, post, path)).toEqual({
      'GET /bookings': 'list bookings',
      [`POST ${path}`]: 'create bookings',
    });
  });

  it.each<[string, OperationSketch]>([
    ['sent', { request: named }],
    ['shown', { response: named }],
  ])('is no list of what is made where all rows are %s', (_case, post) => {
    expect(rolesWith(named, post)['POST /bookings']).not.toBe('create bookings');
  });
});

describe('a list below a collection, called as items that have paths of their own', () => {
  const App = objectOf({ appId: 'string', name: 'string', version: 'integer' });

  it.each(['versions', 'editions'])('is of those and not of the collection: /apps/%s', (word) => {
    const document = sketch(
      {
        'GET /apps': { response: arrayOf('App') },
        'POST /apps': { request: objectOf({ name: 'string' }), response: 'App' },
        'GET /apps/{appId}': { response: 'App' },
        [`GET /apps/${word}`]: { response: arrayOf('App') },
        [`GET /apps/{appId}/${word}/{version}`]: { response: 'App' },
        [`PATCH /apps/{appId}/${word}/{version}`]: { request: 'App', response: 'App' },
      },
      { App },
    );
    const { [`GET /apps/${word}`]: list, ...roles } = rolesIn(document);
    expect(list).not.toBe('list apps');
    expect(roles).toMatchObject({ 'POST /apps': 'create apps', 'GET /apps/{appId}': 'read apps' });
    expect(roleIn(document, 'GET /apps/{appId}', 'read').resource.id.property).toBe('appId');
  });
});
