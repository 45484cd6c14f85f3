import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const Crate = objectOf({ CrateID: { type: 'string', format: 'uuid' }, Label: 'string', Depth: 'integer' });

/** A collection in which every body, sent and shown, is one and the same list. */
function inLists(list: Schema, change: string): Record<string, OperationSketch> {
  const both = { request: list, response: list };
  return {
    'GET /Crates': { response: list },
    'POST /Crates': both,
    'GET /Crates/{CrateID}': { response: list },
    [`${change} /Crates/{CrateID}`]: both,
  };
}

describe('a list around one item', () => {
  it.each<[string, Schema, string]>([
    ['changed by POST', objectOf({ Crates: arrayOf('Crate') }), 'POST'],
    ['beside a page', objectOf({ Crates: arrayOf('Crate'), pagination: 'object' }), 'PUT'],
    ['named otherwise', objectOf({ boxes: arrayOf('Crate'), status: 'string' }), 'PATCH'],
  ])('is opened where an item is read and changed: %s', async (_, list, change) => {
    const api = await createCrudApi(sketch(inLists(list, change), { Crate }));
    const [name = ''] = Object.keys(list.properties ?? {});
    const body = (item: object) => ({ body: { [name]: [item] } });
    type Body = Record<string, { CrateID: string }[]>;
    const made = await api.requestBody<Body>('POST /Crates', body({ Label: 'red', Depth: 3 }));
    const params = { CrateID: made[name]?.[0]?.CrateID };
    expect(made[name]).toEqual([{ ...params, Label: 'red', Depth: 3 }]);
    await api.requestBody(`${change} /Crates/{CrateID}`, { params, ...body({ Label: 'blue', Depth: 3 }) });
    const changed = [{ ...params, Label: 'blue', Depth: 3 }];
    expect((await api.requestBody<Body>('GET /Crates/{CrateID}', { params }))[name]).toEqual(changed);
    expect((await api.requestBody<Body>('GET /Crates'))[name]).toEqual(changed);
    await api.close();
  });
});

describe('a page that a create responds with', () => {
  const sorted = objectOf({ sorted: 'boolean', empty: 'boolean' });
  it.each<[string, string, Record<string, string | Schema>]>([
    [
      'of Spring',
      'content',
      { totalElements: 'integer', number: 'integer', sort: sorted, numberOfElements: 'integer' },
    ],
    ['with totals', 'Crates', { totalPages: 'integer', total: 'integer', order: 'string' }],
    ['by its name', 'items', { total_items: 'integer', page: 'integer' }],
  ])('shows what was made: %s', async (_, name, page) => {
    const response = objectOf({ ...page, [name]: arrayOf('Crate') });
    const document = sketch(
      {
        'POST /crates': { request: objectOf({ 'label!': 'string', content: 'string' }), response },
        'PUT /crates': { request: 'Crate', response },
        'GET /crates/{id}': { response: 'Crate' },
      },
      { Crate: objectOf({ 'id!': 'integer', label: 'string', content: 'string' }) },
    );
    const api = await createCrudApi(document);
    const made = await api.requestBody<Record<string, object[]>>('POST /crates', {
      body: { label: 'red', content: 'tea' },
    });
    expect(made[name]).toEqual([{ id: 1, label: 'red', content: 'tea' }]);
    const read = await api.requestBody('GET /crates/{id}', { params: { id: '1' } });
    expect(read).toEqual({ id: 1, label: 'red', content: 'tea' });
    await api.close();
  });
});

describe('a list called as the collection in what creates and reads one', () => {
  it.each<[string, string, Record<string, string | Schema>, object]>([
    ['users', 'username', { 'password!': 'string' }, { password: 'Secret-1' }],
    ['crates', 'crateId', {}, {}],
    ['Boxes', 'boxCode', {}, {}],
  ])('has the item: %s by %s', async (name, id, extra, sent) => {
    const inList = (schema: string) =>
      objectOf({ [name]: arrayOf(schema), meta: objectOf({ version: 'string' }) });
    const read = `GET /${name}/{${id}}`;
    const document = sketch(
      {
        [`POST /${name}`]: {
          request: objectOf({ [`${id}!`]: 'string', ...extra }),
          response: inList('Short'),
        },
        [read]: { response: inList('Long') },
      },
      { Short: objectOf({ [id]: 'string' }), Long: objectOf({ [id]: 'string', roles: 'string' }) },
    );
    const api = await createCrudApi(document);
    type Body = Record<string, object[]>;
    const made = await api.requestBody<Body>(`POST /${name}`, { body: { [id]: 'ada', ...sent } });
    expect(made[name]).toEqual([{ [id]: 'ada' }]);
    const params = { [id]: 'ada' };
    expect((await api.requestBody<Body>(read, { params }))[name]).toMatchObject([params]);
    await api.close();
  });
});
