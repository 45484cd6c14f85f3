import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { listedItems } from '../../../support/listed-items.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };

describe('the fields of an item', () => {
  const item = objectOf({
    title: 'string',
    body: 'string',
    address: objectOf({ city: 'string', zip: 'string' }),
    attributes: objectOf({ colour: 'string', size: 'integer' }),
  });
  const items = [
    { title: 'a', body: 'long', address: { city: 'Bonn', zip: '1' }, attributes: { colour: 'red', size: 1 } },
  ];

  it.each<[string, Schema, unknown, object]>([
    ['fields', text, 'title,body', { id: 1, title: 'a', body: 'long' }],
    ['_fields', texts, ['body'], { id: 1, body: 'long' }],
    ['$select', text, 'Title', { id: 1, title: 'a' }],
    ['fields[notes]', text, 'colour', { id: 1, attributes: { colour: 'red' } }],
    ['fields', text, 'address.city title', { id: 1, title: 'a', address: { city: 'Bonn' } }],
    ['fields', text, 'nothing', { id: 1, ...items[0] }],
    ['fields', text, '', { id: 1, ...items[0] }],
  ])('by %s: %j, sent %j', async (name, schema, sent, expected) => {
    const { list } = await listedItems({ item, query: { [name]: schema } }, items);
    expect(await list({ [name]: sent })).toEqual([expected]);
  });

  it('are left out only where the schema does not require them', async () => {
    const document = sketch(
      {
        'GET /pens': { response: objectOf({ data: arrayOf('Pen') }), query: { fields: text } },
        'POST /pens': { request: 'Pen', response: 'Pen', status: 201 },
        'GET /pens/{id}': {
          response: objectOf({ data: { $ref: '#/components/schemas/Pen' } }),
          query: { fields: text },
        },
      },
      { Pen: objectOf({ 'id!': 'string', 'ink!': 'string', nib: 'string', cap: 'string' }) },
    );
    const api = await createCrudApi(document);
    await api.request('POST /pens', { body: { id: 'p', ink: 'blue', nib: 'fine', cap: 'red' } });
    const query = { fields: 'nib' };
    const expected = { id: 'p', ink: 'blue', nib: 'fine' };
    expect(await api.requestBody('GET /pens', { query })).toEqual({ data: [expected] });
    expect(await api.requestBody('GET /pens/{id}', { params: { id: 'p' }, query })).toEqual({
      data: expected,
    });
  });
});

describe('related items', () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const Author = objectOf({ 'id!': 'string', name: 'string' });
  const Remark = objectOf({ 'id!': 'string', bookId: 'string', says: 'string' });
  const Book = objectOf({
    'id!': 'string',
    title: 'string',
    authorId: 'string',
    author: reference('Author'),
    editor: { anyOf: [text, reference('Author')] },
    remarks: arrayOf('Remark'),
  });
  const NewBook = objectOf({ 'id!': 'string', title: 'string', authorId: 'string', editor: 'string' });
  const view = { expand: texts, _embed: text, include: text };
  const document = sketch(
    {
      'POST /authors': { request: 'Author', response: 'Author', status: 201 },
      'GET /authors/{id}': { response: 'Author' },
      'POST /remarks': { request: 'Remark', response: 'Remark', status: 201 },
      'GET /remarks': { response: arrayOf('Remark') },
      'POST /books': { request: NewBook, response: 'Book', status: 201 },
      'GET /books': { response: arrayOf('Book'), query: view },
      'GET /books/{id}': { response: 'Book', query: view },
    },
    { Author, Remark, Book },
  );
  const ann = { id: 'a1', name: 'Ann' };

  it.each<[object, object]>([
    [{ expand: ['author'] }, { author: ann }],
    [{ include: 'author' }, { authorId: 'a1', author: ann }],
    [{ expand: ['editor'] }, { editor: { id: 'a2', name: 'Bo' } }],
    [{ _embed: 'remarks' }, { remarks: [{ id: 'r1', bookId: 'b', says: 'fine' }] }],
    [{ expand: ['author', 'editor.agent'] }, { author: ann, editor: { id: 'a2' } }],
    [{ expand: ['title', 'publisher'] }, { title: 'Walden', editor: 'a2' }],
  ])('are shown whole for %j', async (query, expected) => {
    const api = await createCrudApi(document);
    for (const body of [ann, { id: 'a2', name: 'Bo' }]) await api.request('POST /authors', { body });
    await api.request('POST /books', { body: { id: 'b', title: 'Walden', authorId: 'a1', editor: 'a2' } });
    for (const [id, bookId] of [
      ['r1', 'b'],
      ['r2', 'c'],
    ]) {
      await api.request('POST /remarks', { body: { id, bookId, says: 'fine' } });
    }
    expect(await api.requestBody('GET /books', { query: { ...query } })).toMatchObject([expected]);
    expect(
      await api.requestBody('GET /books/{id}', { params: { id: 'b' }, query: { ...query } }),
    ).toMatchObject(expected);
  });

  it('stay ids where they name nothing that is stored', async () => {
    const api = await createCrudApi(document);
    await api.request('POST /books', { body: { id: 'b', editor: 'nobody' } });
    expect(await api.requestBody('GET /books', { query: { expand: ['editor'] } })).toMatchObject([
      { editor: 'nobody' },
    ]);
  });
});
