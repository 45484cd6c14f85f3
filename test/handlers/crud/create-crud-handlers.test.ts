import { describe, expect, it } from 'vitest';
import { createCrudHandlers } from '../../../src/handlers/crud/create-crud-handlers.ts';
import { createCrudContext } from '../../../src/handlers/crud/crud-context.ts';
import { sampleOrNothing } from '../../../src/handlers/crud/sample-or-nothing.ts';
import { inferResources } from '../../../src/inference/infer-resources.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { createSampler } from '../../../src/sample/sampler.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { createValidators } from '../../../src/schema/schema-validators.ts';
import type { Change, Persistence, Row } from '../../../src/storage/store.ts';
import { createResponseValidator } from '../../../src/validation/response-validator.ts';
import { createCrudApi, loadTestContract } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const Book = objectOf({ 'id!': 'string', title: 'string' });
const NewBook = objectOf({ title: 'string' });

/** The API of a collection of books. */
function books(item: Schema, sent: Schema, more: Record<string, OperationSketch> = {}) {
  const operations = {
    'GET /books': { response: arrayOf('Book') },
    'POST /books': { request: sent, response: 'Book', status: 201 },
    'GET /books/{id}': { response: 'Book' },
    'PUT /books/{id}': { request: sent, response: 'Book' },
    'PATCH /books/{id}': { request: { ...sent, required: [] }, response: 'Book' },
    'DELETE /books/{id}': {},
    ...more,
  };
  return createCrudApi(sketch(operations, { Book: item, NewBook: sent }));
}

describe('ids that a client chooses', () => {
  it.each([
    [['409'], 'conflict'],
    [['4XX'], 'conflict'],
    [['default'], 'conflict'],
    [[], 'conflict'],
    [['400'], 'invalid'],
    [['422', '404'], 'invalid'],
  ])('are unique: with declared errors %j, a second use is %s', async (declared, code) => {
    const document = sketch({
      'POST /books': { request: Book, response: Book, status: 201 },
      'GET /books/{id}': { response: Book },
    });
    const [create] = Object.values(document.paths);
    const failures = Object.fromEntries(declared.map((status) => [status, { description: 'x' }]));
    Object.assign(Reflect.get(create ?? {}, 'post').responses, failures);
    const api = await createCrudApi(document);
    await api.request('POST /books', { body: { id: 'a/b ö' } });
    await expect(api.request('POST /books', { body: { id: 'a/b ö' } })).rejects.toMatchObject({ code });
  });

  it('are percent-encoded in the Location, and sorted', async () => {
    const api = await books(Book, Book);
    const made = await api.request('POST /books', { body: { id: 'z/ö' } });
    expect(made.headers?.Location).toBe('/books/z%2F%C3%B6');
    await api.request('POST /books', { body: { id: 'a' } });
    expect(await api.requestBody('GET /books')).toEqual([{ id: 'a' }, { id: 'z/ö' }]);
  });

  it.each(['__proto__', 'constructor', 'toString', '..', '\n', '%'])('may be %j', async (id) => {
    const api = await books(Book, Book);
    await api.request('POST /books', { body: { id } });
    expect(await api.requestBody('GET /books/{id}', { params: { id } })).toEqual({ id });
  });

  it('are never empty, and never change', async () => {
    const api = await books(Book, Book);
    await expect(api.request('POST /books', { body: { id: '' } })).rejects.toMatchObject({ code: 'invalid' });
    await api.request('POST /books', { body: { id: 'a' } });
    const other = { params: { id: 'a' }, body: { id: 'b' } };
    for (const method of ['PUT', 'PATCH']) {
      // The path decides, as it does in most services, where no refusal is declared.
      expect(await api.requestBody(`${method} /books/{id}`, other)).toMatchObject({ id: 'a' });
    }
  });

  it('may be left out where they are optional, and then skip those taken', async () => {
    const Numbered = objectOf({ id: 'integer', title: 'string' });
    const api = await books(Numbered, Numbered);
    await api.request('POST /books', { body: { id: 2 } });
    expect(await api.requestBody('POST /books', { body: {} })).toMatchObject({ id: 3 });
  });
});

