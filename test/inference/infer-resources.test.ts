import { describe, expect, it } from 'vitest';
import { inferResources } from '../../src/inference/infer-resources.ts';
import type { Schema } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import {
  arrayOf,
  infer,
  type OperationSketch,
  objectOf,
  onlyResource,
  roleIn,
  rolesIn,
  sketch,
} from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };
const full: Record<string, OperationSketch> = {
  'GET /pets': { response: arrayOf('Pet') },
  'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  'GET /pets/{id}': { response: 'Pet' },
};

describe('what operations do', () => {
  it.each<[string, Record<string, OperationSketch>, Record<string, string>]>([
    [
      'the usual six, and an action',
      {
        ...full,
        'PUT /pets/{id}': { request: 'NewPet', response: 'Pet' },
        'PATCH /pets/{id}': { request: 'NewPet', response: 'Pet' },
        'DELETE /pets/{id}': {},
        'POST /pets/{id}/feed': { response: 'Pet' },
      },
      {
        'GET /pets': 'list pets',
        'POST /pets': 'create pets',
        'GET /pets/{id}': 'read pets',
        'PUT /pets/{id}': 'replace pets',
        'PATCH /pets/{id}': 'update pets',
        'DELETE /pets/{id}': 'delete pets',
        'POST /pets/{id}/feed': 'action pets',
      },
    ],
    [
      'POST on an item, an action after a colon, and paths that end in .json or a slash',
      {
        'GET /pets.json': { response: arrayOf('Pet') },
        'POST /pets/': { request: 'NewPet', response: 'Pet', status: 201 },
        'POST /pets/{id}.json': { request: 'NewPet', response: 'Pet' },
        'GET /pets/{id}.json': { response: 'Pet' },
        'POST /pets/{id}:feed': { response: 'Pet' },
      },
      {
        'GET /pets.json': 'list pets',
        'POST /pets/': 'create pets',
        'GET /pets/{id}.json': 'read pets',
        'POST /pets/{id}.json': 'update pets',
        'POST /pets/{id}:feed': 'action pets',
      },
    ],
    [
      'a collection that only PUT fills',
      { 'GET /pets/{name}': { response: 'Pet' }, 'PUT /pets/{name}': { request: 'NewPet', response: 'Pet' } },
      { 'GET /pets/{name}': 'read pets', 'PUT /pets/{name}': 'replace pets' },
    ],
    [
      'a collection without items to read alone',
      { 'GET /pets': { response: arrayOf('Pet') }, 'POST /pets': { request: 'NewPet', status: 201 } },
      { 'GET /pets': 'list pets', 'POST /pets': 'create pets' },
    ],
    [
      'children under a parent, and under one that is no resource',
      {
        ...full,
        'POST /pets/{petId}/toys': { request: 'NewPet', response: objectOf({ id: 'string' }), status: 201 },
        'GET /pets/{petId}/toys/{id}': { response: objectOf({ id: 'string' }) },
        'POST /zoos/{zoo}/cages': { request: 'NewPet', response: objectOf({ no: 'string' }), status: 201 },
        'GET /zoos/{zoo}/cages': { response: { type: 'array', items: objectOf({ no: 'string' }) } },
      },
      {
        'GET /pets': 'list pets',
        'POST /pets': 'create pets',
        'GET /pets/{id}': 'read pets',
        'POST /pets/{petId}/toys': 'create pets/toys',
        'GET /pets/{petId}/toys/{id}': 'read pets/toys',
        'POST /zoos/{zoo}/cages': 'create zoos/cages',
        'GET /zoos/{zoo}/cages': 'list zoos/cages',
      },
    ],
    [
      'single things that can be written',
      {
        'GET /me': { response: 'Pet' },
        'PATCH /me': { request: 'NewPet', response: 'Pet' },
        'GET /users/{id}/cart': { response: objectOf({ items: arrayOf('Pet'), total: 'integer' }) },
        'PUT /users/{id}/cart': { request: objectOf({ items: arrayOf('Pet') }) },
      },
      {
        'GET /me': 'read me',
        'PATCH /me': 'update me',
        'GET /users/{id}/cart': 'read users/cart',
        'PUT /users/{id}/cart': 'replace users/cart',
      },
    ],
    [
      'what lists the same under a word of its own, and a PUT with the id in its body',
      {
        'POST /pets': { request: 'Pet', response: 'Pet' },
        'PUT /pets': { request: 'Pet', response: 'Pet' },
        'GET /pets/{id}': { response: 'Pet' },
        'GET /pets/findByName': { response: arrayOf('Pet') },
      },
      {
        'POST /pets': 'create pets',
        'PUT /pets': 'replace pets',
        'GET /pets/{id}': 'read pets',
        'GET /pets/findByName': 'list pets',
      },
    ],
  ])('%s', (_, operations, expected) => {
    expect(rolesIn(sketch(operations, components))).toEqual(expected);
  });

  it('holds for media types of all kinds, and for 3.1', () => {
    for (const mediaType of ['application/vnd.api+json', 'application/json; charset=utf-8', '*/*']) {
      const operations = Object.entries(full).map(([name, declared]) => [name, { ...declared, mediaType }]);
      const document = sketch(Object.fromEntries(operations), components, '3.1.0');
      expect(Object.keys(rolesIn(document))).toEqual(Object.keys(full));
    }
  });

  it.each<[string, Record<string, OperationSketch>]>([
    ['nothing creates', { 'GET /pets': { response: arrayOf('Pet') }, 'GET /pets/{id}': { response: 'Pet' } }],
    [
      'nothing shows what is created',
      { 'POST /pets': { request: 'NewPet', response: 'Pet' }, 'DELETE /pets/{id}': {} },
    ],
    [
      'calls of procedures',
      { 'POST /getPets': { request: 'NewPet', response: 'Pet' }, 'POST /login': { request: 'NewPet' } },
    ],
    [
      'searching by POST',
      {
        'GET /pets/{id}': { response: 'Pet' },
        'POST /pets': { request: 'NewPet', response: objectOf({ items: arrayOf('Pet'), total: 'integer' }) },
        'POST /pets/search': { request: 'NewPet', response: arrayOf('Pet') },
      },
    ],
    [
      'files sent and received',
      {
        'POST /files': { request: { type: 'string', format: 'binary' }, mediaType: 'multipart/form-data' },
        'GET /files/{id}': {
          response: { type: 'string', format: 'binary' },
          mediaType: 'application/octet-stream',
        },
        'PUT /files/{id}': { request: { type: 'string' }, mediaType: 'text/plain' },
      },
    ],
    [
      'lists of no objects',
      {
        'GET /tags': { response: { type: 'array', items: { type: 'string' } } },
        'POST /tags': { request: 'NewPet' },
      },
    ],
    ['a report', { 'GET /reports/daily': { response: 'Pet' }, 'POST /reports/daily/run': { status: 202 } }],
    [
      'paths of other kinds',
      {
        'GET /{a}': { response: 'Pet' },
        'PUT /{a}': { request: 'Pet' },
        'PUT /x/{a}-{b}': { request: 'Pet' },
      },
    ],
  ])('is nothing for %s', (_, operations) => {
    expect(rolesIn(sketch(operations, components))).toEqual({});
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data'])(
    'holds for forms of %s',
    (mediaType) => {
      const file: Schema = { type: 'string', format: 'binary' };
      const form = { request: objectOf({ name: 'string', photo: file }), mediaType };
      const operations = { ...full, 'POST /pets': form, 'POST /pets/{id}': form };
      expect(rolesIn(sketch(operations, components))).toMatchObject({
        'POST /pets': 'create pets',
        'POST /pets/{id}': 'update pets',
      });
    },
  );

  it('is no action when a file is sent or something else is answered', () => {
    const document = sketch(
      {
        ...full,
        'POST /pets/{id}/photo': { request: { type: 'string' }, mediaType: 'image/png', response: 'Pet' },
        'POST /pets/{id}/weigh': { response: objectOf({ grams: 'integer' }) },
        'GET /pets/{id}/history': { response: arrayOf('Pet') },
      },
      components,
    );
    expect(Object.keys(rolesIn(document))).toEqual(Object.keys(full));
  });
});

describe('webhooks', () => {
  it('are not looked at', () => {
    const document = { ...sketch(full, components), webhooks: { 'new-pet': { post: {} } } };
    expect(inferResources(document, operationsOf(document)).resources).toHaveLength(1);
  });
});

describe('the id', () => {
  const withItem = (item: Schema, parameter = 'id', request: Schema = NewPet) =>
    sketch(
      {
        'POST /books': { request, response: 'Book', status: 201 },
        [`GET /books/{${parameter}}`]: { response: 'Book' },
      },
      { Book: item },
    );

  it.each<[string, Schema, string, string | undefined]>([
    ['the same name', objectOf({ id: 'string', isbn: 'string' }), 'isbn', 'isbn'],
    ['the same name in another style', objectOf({ id: 'string', book_id: 'string' }), 'bookId', 'book_id'],
    ['the name without the collection', objectOf({ name: 'string', id: 'string' }), 'book_id', 'id'],
    ['an id of the collection', objectOf({ name: 'string', bookId: 'string' }), 'id', 'bookId'],
    ['a name', objectOf({ name: 'string', size: 'integer' }), 'book', 'name'],
    [
      'a key behind allOf',
      { allOf: [objectOf({ uuid: 'string' }), objectOf({ size: 'integer' })] },
      'id',
      'uuid',
    ],
    ['no number for a name in the path', objectOf({ id: 'integer', login: 'string' }), 'username', undefined],
    ['nothing that would do', objectOf({ size: 'integer' }), 'id', undefined],
  ])('is found by %s', (_, item, parameter, expected) => {
    expect(onlyResource(withItem(item, parameter)).id.property).toBe(expected);
  });

  it.each<[string, Schema, object]>([
    ['sent and required', objectOf({ 'id!': 'string' }), { assignedBy: 'client', clientMaySet: true }],
    ['sent at will', objectOf({ id: 'string' }), { assignedBy: 'server', clientMaySet: true }],
    ['not sent', objectOf({ name: 'string' }), { assignedBy: 'server', clientMaySet: false }],
    [
      'read-only',
      objectOf({ 'id!': { type: 'string', readOnly: true } }),
      { assignedBy: 'server', clientMaySet: false },
    ],
  ])('that is %s', (_, sent, expected) => {
    expect(onlyResource(withItem(objectOf({ id: 'string' }), 'id', sent)).id).toMatchObject(expected);
  });

  it.each<[string, Schema, object]>([
    ['numbers', { type: 'integer' }, { kind: 'sequence' }],
    ['digits', { type: 'string', example: '1042' }, { kind: 'sequence' }],
    ['uuids', { type: 'string', format: 'uuid' }, { kind: 'uuid' }],
    [
      'uuids by example',
      { type: 'string', example: '018F4E2A-7C3B-7D10-9A4C-5E6F708192A3' },
      { kind: 'uuid' },
    ],
    ['texts', { type: 'string' }, { kind: 'ulid', prefix: '' }],
    [
      'a prefix',
      { type: 'string', example: 'ord_1MqLiJLkdIwHu7ix' },
      { kind: 'ulid', prefix: 'ord_', length: 26 },
    ],
    [
      'a prefix and a length',
      { type: 'string', example: 'ord_1MqLiJLkd', maxLength: 20 },
      { prefix: 'ord_', length: 9 },
    ],
    [
      'lower case',
      { type: 'string', pattern: '^ord_[a-z0-9]+$', example: 'ord_1mqli' },
      { prefix: 'ord_', isLower: true },
    ],
    ['hexadecimal', { type: 'string', example: '507f1f77bcf86cd799439011' }, { kind: 'hex', length: 24 }],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }, { kind: 'sample' }],
  ])('looks like %s', (_, id, expected) => {
    expect(onlyResource(withItem(objectOf({ id }))).id.format).toMatchObject(expected);
  });

  it('looks like that of an example, wherever it stands', () => {
    const document = sketch(
      {
        'POST /books': { request: NewPet, response: 'Book', status: 201 },
        'GET /books': {
          response: objectOf({ data: arrayOf('Book') }),
          example: { data: [{ id: 'bk_123456789' }] },
        },
      },
      { Book: objectOf({ id: 'string' }) },
    );
    expect(onlyResource(document).id.format).toMatchObject({ kind: 'ulid', prefix: 'bk_' });
  });
});

