// A property test: lists are compared with a second implementation of filters, order and pages, which is in this file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSortKeys, parseSort, sortKeyOf } from '../../../../src/handlers/crud/query/sort.ts';
import type { StoredItem } from '../../../../src/handlers/crud/stored-item.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { runs } from '../../../support/property-tests.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const any = {};
const query = {
  status: any,
  'filter[tags]': any,
  rank: any,
  sort: { type: 'string' },
  direction: { type: 'string', enum: ['asc', 'desc'] },
  limit: { type: 'integer', default: 1000 },
  offset: { type: 'integer' },
  starting_after: { type: 'string', maxLength: 20 },
  ending_before: { type: 'string', maxLength: 20 },
};
const contract = sketch(
  {
    'GET /shelves': { response: arrayOf('Shelf') },
    'POST /shelves': { request: 'Shelf', response: 'Shelf', status: 201 },
    'GET /shelves/{shelfId}': { response: 'Shelf' },
    'GET /books': { response: objectOf({ data: arrayOf('Book'), total: 'integer' }), query },
    'GET /shelves/{shelfId}/books': {
      response: objectOf({ data: arrayOf('Book'), total: 'integer' }),
      query,
    },
    'POST /shelves/{shelfId}/books': { request: 'Book', response: 'Book', status: 201 },
    'GET /books/{id}': { response: 'Book' },
    'PUT /books/{id}': { request: 'Book', response: 'Book' },
    'DELETE /books/{id}': {},
  },
  {
    Shelf: objectOf({ 'id!': 'string' }),
    Book: objectOf({
      'id!': 'string',
      shelfId: 'string',
      status: any,
      tags: any,
      attributes: objectOf({ rank: any }, { additionalProperties: true }),
    }),
  },
);

/** Values that filters distinguish, or do not. */
const scalar = fc.oneof(
  fc.constantFrom('open', 1, true),
  fc.constantFrom('open', 'Open', '', '1', '1,2', 'null', '__proto__', 1, 1.5, 0, -1, -2.5, true, null),
);
const thing = fc.record(
  { id: fc.constantFrom(1, '1', 'open'), name: fc.constantFrom('open', 'red'), slug: scalar, code: scalar },
  { requiredKeys: [] },
);
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  thing,
  fc.array(fc.oneof(scalar, thing, fc.constant([1, 2])), { maxLength: 3 }),
);
const asked = fc.oneof(
  fc.constantFrom('open', 1, 'true'),
  scalar.filter((each) => each !== null),
  fc.array(fc.constantFrom('open', 'red', '1', 1.5, true, 'null', ''), { maxLength: 3 }),
  fc.constant({ nested: 'open' }),
  fc.constant(Array.from({ length: 30 }, (_, i) => i)),
);
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', '1', '10', '9', '__proto__'];
const id = fc.constantFrom(...ids);
const shelfId = fc.constantFrom('s1', 's2');
const book = fc
  .record({ status: value, tags: value, rank: value }, { requiredKeys: [] })
  .map(({ rank, ...rest }) => ({ ...rest, ...(rank !== undefined && { attributes: { rank } }) }));
const page = {
  sort: fc.constantFrom('status', '-status', 'id', '-id', '-status,id'),
  direction: fc.constantFrom('asc', 'desc'),
  limit: fc.integer({ min: 0, max: 4 }),
  offset: fc.integer({ min: 0, max: 4 }),
};
const asking = fc.oneof(
  fc.record({ ...page, status: asked }, { requiredKeys: ['status'] }),
  fc.record({ ...page, 'filter[tags]': asked }, { requiredKeys: ['filter[tags]'] }),
  fc.record({ ...page, rank: asked }, { requiredKeys: ['rank'] }),
  fc.record({ ...page, status: asked, 'filter[tags]': asked, rank: asked }, { requiredKeys: [] }),
);
const full = { minLength: ids.length, maxLength: ids.length };
const listing = fc.record({
  do: fc.constant<'list'>('list'),
  shelfId: fc.option(shelfId, { nil: undefined }),
  asking,
  cursor: fc.record({ starting_after: id, ending_before: id }, { requiredKeys: [] }),
});
const step = fc.oneof(
  { weight: 4, arbitrary: listing },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replace' as const), id, book }) },
  fc.record({ do: fc.constant('create' as const), id, shelfId, book }),
  fc.record({ do: fc.constant('delete' as const), id, book }),
);

