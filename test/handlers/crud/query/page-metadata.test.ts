import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { listedItems, notes } from '../../../support/listed-items.ts';
import { objectOf } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const Note = objectOf({ title: 'string' });
const three = [{ title: 'a' }, { title: 'b' }, { title: 'c' }];

/** The members beside the rows of the pages, each of one or two notes of three. */
async function pages(
  members: Record<string, string | Schema>,
  query: Record<string, Schema>,
  ...sent: object[]
) {
  const body = objectOf({ notes, ...members });
  const api = await listedItems({ item: Note, body, query }, three);
  return Promise.all(
    sent.map(async (each) => {
      const { notes: _rows, ...rest } = await api.list<Record<string, unknown>>(each);
      return rest;
    }),
  );
}

describe('a page of Spring', () => {
  it('says whether it is empty, sorted and paged', async () => {
    const sort = objectOf({ 'empty!': 'boolean', 'sorted!': 'boolean', 'unsorted!': 'boolean' });
    const members = {
      'empty!': 'boolean',
      'sort!': sort,
      'pageable!': objectOf({ 'paged!': 'boolean', 'unpaged!': 'boolean', 'sort!': sort }),
    };
    const query = { page: integer, size: integer, sort: { type: 'array', items: text } };
    const unsorted = { empty: true, sorted: false, unsorted: true };
    const sorted = { empty: false, sorted: true, unsorted: false };
    expect(
      await pages(members, query, { page: 0, size: 2, sort: ['title,desc'] }, { page: 9, size: 2 }),
    ).toEqual([
      { empty: false, sort: sorted, pageable: { paged: true, unpaged: false, sort: sorted } },
      { empty: true, sort: unsorted, pageable: { paged: true, unpaged: false, sort: unsorted } },
    ]);
  });
});

describe('the end of a list', () => {
  const query = { limit: integer, offset: integer };
  const first = { limit: 2 };
  const last = { limit: 2, offset: 2 };
  const beyond = { limit: 2, offset: 9 };

  it.each(['done', 'last', 'isLast', 'is_last_page', 'end', 'finished'])(
    'is reached where %s is true',
    async (name) => {
      const found = await pages({ [`${name}!`]: 'boolean' }, query, first, last, beyond);
      expect(found).toEqual([{ [name]: false }, { [name]: true }, { [name]: true }]);
    },
  );

  it.each(['has_more', 'more', 'hasNext', 'truncated', 'incomplete'])(
    'is not reached where %s is true',
    async (name) => {
      const found = await pages({ [`${name}!`]: 'boolean' }, query, first, last, beyond);
      expect(found).toEqual([{ [name]: true }, { [name]: false }, { [name]: false }]);
    },
  );

  it.each(['iterator', 'marker', 'bookmark', 'continue', 'scroll_id', 'position'])(
    'is where there is no %s for the next page',
    async (name) => {
      const members = { [`${name}!`]: { ...text, nullable: true } };
      const parameters = { limit: integer, [name]: text };
      const api = await listedItems(
        { item: Note, body: objectOf({ notes, ...members }), query: parameters },
        three,
      );
      const page = await api.list<Record<string, unknown>>(first);
      expect(page[name]).toEqual(expect.stringMatching(/./));
      expect(await api.list({ ...first, [name]: page[name] })).toEqual({
        notes: [{ id: 3, title: 'c' }],
        [name]: null,
      });
      expect(await api.list({ ...first, [name]: 'elsewhere' })).toEqual(page);
    },
  );

  it.each<[string, Schema, unknown]>([
    ['its own address', { ...text, format: 'uri' }, 'http://localhost/notes?limit=2&offset=2'],
    ['the empty text', text, ''],
    ['a text that the schema allows', { ...text, minLength: 3 }, expect.stringMatching(/.{3}/)],
    ['a number that the schema allows', { ...integer, minimum: 1 }, 1],
  ])('has %s where the next one is required: %j', async (_, schema, expected) => {
    expect(await pages({ 'next!': schema }, query, last)).toEqual([{ next: expected }]);
  });
});

