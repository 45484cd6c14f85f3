import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { arrayOf, type OperationSketch, objectOf, roleIn, sketch } from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };
const full: Record<string, OperationSketch> = {
  'GET /pets': { response: arrayOf('Pet') },
  'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  'GET /pets/{id}': { response: 'Pet' },
};

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
      'in a property of their name',
      objectOf({ tags: { type: 'array', items: Pet }, pets: arrayOf('Pet') }),
      ['pets'],
      [],
    ],
    [
      'in the only array of objects',
      objectOf({ found: arrayOf('Pet'), count: 'integer' }),
      ['found'],
      ['total count'],
    ],
    [
      'in the only array of objects but metadata',
      objectOf({ metadata: { type: 'array', items: objectOf({ key: 'string' }) }, found: arrayOf('Pet') }),
      ['found'],
      [],
    ],
    [
      'in the messages of a page, which are no notes beside it',
      objectOf({ Messages: { type: 'array', items: objectOf({ text: 'string' }) }, TotalCount: 'integer' }),
      ['Messages'],
      ['total TotalCount'],
    ],
    [
      'with a count of each kind',
      objectOf({ items: arrayOf('Pet'), count: 'integer', total_count: 'integer' }),
      ['items'],
      ['count count', 'total total_count'],
    ],
    [
      'two levels deep, beside page fields',
      objectOf({
        data: objectOf({ items: arrayOf('Pet') }),
        meta: objectOf({ page: objectOf({ number: 'integer', size: 'integer' }), totalPages: 'integer' }),
        links: objectOf({ next: objectOf({ href: 'string' }) }),
      }),
      ['data', 'items'],
      ['page meta.page.number', 'size meta.page.size', 'pages meta.totalPages', 'next links.next.href'],
    ],
    [
      'in the properties of common frameworks',
      objectOf({
        content: arrayOf('Pet'),
        totalElements: 'integer',
        last: 'boolean',
        nextPageToken: 'string',
      }),
      ['content'],
      ['total totalElements', 'isLast last', 'next nextPageToken'],
    ],
  ])('have their rows %s', (_, response, rows, fields) => {
    const { envelope } = listOf(response);
    expect(envelope.rowsPath).toEqual(rows);
    expect(envelope.pageFields.map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual(fields);
  });

  it.each(['/housePets', '/house-pets', '/HousePets'])('have their rows in the last word of %s', (path) => {
    const response = objectOf({ kinds: { type: 'array', items: NewPet }, pets: arrayOf('Pet') });
    const document = sketch(
      { [`GET ${path}`]: { response }, [`POST ${path}`]: { request: 'NewPet', response: integer } },
      components,
    );
    expect(roleIn(document, `GET ${path}`, 'list').envelope.rowsPath).toEqual(['pets']);
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
    ['an id that rows come after', { since: integer }, { cursor: { name: 'since', kind: 'id' } }],
    [
      'a number, and since a time in seconds',
      { page: integer, since: integer },
      { page: { name: 'page', first: 1 } },
    ],
    [
      'a token, and since a time in seconds',
      { cursor: string, since: integer },
      { cursor: { name: 'cursor', kind: 'token' } },
    ],
  ])('page by %s', (_, query, expected) => {
    expect(listOf(arrayOf('Pet'), query).page).toEqual(expected);
  });

  it('page by no number where ids are texts: it is a time in seconds', () => {
    const row = objectOf({ 'id!': 'string', name: 'string', changed: 'integer' });
    expect(listOf(arrayOf('Pet'), { since: integer }, row).page).toEqual({});
  });

  it('filter by parameters that neither page nor sort', () => {
    const row = objectOf({ id: 'integer', ownerId: 'string', limit: 'integer', sort: 'string' });
    const query = { owner_id: string, limit: integer, min_id: integer, x: string };
    expect(listOf(arrayOf('Pet'), query, row).filters).toMatchObject([
      { kind: 'value', parameterPath: ['owner_id'], path: ['ownerId'] },
      { kind: 'range', parameterPath: ['min_id'], path: ['id'], bound: 'from' },
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