describe('what is stored', () => {
  it('is returned without write-only and request-only properties, nested too', async () => {
    const secret: Schema = { type: 'string', writeOnly: true };
    const item = objectOf({ id: 'string', login: objectOf({ name: 'string', password: secret }) });
    const sent = objectOf({ login: objectOf({ name: 'string', password: secret }), coupon: 'string' });
    const api = await books(item, sent);
    const body = { login: { name: 'ann', password: 'x' }, coupon: 'y', extra: 1 };
    const made = await api.requestBody<{ id: string }>('POST /books', { body });
    expect(made).toEqual({ id: made.id, login: { name: 'ann' }, extra: 1 });
    expect(api.stored('books')).toMatchObject([{ item: { coupon: 'y', login: { password: 'x' } } }]);
  });

  it('is what a PUT leaves of it, and what no PUT can set', async () => {
    const item = objectOf({
      id: 'string',
      title: 'string',
      note: 'string',
      status: { enum: ['new', 'old'] },
    });
    const api = await books(item, objectOf({ title: 'string', note: 'string' }));
    const { id } = await api.requestBody<{ id: string }>('POST /books', { body: { title: 'a', note: 'b' } });
    const replaced = await api.requestBody('PUT /books/{id}', { params: { id }, body: { title: 'c' } });
    expect(replaced).toEqual({ id, title: 'c', status: 'new' });
  });

  it('does not hold what only the server sets, although it was sent', async () => {
    const item = objectOf({ id: 'string', 'rank!': { type: 'integer', readOnly: true, default: 7 } });
    const api = await books(item, NewBook);
    expect(await api.requestBody('POST /books', { body: { rank: 1, id: 'mine' } })).toMatchObject({
      rank: 7,
    });
  });

  it('has the type of the response where that differs from the request', async () => {
    const item = objectOf({
      id: 'string',
      author: objectOf({ 'id!': 'string' }),
      tags: { type: 'array', items: { type: 'string' } },
    });
    const sent = objectOf({ author: 'string', tags: { type: 'array', items: { type: 'integer' } } });
    const api = await books(item, sent);
    const made = await api.requestBody('POST /books', { body: { author: 'ann', tags: [1, 2] } });
    expect(made).toMatchObject({ author: { id: 'ann' }, tags: ['1', '2'] });
  });
});

