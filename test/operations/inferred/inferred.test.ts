import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/contract/document.ts';
import type { Change, Disk, Row } from '../../../src/store/store.ts';
import { inferredApi, ownContract } from '../../support/inferred.ts';
import { arrayOf, objectOf, type Sketch, sketch } from '../../support/small-contract.ts';

const Book = objectOf({ 'id!': 'string', title: 'string' });
const NewBook = objectOf({ title: 'string' });

/** The API of a collection of books. */
function books(item: Schema, sent: Schema, more: Record<string, Sketch> = {}) {
  const operations = {
    'GET /books': { answer: arrayOf('Book') },
    'POST /books': { sent, answer: 'Book', status: 201 },
    'GET /books/{id}': { answer: 'Book' },
    'PUT /books/{id}': { sent, answer: 'Book' },
    'PATCH /books/{id}': { sent: { ...sent, required: [] }, answer: 'Book' },
    'DELETE /books/{id}': {},
    ...more,
  };
  return inferredApi(sketch(operations, { Book: item, NewBook: sent }));
}

describe('ids that a client gives', () => {
  it.each([
    [['409'], 'conflict'],
    [['4XX'], 'conflict'],
    [['default'], 'conflict'],
    [[], 'invalid'],
  ])('are given once: of failures %j, it is %s', async (declared, code) => {
    const document = sketch({
      'POST /books': { sent: Book, answer: Book, status: 201 },
      'GET /books/{id}': { answer: Book },
    });
    const [create] = Object.values(document.paths);
    const failures = Object.fromEntries(declared.map((status) => [status, { description: 'x' }]));
    Object.assign(Reflect.get(create ?? {}, 'post').responses, failures);
    const api = await inferredApi(document);
    await api.call('POST /books', { body: { id: 'a/b ö' } });
    await expect(api.call('POST /books', { body: { id: 'a/b ö' } })).rejects.toMatchObject({ code });
  });

  it('are percent-encoded in the Location, and come in their order', async () => {
    const api = await books(Book, Book);
    const made = await api.call('POST /books', { body: { id: 'z/ö' } });
    expect(made.headers).toEqual({ Location: '/books/z%2F%C3%B6' });
    await api.call('POST /books', { body: { id: 'a' } });
    expect(await api.ask('GET /books')).toEqual([{ id: 'a' }, { id: 'z/ö' }]);
  });

  it.each(['__proto__', 'constructor', 'toString', '..', '\n', '%'])('may be %j', async (id) => {
    const api = await books(Book, Book);
    await api.call('POST /books', { body: { id } });
    expect(await api.ask('GET /books/{id}', { params: { id } })).toEqual({ id });
  });

  it('are never empty, and never change', async () => {
    const api = await books(Book, Book);
    await expect(api.call('POST /books', { body: { id: '' } })).rejects.toMatchObject({ code: 'invalid' });
    await api.call('POST /books', { body: { id: 'a' } });
    const other = { params: { id: 'a' }, body: { id: 'b' } };
    await expect(api.call('PUT /books/{id}', other)).rejects.toMatchObject({ code: 'invalid' });
    await expect(api.call('PATCH /books/{id}', other)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('may be left out where they are optional, and then skip those taken', async () => {
    const Numbered = objectOf({ id: 'integer', title: 'string' });
    const api = await books(Numbered, Numbered);
    await api.call('POST /books', { body: { id: 2 } });
    expect(await api.ask('POST /books', { body: {} })).toMatchObject({ id: 3 });
  });
});

describe('what is stored', () => {
  it('is shown without what is write-only or only sent, nested too', async () => {
    const secret: Schema = { type: 'string', writeOnly: true };
    const item = objectOf({ id: 'string', login: objectOf({ name: 'string', password: secret }) });
    const sent = objectOf({ login: objectOf({ name: 'string', password: secret }), coupon: 'string' });
    const api = await books(item, sent);
    const body = { login: { name: 'ann', password: 'x' }, coupon: 'y', extra: 1 };
    const made = await api.ask<{ id: string }>('POST /books', { body });
    expect(made).toEqual({ id: made.id, login: { name: 'ann' }, extra: 1 });
    expect(api.stored('books')).toMatchObject([{ item: { coupon: 'y', login: { password: 'x' } } }]);
  });

  it('is what a PUT leaves of it, and what it never said', async () => {
    const item = objectOf({
      id: 'string',
      title: 'string',
      note: 'string',
      status: { enum: ['new', 'old'] },
    });
    const api = await books(item, objectOf({ title: 'string', note: 'string' }));
    const { id } = await api.ask<{ id: string }>('POST /books', { body: { title: 'a', note: 'b' } });
    const replaced = await api.ask('PUT /books/{id}', { params: { id }, body: { title: 'c' } });
    expect(replaced).toEqual({ id, title: 'c', status: 'new' });
  });

  it('does not hold what only the server sets, although it was sent', async () => {
    const item = objectOf({ id: 'string', 'rank!': { type: 'integer', readOnly: true, default: 7 } });
    const api = await books(item, NewBook);
    expect(await api.ask('POST /books', { body: { rank: 1, id: 'mine' } })).toMatchObject({ rank: 7 });
  });

  it('fits the type of the answer where that is another than the one sent', async () => {
    const item = objectOf({
      id: 'string',
      author: objectOf({ 'id!': 'string' }),
      tags: { type: 'array', items: { type: 'string' } },
    });
    const sent = objectOf({ author: 'string', tags: { type: 'array', items: { type: 'integer' } } });
    const api = await books(item, sent);
    const made = await api.ask('POST /books', { body: { author: 'ann', tags: [1, 2] } });
    expect(made).toMatchObject({ author: { id: 'ann' }, tags: ['1', '2'] });
  });

  it('is refused when no answer could show it', async () => {
    const api = await books(
      objectOf({ id: 'string', url: { type: 'string', format: 'uri' } }),
      objectOf({ url: 'string' }),
    );
    await expect(api.call('POST /books', { body: { url: 'no address' } })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('/url'),
    });
    expect(await api.ask('GET /books')).toEqual([]);
  });
});

describe('unknown items', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('are not found by %s', async (method) => {
    const api = await books(Book, NewBook);
    const sent = { params: { id: 'none' }, body: {} };
    await expect(api.call(`${method} /books/{id}`, sent)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a restart', () => {
  /** Keeps rows as a file would. */
  function memory(): Disk {
    const kept = new Map<string, Map<string, Row>>();
    const rowsOf = (name: string) => kept.get(name) ?? kept.set(name, new Map()).get(name) ?? new Map();
    const keep = (change: Change) => {
      if (change.op === 'put') rowsOf(change.collection).set(JSON.stringify(keyIn(change.row)), change.row);
      if (change.op === 'remove') rowsOf(change.collection).delete(JSON.stringify(change.key));
    };
    return {
      load: async () => ({
        collections: Object.fromEntries([...kept].map(([name, rows]) => [name, [...rows.values()]])),
      }),
      refusal: (problem) => {
        throw new Error(problem);
      },
      save: async (batch) => batch.flat().forEach(keep),
      rewrite: async () => {},
      close: async () => {},
    };
  }
  const keyIn = (row: Row) => ('key' in row ? row.key : Reflect.get(row, 'collection'));

  it('loses nothing, goes on counting, and leaves cursors good', async () => {
    const [document, disk] = [await ownContract('library'), memory()];
    const first = await inferredApi(document, disk);
    for (const name of ['a', 'b', 'c']) await first.call('createAuthor', { body: { name } });
    await first.call('createBook', { params: { authorId: '1' }, body: { title: 'x' } });
    await first.call('deleteAuthor', { params: { authorId: '3' } });
    const before = await first.ask('listAuthors');
    await first.close();
    const second = await inferredApi(document, disk);
    expect(await second.ask('listAuthors')).toEqual(before);
    expect(await second.ask('listBooks', { params: { authorId: 1 } })).toHaveLength(1);
    expect(await second.ask('createAuthor', { body: { name: 'd' } })).toMatchObject({ id: 4 });
  });
});