describe('a list', () => {
  it('returns the same as a scan of all rows, whatever was written, filtered, sorted and paged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(book, full),
        fc.array(step, { minLength: 20, maxLength: 40 }),
        async (books, steps) => {
          const api = await createCrudApi(contract);
          for (const each of ['s1', 's2']) await api.request('POST /shelves', { body: { id: each } });
          for (const [i, name] of ids.entries()) {
            await take(api, {
              do: 'create',
              id: name,
              shelfId: i % 3 === 0 ? 's2' : 's1',
              book: books[i] ?? {},
            });
          }
          for (const each of steps) await take(api, each);
        },
      ),
      { numRuns: runs(60) },
    );
  }, 120_000);
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Listing = Omit<Step & { do: 'list' }, 'asking'> & { readonly asking: FilterBase };

interface FilterBase {
  readonly [name: string]: unknown;
  readonly sort?: string;
  readonly direction?: string;
  readonly limit?: number;
  readonly offset?: number;
}

interface Listed {
  readonly total: number;
  readonly data: readonly {
    readonly id: string;
    readonly status?: unknown;
    readonly tags?: unknown;
    readonly attributes?: { readonly rank?: unknown };
  }[];
}

async function take(api: CrudApi, each: Step): Promise<void> {
  if (each.do === 'list') {
    await expectSame(api, each);
    return;
  }
  const params = { id: each.id, shelfId: each.do === 'create' ? each.shelfId : '' };
  const calls = {
    create: () =>
      api.request(`POST /shelves/{shelfId}/books`, { params, body: { ...each.book, id: each.id } }),
    replace: () => api.request('PUT /books/{id}', { params, body: each.book }),
    delete: () => api.request('DELETE /books/{id}', { params }),
  };
  // What is there already, or not there any more, is refused, and that is none of this test's business.
  await calls[each.do]().catch((error) => {
    expect(error).toMatchObject({ code: expect.stringMatching(/^(invalid|conflict|not-found)$/) });
  });
}

/** Asks for a list, and for all of it without filters and pages, out of which the same is picked. */
async function expectSame(api: CrudApi, { shelfId: shelf, asking, cursor }: Listing): Promise<void> {
  const operation = shelf === undefined ? 'GET /books' : 'GET /shelves/{shelfId}/books';
  const list = (query: object) =>
    api.requestBody<Listed>(operation, { params: { shelfId: shelf }, query: { ...query } });
  const { sort, direction, limit = 1000, offset = 0 } = asking;
  const all = (await list({ ...(sort && { sort }), ...(direction && { direction }) })).data;
  const locations = all.map((row) => row.id);
  expect(locations).toEqual(sortedIds(api, shelf, { sort, direction }));
  const known = Object.fromEntries(Object.entries(cursor).filter(([, name]) => locations.includes(name)));
  const byDiscriminator = all.filter(
    (row) =>
      isAsked(row.status, asking.status) &&
      isAsked(row.tags, asking['filter[tags]']) &&
      isAsked(row.attributes?.rank, asking.rank),
  );
  const { starting_after: first, ending_before: last } = known;
  const between = byDiscriminator.filter(
    ({ id: own }) =>
      (first === undefined || locations.indexOf(own) > locations.indexOf(first)) &&
      (last === undefined || locations.indexOf(own) < locations.indexOf(last)),
  );
  const start = last === undefined ? offset : Math.max(0, between.length - limit);
  const query = { ...asking, ...known };
  expect({ query, ...(await list(query)) }).toEqual({
    query,
    data: between.slice(start, start + limit),
    total: byDiscriminator.length,
  });
}

/** The ids of a shelf, or of all, sorted one by one. */
function sortedIds(api: CrudApi, shelf: string | undefined, asked: object): readonly string[] {
  const parameters = { by: { name: 'sort' }, direction: { name: 'direction' } };
  const order = parseSort(parameters, { ...asked }, ([name = '']) => ({ path: [name] }));
  const stored = api.stored('books') as readonly StoredItem[];
  return stored
    .filter(({ item }) => shelf === undefined || item.shelfId === shelf)
    .toSorted((a, b) => compareSortKeys(order, sortKeyOf(a, order), sortKeyOf(b, order)))
    .map(({ item }) => String(item.id));
}

/**
 * Whether a value is one of those asked for; what is no text, number, truth or list of those asks for nothing, and
 * a list within a list is none of them. */
function isAsked(own: unknown, requested: unknown): boolean {
  const list = [requested].flat();
  if (requested === undefined || list.length === 0 || list.some(isObject)) return true;
  const names = [own].flat().flatMap((each) => {
    if (each === undefined) return [];
    if (!isObject(each)) return [each];
    return ['id', 'name', 'slug', 'code'].flatMap((name) => Reflect.get(each, name) ?? []);
  });
  const scalars = names.filter((name) => name === null || typeof name !== 'object');
  return scalars.some((name) => list.map(String).includes(String(name)));
}

function isObject(each: unknown): each is object {
  return typeof each === 'object' && each !== null && !Array.isArray(each);
}