describe('unknown items', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('are not found by %s', async (method) => {
    const api = await books(Book, NewBook);
    const sent = { params: { id: 'none' }, body: {} };
    await expect(api.request(`${method} /books/{id}`, sent)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('many at once', () => {
  const list: Schema = { type: 'array', items: { $ref: '#/components/schemas/NewBook' } };
  const many = (response?: Schema) =>
    books(Book, NewBook, {
      'POST /books/bulk': {
        request: { type: 'object', properties: { books: list } },
        ...(response && { response }),
      },
      'POST /books/search': { request: objectOf({ title: 'string' }), response: arrayOf('Book') },
    });
  const body = { books: [{ title: 'a' }, { title: 'b' }] };

  it.each<[Schema | undefined, unknown]>([
    [undefined, undefined],
    [arrayOf('Book'), [expect.objectContaining({ title: 'a' }), expect.objectContaining({ title: 'b' })]],
    [
      objectOf({ 'created!': 'integer', items: arrayOf('Book') }),
      expect.objectContaining({ items: [expect.anything(), expect.anything()] }),
    ],
    [objectOf({ 'success!': 'boolean' }), { success: true }],
  ])('are created, with the response %j', async (response, expected) => {
    const api = await many(response);
    expect(await api.requestBody('POST /books/bulk', { body })).toEqual(expected);
    expect(await api.requestBody('GET /books')).toMatchObject(body.books);
  });

  it('are created all or not at all', async () => {
    const api = await books(Book, Book, { 'POST /books/bulk': { request: arrayOf('Book') } });
    const twins = { body: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] };
    await expect(api.request('POST /books/bulk', twins)).rejects.toMatchObject({ code: 'conflict' });
    expect(await api.requestBody('GET /books')).toEqual([]);
  });

  it('are found by the filters in the body of a search', async () => {
    const api = await many();
    await api.request('POST /books/bulk', { body });
    expect(await api.requestBody('POST /books/search', { body: { title: 'b' } })).toMatchObject([
      { title: 'b' },
    ]);
    expect(await api.requestBody('POST /books/search', { body: {} })).toHaveLength(2);
  });
});

describe('the body of an action', () => {
  it('is written into the item', async () => {
    const item = objectOf({
      id: 'string',
      title: 'string',
      status: { type: 'string', enum: ['new', 'sold'] },
    });
    const api = await books(item, NewBook, {
      'PUT /books/{id}/status': {
        request: objectOf({ status: { type: 'string', enum: ['new', 'sold'] } }),
        response: 'Book',
      },
    });
    const { id } = await api.requestBody<{ id: string }>('POST /books', { body: {} });
    const request = { params: { id }, body: { status: 'sold' } };
    expect(await api.requestBody('PUT /books/{id}/status', request)).toMatchObject({ status: 'sold' });
    expect(await api.requestBody('GET /books/{id}', { params: { id } })).toMatchObject({ status: 'sold' });
  });
});

describe('a write whose response does not contain the item', () => {
  it('stores what no response can show', async () => {
    const item = objectOf({ id: 'string', status: { type: 'string', enum: ['new', 'sold'] } });
    const api = await books(item, NewBook, {
      'POST /books/{id}': { request: objectOf({ status: 'string' }) },
    });
    const { id } = await api.requestBody<{ id: string }>('POST /books', { body: {} });
    const request = { params: { id }, body: { status: 'lost' } };
    await api.request('POST /books/{id}', request);
    expect(api.stored('books')).toMatchObject([{ item: { status: 'lost' } }]);
    expect(await api.requestBody('GET /books/{id}', { params: { id } })).toMatchObject({ status: 'new' });
    await api.request('POST /books/{id}', { ...request, body: { status: 'sold' } });
    expect(await api.requestBody('GET /books/{id}', { params: { id } })).toMatchObject({ status: 'sold' });
  });

  it('is not the bytes of a file', async () => {
    const request = objectOf({ title: 'string', cover: { type: 'string', format: 'binary' } });
    const api = await books(Book, NewBook, {
      'POST /books': { request, response: 'Book', mediaType: 'multipart/form-data', status: 201 },
    });
    await api.request('POST /books', { body: { title: 'x', cover: 'bytes' } }).catch(() => undefined);
    expect(JSON.stringify(api.stored('books'))).not.toContain('bytes');
  });
});

describe('filters', () => {
  it('find objects by their ids and names', async () => {
    const tags: Schema = { type: 'array', items: objectOf({ id: 'integer', name: 'string' }) };
    const item = objectOf({ id: 'string', tags });
    const api = await books(item, objectOf({ tags }), {
      'GET /books': {
        response: arrayOf('Book'),
        query: { tags: { type: 'array', items: { type: 'string' } } },
      },
    });
    await api.request('POST /books', { body: { tags: [{ id: 1, name: 'red' }] } });
    for (const [tag, found] of [
      ['red', 1],
      ['1', 1],
      ['blue', 0],
      ['[object Object]', 0],
    ] as const) {
      expect(await api.requestBody('GET /books', { query: { tags: [tag] } })).toHaveLength(found);
    }
  });

  it('select ranges and words, in the body of a search too', async () => {
    const [text, time] = [{ type: 'string' }, { type: 'string', format: 'date-time' }];
    const created = objectOf({ gte: time, lt: time });
    const query = { min_pages: { type: 'integer' }, pages_lt: { type: 'integer' }, created, q: text };
    const item = objectOf({
      id: 'string',
      title: 'string',
      created: time,
      pages: 'integer',
      tags: arrayOf('Tag'),
    });
    const api = await createCrudApi(
      sketch(
        {
          'GET /books': { response: arrayOf('Book'), query },
          'POST /books': { request: 'Book', response: 'Book', status: 201 },
          'GET /books/{id}': { response: 'Book' },
          'POST /books/search': { request: objectOf(query), response: arrayOf('Book') },
        },
        { Book: { ...item, required: ['id'] }, Tag: text },
      ),
    );
    for (const body of [
      { id: 'a', title: 'Salka Valka', pages: 404, created: '1931-01-01T00:00:00Z', tags: ['Iceland'] },
      {
        id: 'b',
        title: 'Independent People',
        pages: 480,
        created: '1934-01-01T00:00:00Z',
        tags: ['ICELAND'],
      },
      { id: 'c', title: 'Kristin', pages: 1100, created: '1920-01-01T00:00:00Z' },
      { id: 'd', title: 'Iceland', created: '1900-01-01T00:00:00Z' },
    ]) {
      await api.request('POST /books', { body });
    }
    for (const [filters, expected] of [
      [{ min_pages: 480 }, ['b', 'c']],
      [{ min_pages: 405, pages_lt: 1100 }, ['b']],
      [{ created: { gte: '1931-01-01T00:00:00Z' } }, ['a', 'b']],
      [{ created: { gte: '1921-01-01T00:00:00Z', lt: '1934-01-01T00:00:00Z' } }, ['a']],
      [{ q: 'iceland' }, ['a', 'b', 'd']],
      [{ q: ' iceland  VALKA' }, ['a']],
      [{ q: 'iceland norway' }, []],
      [{ q: ' ' }, ['a', 'b', 'c', 'd']],
      [{ q: 'iceland', min_pages: 1 }, ['a', 'b']],
    ] as const) {
      const found = await api.requestBody<{ id: string }[]>('GET /books', { query: filters });
      expect([filters, found.map(({ id }) => id)]).toEqual([filters, expected]);
      expect(await api.requestBody('POST /books/search', { body: filters })).toEqual(found);
    }
  });
});

describe('a choice by a discriminator', () => {
  it('may be of schemas that overlap', async () => {
    const base = { 'kind!': 'string', 'name!': 'string' };
    const document = sketch(
      {
        'POST /pets': { request: 'Pet', response: 'Pet', status: 201 },
        'GET /pets': { response: arrayOf('Pet') },
        'GET /pets/{name}': { response: 'Pet' },
      },
      {
        Pet: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
          discriminator: { propertyName: 'kind' },
        },
        Cat: objectOf({ ...base, 'lives!': 'integer' }),
        Dog: objectOf({ ...base, breed: 'string' }),
      },
    );
    const api = await createCrudApi(document);
    const body = { kind: 'Cat', name: 'tom', lives: 9 };
    expect(await api.requestBody('POST /pets', { body })).toEqual(body);
    expect(await api.requestBody('GET /pets')).toEqual([body]);
  });
});

describe('a restart', () => {
  /** Stores rows in memory as a file would. */
  function memory(): Persistence {
    const stored = new Map<string, Map<string, Row>>();
    const rowsOf = (name: string) => stored.get(name) ?? stored.set(name, new Map()).get(name) ?? new Map();
    const store = (change: Change) => {
      if (change.op === 'put') rowsOf(change.collection).set(JSON.stringify(keyIn(change.row)), change.row);
      if (change.op === 'remove') rowsOf(change.collection).delete(JSON.stringify(change.key));
    };
    return {
      load: async () => ({
        collections: Object.fromEntries([...stored].map(([name, rows]) => [name, [...rows.values()]])),
      }),
      startupError: (problem) => {
        throw new Error(problem);
      },
      save: async (batch) => batch.flat().forEach(store),
      rewrite: async () => {},
      close: async () => {},
    };
  }
  const keyIn = (row: Row) => ('key' in row ? row.key : Reflect.get(row, 'collection'));

  it('loses nothing, continues counters, and leaves cursors valid', async () => {
    const [document, persistence] = [await loadTestContract('library'), memory()];
    const first = await createCrudApi(document, persistence);
    for (const name of ['a', 'b', 'c']) await first.request('createAuthor', { body: { name } });
    await first.request('createBook', { params: { authorId: '1' }, body: { title: 'x' } });
    await first.request('deleteAuthor', { params: { authorId: '3' } });
    const before = await first.requestBody('listAuthors');
    await first.close();
    const second = await createCrudApi(document, persistence);
    expect(await second.requestBody('listAuthors')).toEqual(before);
    expect(await second.requestBody('listBooks', { params: { authorId: 1 } })).toHaveLength(1);
    expect(await second.requestBody('createAuthor', { body: { name: 'd' } })).toMatchObject({ id: 4 });
  });
});

describe('the handlers', () => {
  it('need what resources have to do with each other with the first request only', async () => {
    const document = sketch(
      {
        'GET /books': { response: arrayOf('Book') },
        'POST /books': { request: NewBook, response: 'Book', status: 201 },
      },
      { Book },
    );
    const merge = createSchemaMerger(document);
    const inferred = inferResources(document, operationsOf(document), merge);
    const asked: string[] = [];
    const watched = new Proxy(inferred, {
      get: (target, name) => {
        asked.push(String(name));
        return Reflect.get(target, name);
      },
    });
    const validators = createValidators(document);
    const crud = createCrudContext(
      merge,
      watched,
      sampleOrNothing(createSampler(document, { seed: 1, validators })),
    );
    const { handlerFor } = createCrudHandlers({
      ...{ inferred: watched, crud, validators },
      validateResponse: createResponseValidator(document, validators),
    });
    for (const operation of operationsOf(document).values()) expect(handlerFor(operation)).toHaveLength(2);
    expect(asked).not.toContain('relations');
    expect(asked).not.toContain('childLists');
  });
});
