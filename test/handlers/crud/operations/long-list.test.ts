import { describe, expect, it } from 'vitest';
import { createCrudContext } from '../../../../src/handlers/crud/crud-context.ts';
import { listItems } from '../../../../src/handlers/crud/operations/list.ts';
import type { ListRole } from '../../../../src/inference/resource.ts';
import { createSchemaMerger } from '../../../../src/schema/schema-merger.ts';
import type { Collection, Collections } from '../../../../src/storage/store.ts';
import { createFixedRuntime } from '../../../support/fixed-runtime.ts';
import { arrayOf, objectOf, roleIn, sketch } from '../../../support/small-contract.ts';
import { turnsDuring } from '../../../support/turns-during.ts';

const contract = sketch(
  {
    'GET /parcels': { response: arrayOf('Parcel') },
    'POST /parcels': { request: 'Parcel', response: 'Parcel', status: 201 },
    'GET /parcels/{id}': { response: 'Parcel' },
  },
  { Parcel: objectOf({ 'id!': 'integer', street: 'string', town: 'string', notes: 'string' }) },
);

/** A store that hands out so many rows at once: every turn that others have is one between responses' rows. */
function storeOf(count: number): Collections {
  const rows = Array.from({ length: count }, (_, at) => ({
    key: at + 1,
    id: at + 1,
    within: {},
    item: { id: at + 1, street: `Street ${at}`, town: 'Oslo', notes: 'fragile' },
  }));
  const list = async () => rows;
  return { collection: <R extends object>() => ({ list }) as Partial<Collection> as Collection<R> };
}

async function listing(count: number) {
  const role: ListRole = roleIn(contract, 'GET /parcels', 'list');
  const resources = { resources: [role.resource], relations: new Map(), expansionsOf: () => [] };
  const crud = createCrudContext(createSchemaMerger(contract), resources, () => undefined);
  const input = { operation: role.operation, params: {}, query: {}, headers: {}, body: undefined };
  const context = { ...createFixedRuntime().begin(), store: storeOf(count) };
  const list = listItems({ crud, role, input, context, parentIds: [] });
  const turns = await turnsDuring(list, () => 'another');
  return { length: Object(await list).body.length, turns: turns.length };
}

describe('a list without pages', () => {
  it('of many rows lets others have turns while it is made', async () => {
    const { length, turns } = await listing(30_000);
    expect(length).toBe(30_000);
    expect(turns).toBeGreaterThan(2);
  });

  it('of few rows needs no turn', async () => {
    expect(await listing(3)).toEqual({ length: 3, turns: 0 });
  });
});
