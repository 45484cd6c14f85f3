import { describe, expect, it } from 'vitest';
import { collectionSpec } from '../../../../src/handlers/crud/collection-spec.ts';
import { createCrudContext } from '../../../../src/handlers/crud/crud-context.ts';
import { listItems } from '../../../../src/handlers/crud/operations/list.ts';
import type { ListRole } from '../../../../src/inference/resource.ts';
import { operationsOf } from '../../../../src/openapi/operations.ts';
import { createSchemaMerger } from '../../../../src/schema/schema-merger.ts';
import { createStore } from '../../../../src/storage/open-store.ts';
import type { Collection, Collections, ListQuery, RowQuery } from '../../../../src/storage/store.ts';
import { createFixedRuntime } from '../../../support/fixed-runtime.ts';
import { arrayOf, objectOf, roleIn, sketch } from '../../../support/small-contract.ts';

const text = { type: 'string' };
const contract = sketch(
  {
    'GET /orders': {
      response: objectOf({ data: arrayOf('Order'), total: 'integer' }),
      query: {
        status: text,
        customer: text,
        sort: text,
        direction: { ...text, enum: ['asc', 'desc'] },
        limit: { type: 'integer' },
        starting_after: { ...text, maxLength: 20 },
        ending_before: { ...text, maxLength: 20 },
      },
    },
    'POST /orders': { request: 'Order', response: 'Order', status: 201 },
    'GET /orders/{id}': { response: 'Order' },
  },
  { Order: objectOf({ 'id!': 'integer', status: 'string', customer: 'string' }) },
);

/** How many rows a list looks at or is handed, of so many that there are; what it asks for first is asked twice. */
async function touched(count: number, query: object): Promise<number> {
  const role: ListRole = roleIn(contract, 'GET /orders', 'list');
  const merger = createSchemaMerger(contract);
  const crud = createCrudContext(
    merger,
    { resources: [role.resource], relations: new Map(), expansionsOf: () => [] },
    () => undefined,
  );
  const store = await createStore({
    specs: [collectionSpec(role.resource, [role], () => ['status', 'customer'])],
  });
  await store.write(async (rows) => {
    for (let id = 1; id <= count; id += 1) {
      const item = { id, status: id % 2 === 0 ? 'open' : 'paid', customer: `c${id % 20}` };
      await rows.collection('orders').insert({ key: id, id, within: {}, item });
    }
  });
  const [operation] = operationsOf(contract).values();
  if (operation === undefined) throw new Error('there is no operation');
  const input = { operation, params: {}, query: { ...query, limit: 5 }, headers: {}, body: undefined };
  const touches = { count: 0 };
  const ask = () =>
    store.read((rows) => {
      const context = { ...createFixedRuntime().begin(), store: counting(rows, touches) };
      return listItems({ crud, role, input, context, parentIds: [] });
    });
  await ask();
  touches.count = 0;
  const { body } = await ask();
  expect(body).toMatchObject({ data: { length: 5 } });
  await store.close();
  return touches.count;
}

/** The same rows; each that is handed out or shown to a query is counted. */
function counting(rows: Collections, touches: { count: number }): Collections {
  const touch = <T>(value: T) => {
    touches.count += 1;
    return value;
  };
  const counted = <Q extends ListQuery | RowQuery>(query: Q): Q => {
    const { matches, order } = query as ListQuery;
    return {
      ...query,
      ...(matches && { matches: (row: object) => touch(matches(row)) }),
      ...(order && { order: (a: object, b: object) => touch(order(a, b)) }),
    };
  };
  return {
    collection: <R extends object>(name: string): Collection<R> => {
      const own = rows.collection<R>(name);
      return {
        ...own,
        list: async (query = {}) => (await own.list(counted(query))).map(touch),
        count: (query = {}) => own.count(counted(query)),
      };
    },
  };
}

describe('the rows that a list reads', () => {
  it.each<[object, number]>([
    [{}, 6],
    [{ starting_after: '50' }, 7],
    [{ ending_before: '50' }, 7],
    [{ direction: 'desc' }, 6],
    [{ sort: 'customer' }, 6],
    [{ sort: '-customer', starting_after: '50' }, 7],
    [{ sort: 'customer', ending_before: '53' }, 7],
    [{ status: 'open' }, 6],
    [{ status: 'open', starting_after: '51' }, 7],
    [{ status: 'open', direction: 'desc', ending_before: '50' }, 7],
  ])('are those of its page for %j, however many rows there are', async (query, expected) => {
    for (const count of [100, 2_000]) expect(await touched(count, query)).toBe(expected);
  });

  it('are those of the more selective of two filters', async () => {
    for (const query of [
      { status: 'open', customer: 'c4' },
      { status: 'paid', customer: 'c5' },
    ]) {
      const looked = await touched(1_000, query);
      expect(looked).toBeGreaterThan(50); // all of them are counted
      expect(looked).toBeLessThan(70);
    }
  });
});