describe('the counts of a list', () => {
  it.each([
    'notesCount',
    'noteCount',
    'num_notes',
    'totalNotes',
    'num_found',
    'found',
    'totalItems',
    'total_results',
    '@odata.count',
  ])('are the number of all rows in %s', async (name) => {
    expect(await pages({ [name]: 'integer' }, { limit: integer }, { limit: 1 })).toEqual([{ [name]: 3 }]);
  });

  it('are found without a type, too', async () => {
    const query = { limit: integer, page: integer };
    expect(await pages({ total: {}, page: {} }, query, { limit: 1, page: 2 })).toEqual([
      { total: 3, page: 2 },
    ]);
  });

  it('are those of the page where the body has both, and the numbers of its first and last row', async () => {
    const members = { total: 'integer', count: 'integer', from: 'integer', to: 'integer' };
    expect(await pages(members, { limit: integer, offset: integer }, { limit: 2, offset: 1 })).toEqual([
      { total: 3, count: 2, from: 2, to: 3 },
    ]);
  });

  it('leave an object with an id of its own alone', async () => {
    const owner = objectOf({ id: 'integer', 'total!': 'integer' });
    const [page] = await pages({ 'owner!': owner, total: 'integer' }, {}, {});
    expect(page).toMatchObject({ total: 3, owner: { total: expect.not.stringContaining('3') } });
  });
});

describe('ids as cursors', () => {
  const ends = { first_id: text, last_id: { ...text, nullable: true }, has_more: 'boolean' };

  it('are meant by `after` and `before` where the list reports the ids of its ends', async () => {
    const query = { limit: integer, after: text, before: text };
    expect(
      await pages(ends, query, { limit: 2 }, { limit: 2, after: '2' }, { limit: 2, before: '3' }),
    ).toEqual([
      { first_id: '1', last_id: '2', has_more: true },
      { first_id: '3', last_id: '3', has_more: false },
      { first_id: '1', last_id: '2', has_more: false },
    ]);
  });

  it('are accepted where a token is declared, as long as they are those of an item', async () => {
    const api = await listedItems({ item: Note, query: { limit: integer, cursor: text } }, three);
    expect(await api.list({ cursor: '2' })).toEqual([{ id: 3, title: 'c' }]);
    expect(await api.list({ cursor: '7' })).toHaveLength(3);
  });
});

describe('the addresses of other pages', () => {
  it('are in an object about the next page, which is null on the last', async () => {
    const address = { ...text, format: 'uri' };
    const next = objectOf({ 'offset!': 'string', path: 'string', uri: address }, { nullable: true });
    const query = { limit: integer, offset: text };
    const [page, last] = await pages({ next_page: next }, query, { limit: 2 }, { limit: 3 });
    const offset = String((page?.next_page as { offset?: string } | undefined)?.offset);
    expect(offset).toMatch(/^.{20,}$/);
    const path = `/notes?limit=2&offset=${offset}`;
    expect(page).toEqual({ next_page: { offset, path, uri: `http://localhost${path}` } });
    expect(last).toEqual({ next_page: null });
  });

  it('are those around it by number', async () => {
    const href = objectOf({ href: 'string' });
    const links = objectOf({ self: href, first: href, last: href, next: href, prev: href });
    const query = { page: integer, per_page: integer };
    const of = (page: number) => ({ href: `http://localhost/notes?page=${page}&per_page=1` });
    expect(await pages({ _links: links }, query, { page: 2, per_page: 1 })).toEqual([
      { _links: { self: of(2), first: of(1), last: of(3), next: of(3), prev: of(1) } },
    ]);
  });

  it('keep a nested filter', async () => {
    const filter = objectOf({ title: 'string' });
    const query = { filter, page: integer, per_page: integer };
    const sent = { filter: { title: 'a' }, page: 1, per_page: 0 };
    expect(await pages({ 'self!': 'string' }, query, sent)).toEqual([
      { self: 'http://localhost/notes?title=a&page=1&per_page=0' },
    ]);
  });
});

describe('a member of the body that is named as a query parameter', () => {
  it('repeats what was sent, or what is assumed', async () => {
    const query = { title: text, mode: { ...text, default: 'fast' }, limit: integer };
    const members = { title: 'string', limit: 'integer', meta: objectOf({ mode: 'string' }) };
    expect(await pages(members, query, { title: 'b', limit: 5 })).toEqual([
      { title: 'b', limit: 5, meta: { mode: 'fast' } },
    ]);
  });

  it('is left alone where it does not allow every value of the parameter', async () => {
    const mode = { ...text, enum: ['fast', 'slow'] };
    const [page] = await pages({ 'mode!': mode }, { mode: text }, { mode: 'odd' });
    expect(page?.mode).toMatch(/^(fast|slow)$/);
  });
});