describe('homes', () => {
  const Order = objectOf({ id: 'string', customerId: 'string' });
  const Plain = objectOf({ id: 'string', amount: 'integer' });
  const customers: Record<string, OperationSketch> = {
    'POST /customers': { request: 'NewPet', response: 'Pet', status: 201 },
    'GET /customers/{id}': { response: 'Pet' },
  };
  const schemas = { ...components, Order, Plain };

  it('are one with the collection when items say where they stand', () => {
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
    expect(infer(document).resources.at(-1)).toMatchObject({
      hasGlobalIds: true,
      nestedPaths: [
        {
          path: '/customers/{}/orders',
          parameters: [{ name: 'id', property: 'customerId' }],
          parent: { resource: 'customers', depth: 1 },
        },
      ],
    });
  });

  it('are one with the paths of items that they alone create', () => {
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

  it('are collections of their own when nothing ties them together', () => {
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

  it('are the same whatever their parameters are called', () => {
    const document = sketch(
      {
        ...customers,
        'POST /customers/{id}/notes': { request: 'NewPet', response: 'Plain', status: 201 },
        'GET /customers/{customerId}/notes/{id}': { response: 'Plain' },
      },
      schemas,
    );
    expect(roleIn(document, 'GET /customers/{customerId}/notes/{id}', 'read')).toMatchObject({
      resource: { name: 'customers/notes', hasGlobalIds: false },
      parentParameters: ['customerId'],
      idParameter: 'id',
    });
  });
});

describe('lists', () => {
  const listOf = (response: Schema, query: Record<string, Schema> = {}, row: Schema = Pet) => {
    const operations = { ...full, 'GET /pets': { response, query } };
    return roleIn(sketch(operations, { ...components, Pet: row }), 'GET /pets', 'list');
  };
  const integer = { type: 'integer' };
  const string = { type: 'string' };

  it.each<[string, Schema, string[], string[]]>([
    ['bare', arrayOf('Pet'), [], []],
    ['in data', objectOf({ data: arrayOf('Pet'), has_more: 'boolean' }), ['data'], ['hasMore has_more']],
    [
      'in their own name',
      objectOf({ tags: { type: 'array', items: Pet }, pets: arrayOf('Pet') }),
      ['pets'],
      [],
    ],
    ['in the only array', objectOf({ found: arrayOf('Pet'), count: 'integer' }), ['found'], ['total count']],
    [
      'with a count of each kind',
      objectOf({ items: arrayOf('Pet'), count: 'integer', total_count: 'integer' }),
      ['items'],
      ['count count', 'total total_count'],
    ],
    [
      'two deep, with facts beside them',
      objectOf({
        data: objectOf({ items: arrayOf('Pet') }),
        meta: objectOf({ page: objectOf({ number: 'integer', size: 'integer' }), totalPages: 'integer' }),
        links: objectOf({ next: objectOf({ href: 'string' }) }),
      }),
      ['data', 'items'],
      ['page meta.page.number', 'size meta.page.size', 'pages meta.totalPages', 'next links.next.href'],
    ],
    [
      'as frameworks do it',
      objectOf({
        content: arrayOf('Pet'),
        totalElements: 'integer',
        last: 'boolean',
        nextPageToken: 'string',
      }),
      ['content'],
      ['total totalElements', 'isLast last', 'next nextPageToken'],
    ],
  ])('rows are %s', (_, response, rows, facts) => {
    const { envelope: merged } = listOf(response);
    expect(merged.rowsPath).toEqual(rows);
    expect(merged.pageFields.map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual(facts);
  });

  it.each<[string, Record<string, Schema>, object]>([
    ['none', {}, {}],
    [
      'limit and offset',
      { limit: { ...integer, default: 5, maximum: 9 }, offset: integer },
      { size: { name: 'limit', standard: 5, most: 9 }, offset: { name: 'offset' } },
    ],
    [
      'page and per_page',
      { page: { ...integer, minimum: 1 }, per_page: integer },
      { page: { name: 'page', first: 1 }, size: { name: 'per_page' } },
    ],
    [
      'pages from 0',
      { page: { ...integer, default: 0 }, size: integer },
      { page: { name: 'page', first: 0 }, size: { name: 'size' } },
    ],
    [
      'page[number] and page[size]',
      { 'page[number]': integer, 'page[size]': integer },
      { page: { name: 'page[number]', first: 1 }, size: { name: 'page[size]' } },
    ],
    [
      'nextToken',
      { nextToken: string, pageSize: integer },
      { cursor: { name: 'nextToken', kind: 'token' }, size: { name: 'pageSize' } },
    ],
    [
      'starting_after',
      { starting_after: string, ending_before: string },
      { cursor: { name: 'starting_after', kind: 'id' }, before: { name: 'ending_before' } },
    ],
    [
      'a cursor too short for a token',
      { after: { ...string, maxLength: 30 } },
      { cursor: { name: 'after', kind: 'id' } },
    ],
    ['no cursor but a time', { since: { ...string, format: 'date-time' } }, {}],
  ])('page by %s', (_, query, expected) => {
    expect(listOf(arrayOf('Pet'), query).page).toEqual(expected);
  });

  it('filter by what is neither page nor order', () => {
    const row = objectOf({ id: 'integer', ownerId: 'string', limit: 'integer', sort: 'string' });
    const query = { owner_id: string, limit: integer, min_id: integer, x: string };
    expect(listOf(arrayOf('Pet'), query, row).filters).toEqual([
      { kind: 'value', parameterPath: ['owner_id'], property: 'ownerId' },
      { kind: 'range', parameterPath: ['min_id'], property: 'id', bound: 'from' },
    ]);
  });

  it.each<[Record<string, Schema>, object]>([
    [{ sort: { ...string, default: '-name' } }, { by: { name: 'sort', standard: '-name' } }],
    [
      { order_by: string, direction: { ...string, enum: ['asc', 'desc'] } },
      { by: { name: 'order_by' }, direction: { name: 'direction' } },
    ],
    [
      { sort: string, order: { ...string, enum: ['ASC', 'DESC'] } },
      { by: { name: 'sort' }, direction: { name: 'order' } },
    ],
    [{ sort: { ...string, enum: ['asc', 'desc'] } }, { direction: { name: 'sort' } }],
  ])('sort by %j', (query, expected) => {
    expect(listOf(arrayOf('Pet'), query).sort).toEqual(expected);
  });
});

describe('single items in an envelope', () => {
  it.each<[string, Schema, string | undefined]>([
    ['data', objectOf({ data: Pet, meta: 'object' }), 'data'],
    ['their own name', objectOf({ pet: Pet }), 'pet'],
    ['none, for an item that has data', objectOf({ id: 'string', data: Pet }), undefined],
  ])('%s', (_, response, envelopeKey) => {
    const sent = envelopeKey === undefined ? NewPet : objectOf({ [envelopeKey]: NewPet });
    const operations = {
      ...full,
      'POST /pets': { request: sent, response, status: 201 },
      'GET /pets/{id}': { response },
    };
    const document = sketch(operations, components);
    expect(roleIn(document, 'GET /pets/{id}', 'read').response.envelopeKey).toBe(envelopeKey);
    expect(roleIn(document, 'POST /pets', 'create').sent?.envelopeKey).toBe(envelopeKey);
  });
});

describe('actions', () => {
  const changesOf = (verb: string, properties: Record<string, Schema>) => {
    const operations = { ...full, [`POST /pets/{id}/${verb}`]: { response: 'Pet' } };
    const document = sketch(operations, { ...components, Pet: objectOf({ id: 'integer', ...properties }) });
    return roleIn(document, `POST /pets/{id}/${verb}`, 'action').changes;
  };
  const status = (...values: string[]) => ({ status: { type: 'string', enum: values } });

  it.each<[string, Record<string, Schema>, object]>([
    ['cancel', status('open', 'CANCELLED'), { status: 'CANCELLED' }],
    ['publish', status('draft', 'published'), { status: 'published' }],
    ['pay', status('due', 'paid'), { status: 'paid' }],
    ['ship', status('new', 'shipped'), { status: 'shipped' }],
    ['deny', status('new', 'denied'), { status: 'denied' }],
    ['reopen', status('open', 'closed'), { status: 'open' }],
    ['mark-as-read', status('unread', 'read'), { status: 'read' }],
    ['start', status('todo', 'in_progress'), { status: 'in_progress' }],
    ['archive', { archived: { type: 'boolean' } }, { archived: true }],
    ['unarchive', { isArchived: { type: 'boolean' } }, { isArchived: false }],
    ['constructor', status('new'), {}],
    ['ping', status('new', 'old'), {}],
  ])('%s of %j', (verb, properties, expected) => {
    expect(changesOf(verb, properties)).toEqual(expected);
  });
});

describe('what actions write', () => {
  const Order = objectOf({ id: 'integer', status: 'string', reason: 'string', amount: 'integer' });
  const operations = (name: string, lines: OperationSketch): Record<string, OperationSketch> => ({
    'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
    'GET /pets/{id}': { response: 'Pet' },
    [name]: lines,
  });
  const writesOf = (name: string, lines: OperationSketch) =>
    [...roleIn(sketch(operations(name, lines), { NewPet, Pet: Order }), name, 'action').writes].sort();

  it.each<[string, OperationSketch, string[]]>([
    ['PUT /pets/{id}/status', { request: objectOf({ status: 'string' }), response: 'Pet' }, ['status']],
    [
      'PATCH /pets/{id}/status',
      { request: objectOf({ status: 'string' }), response: objectOf({ ok: 'boolean' }) },
      ['status'],
    ],
    ['PUT /pets/{id}/terms', { request: objectOf({ amount: 'integer' }) }, ['amount']],
    [
      'POST /pets/{id}/refund',
      { request: objectOf({ amount: 'integer', reason: 'string', to: 'string' }), response: 'Pet' },
      ['reason'],
    ],
    ['POST /pets/{id}/move', { request: objectOf({ id: 'integer', x: 'string' }), response: 'Pet' }, []],
  ])('%s', (name, lines, expected) => {
    expect(writesOf(name, lines)).toEqual(expected);
  });

  it('is nothing for what has more than the item', () => {
    const lines = {
      request: objectOf({ status: 'string', note: 'string' }),
      response: objectOf({ ok: 'boolean' }),
    };
    const document = sketch(operations('PUT /pets/{id}/note', lines), { NewPet, Pet: Order });
    expect(rolesIn(document)).not.toHaveProperty('PUT /pets/{id}/note');
  });
});

describe('many at once', () => {
  const base: Record<string, OperationSketch> = {
    ...full,
    'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  };
  it.each<[string, OperationSketch, string | undefined]>([
    ['POST /pets/createWithList', { request: arrayOf('NewPet') }, 'bulk-create pets'],
    [
      'POST /pets/bulk',
      { request: arrayOf('Pet'), response: arrayOf('Pet'), status: 201 },
      'bulk-create pets',
    ],
    [
      'POST /pets/batch',
      { request: objectOf({ pets: arrayOf('NewPet') }), response: objectOf({ n: 'integer' }) },
      'bulk-create pets',
    ],
    ['POST /pets/search', { request: objectOf({ name: 'string' }), response: arrayOf('Pet') }, 'list pets'],
    ['POST /pets/_search', { response: objectOf({ items: arrayOf('Pet'), total: 'integer' }) }, 'list pets'],
    ['POST /pets/report', { request: objectOf({ name: 'string' }), response: arrayOf('Pet') }, undefined],
    ['POST /pets/tags', { request: { type: 'array', items: { type: 'string' } } }, undefined],
    ['POST /zoos/bulk', { request: arrayOf('NewPet') }, undefined],
    ['POST /pets/ignored', { request: arrayOf('NewPet'), hint: false }, undefined],
  ])('%s is %j: %s', (name, lines, expected) => {
    expect(rolesIn(sketch({ ...base, [name]: lines }, components))[name]).toBe(expected);
  });
});

describe('x-resource', () => {
  it('takes an operation out, or all of a path', () => {
    const operations = { ...full, 'GET /pets': { response: arrayOf('Pet'), hint: false } };
    expect(Object.keys(rolesIn(sketch(operations, components)))).toEqual(['POST /pets', 'GET /pets/{id}']);
  });

  it('says what an operation does, on which collection, and what the id is', () => {
    const document = sketch(
      {
        'POST /addPet': {
          request: 'NewPet',
          response: 'Pet',
          hint: { name: 'pets', id: 'name', idFrom: 'client' },
        },
        'GET /pets/{id}': { response: 'Pet' },
        'POST /pets/search': {
          request: 'NewPet',
          response: arrayOf('Pet'),
          hint: { name: 'pets', role: 'list' },
        },
        'POST /pets/{id}/remove': { hint: { role: 'delete' } },
      },
      components,
    );
    expect(rolesIn(document)).toEqual({
      'POST /addPet': 'create pets',
      'GET /pets/{id}': 'read pets',
      'POST /pets/search': 'list pets',
      'POST /pets/{id}/remove': 'delete pets',
    });
    expect(onlyResource(document).id).toMatchObject({ property: 'name', assignedBy: 'client' });
  });
});

describe('schemas that go round', () => {
  it('are followed once', () => {
    const Node = objectOf({ id: 'integer', parent: { $ref: '#/components/schemas/Pet' } });
    const Odd = {
      anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }],
      oneOf: [{ $ref: '#/components/schemas/Odd' }],
    };
    const document = sketch(
      { ...full, 'PUT /pets/{id}': { request: 'Odd', response: 'Pet' } },
      { ...components, Pet: Node, Odd },
    );
    expect(rolesIn(document)).toMatchObject({ 'PUT /pets/{id}': 'replace pets' });
  });
});
