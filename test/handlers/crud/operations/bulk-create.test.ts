import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const Tree = objectOf({ 'id!': 'integer', 'species!': 'string', height: 'number' });
const TreeRequest = objectOf({ 'species!': 'string', height: 'number' });
const components = { Tree, TreeRequest };
const trees = arrayOf('Tree');
const requests = arrayOf('TreeRequest');

/** A collection that is filled by one operation alone. */
function forest(request: Schema, response: Schema | undefined, rest: Record<string, OperationSketch> = {}) {
  return sketch(
    {
      'GET /trees': { response: objectOf({ found: trees }) },
      'POST /trees': { request, ...(response && { response }), status: 201 },
      ...rest,
    },
    components,
  );
}

it.each(['/trees/batch', '/trees/createWithList'])(
  'POST %s that shows one item shows the first',
  async (path) => {
    const document = forest(
      { $ref: '#/components/schemas/TreeRequest' },
      { $ref: '#/components/schemas/Tree' },
      {
        'GET /trees/{id}': { response: 'Tree' },
        [`POST ${path}`]: { request: requests, response: 'Tree', status: 201 },
      },
    );
    const { requestBody } = await createCrudApi(document);
    const first = { id: 1, species: 'oak', height: 3 };
    const body = [{ species: 'oak', height: 3 }, { species: 'elm' }];
    expect(await requestBody(`POST ${path}`, { body })).toEqual(first);
    expect(await requestBody('GET /trees')).toMatchObject({ found: [first, { species: 'elm' }] });
  },
);

describe('a create of many items', () => {
  it.each<[string, Schema, Schema | undefined, (sent: readonly object[]) => unknown, string[]]>([
    ['bare lists', requests, trees, (sent) => sent, []],
    [
      'envelopes',
      objectOf({ 'saplings!': requests }),
      objectOf({ trees }),
      (saplings) => ({ saplings }),
      ['trees'],
    ],
    [
      'the same schema in and out',
      objectOf({ 'trees!': trees, dryRun: 'boolean' }),
      objectOf({ result: objectOf({ items: trees, count: 'integer' }), status: 'string' }),
      (sent) => ({ trees: sent.map((tree, i) => ({ ...tree, id: i + 1 })) }),
      ['result', 'items'],
    ],
    [
      'a list in, an envelope out',
      requests,
      objectOf({ Trees: trees, Warnings: 'object' }),
      (sent) => sent,
      ['Trees'],
    ],
    [
      'an envelope in, nothing declared out',
      objectOf({ data: requests }),
      undefined,
      (data) => ({ data }),
      [],
    ],
  ])('creates them all: %s', async (_, request, response, send, path) => {
    const document = forest(request, response);
    const roles = { 'GET /trees': 'list trees', 'POST /trees': 'bulk-create trees' };
    expect(rolesIn(document)).toEqual(roles);
    const api = await createCrudApi(document);
    const sent = [{ species: 'oak', height: 3 }, { species: 'ash' }];
    const reply = await api.request('POST /trees', { body: send(sent) });
    const shown = path.reduce<unknown>((body, name) => Reflect.get(Object(body), name), reply.body);
    const created = [
      { id: 1, species: 'oak', height: 3 },
      { id: 2, species: 'ash' },
    ];
    expect(shown).toMatchObject(created);
    expect(await api.requestBody('GET /trees')).toMatchObject({ found: created });
  });

  it('is read one by one where an item is a list of one', async () => {
    const document = sketch(
      {
        'POST /Trees': { request: trees, response: objectOf({ Trees: trees }), status: 200 },
        'GET /Trees/{TreeID}': { response: objectOf({ Trees: trees }) },
        'POST /Trees/{TreeID}': { request: trees, response: objectOf({ Trees: trees }) },
      },
      { Tree: objectOf({ TreeID: { type: 'string', format: 'uuid' }, Name: 'string' }) },
    );
    const api = await createCrudApi(document);
    interface Trees {
      readonly Trees: readonly { readonly TreeID: string }[];
    }
    const created = await api.requestBody<Trees>('POST /Trees', { body: [{ Name: 'Oak' }, { Name: 'Ash' }] });
    const params = { TreeID: created.Trees[1]?.TreeID };
    expect(await api.requestBody('GET /Trees/{TreeID}', { params })).toMatchObject({
      Trees: [{ Name: 'Ash' }],
    });
    await api.request('POST /Trees/{TreeID}', { params, body: [{ Name: 'Elm' }] });
    expect(await api.requestBody('GET /Trees/{TreeID}', { params })).toEqual({
      Trees: [{ ...created.Trees[1], Name: 'Elm' }],
    });
  });

  it('says what became of each (207), also under a path of its own', async () => {
    const outcome = objectOf({ 'id!': 'integer', 'status!': 'integer' });
    const bulk = {
      request: objectOf({ 'items!': requests }),
      response: objectOf({ results: { type: 'array', items: outcome } }),
      status: 207,
    };
    const document = sketch(
      {
        'GET /trees': { response: trees },
        'POST /trees': { request: 'TreeRequest', response: 'Tree', status: 201 },
        'POST /trees/batch': bulk,
      },
      components,
    );
    const api = await createCrudApi(document);
    const body = { items: [{ species: 'oak' }, { species: 'ash' }] };
    expect(await api.request('POST /trees/batch', { body })).toMatchObject({
      status: 207,
      body: {
        results: [
          { id: 1, status: 201 },
          { id: 2, status: 201 },
        ],
      },
    });
    expect(await api.requestBody('GET /trees')).toMatchObject([{ species: 'oak' }, { species: 'ash' }]);
  });

  it.each<[string, Schema, Schema]>([
    [
      'a search by conditions',
      objectOf({ 'filters!': { type: 'array', items: objectOf({ op: 'string' }) } }),
      trees,
    ],
    ['an item with lines', objectOf({ 'species!': 'string', parts: requests }), objectOf({ tree: Tree })],
  ])('is not %s', (_, request, response) => {
    expect(rolesIn(forest(request, response))['POST /trees']).not.toBe('bulk-create trees');
  });
});

describe('a path of its own for a create of many', () => {
  it.each<[string, Schema, Schema, (ids: readonly unknown[]) => object]>([
    [
      'ids alone',
      { type: 'array', items: objectOf({ 'species!': 'string' }) },
      objectOf({ data: { type: 'array', items: objectOf({ id: 'integer' }) } }),
      (ids) => ({ data: ids.map((id) => ({ id })) }),
    ],
    [
      'how many were made',
      objectOf({ 'trees!': { type: 'array', items: objectOf({ 'species!': 'string', height: 'number' }) } }),
      objectOf({ 'created!': 'integer', trees: { type: 'array', items: objectOf({ id: 'integer' }) } }),
      (ids) => ({ created: 2, trees: ids.map((id) => ({ id })) }),
    ],
  ])('responds with %s, and each is found', async (_, request, response, expected) => {
    const api = await createCrudApi(
      forest(TreeRequest, Tree, {
        'POST /trees/batch': { request, response, status: 201 },
        'GET /trees/{id}': { response: 'Tree' },
      }),
    );
    const sent = [{ species: 'oak' }, { species: 'elm' }];
    const body = 'items' in request ? sent : { trees: sent };
    expect(await api.requestBody('POST /trees/batch', { body })).toEqual(expected([1, 2]));
    const found = await api.requestBody('GET /trees/{id}', { params: { id: 2 } });
    expect(found).toEqual({ id: 2, species: 'elm' });
  });
});

describe('a PUT or PATCH on many items', () => {
  it.each([
    ['PATCH /trees/bulk', { type: 'array', items: objectOf({ 'id!': 'integer', species: 'string' }) }],
    [
      'PUT /trees/batch-update',
      objectOf({ trees: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } }),
    ],
  ])('%s changes those of its ids, and makes none', async (operation, request) => {
    const api = await createCrudApi(
      forest(TreeRequest, Tree, {
        'GET /trees/{id}': { response: 'Tree' },
        [operation]: { request, response: trees },
      }),
    );
    for (const species of ['oak', 'elm']) await api.request('POST /trees', { body: { species, height: 2 } });
    const bodyOf = (sent: object) => ('items' in request ? [sent] : { trees: [sent] });
    const changed = { id: 2, species: 'ash', height: 2 };
    expect(await api.requestBody(operation, { body: bodyOf({ id: 2, species: 'ash' }) })).toEqual([changed]);
    expect(await api.requestBody('GET /trees/{id}', { params: { id: 2 } })).toEqual(changed);
    const unknown = api.request(operation, { body: bodyOf({ id: 9, species: 'ash' }) });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a write of many items that responds with no object', () => {
  it.each<[response: Schema, expected: unknown]>([
    [{ type: 'boolean' }, true],
    [{ type: 'integer' }, 2],
    [{ type: 'string' }, expect.any(String)],
  ])('says that it went well: %j', async (response, expected) => {
    const operations = {
      'GET /trees': { response: trees },
      'POST /trees': { request: 'TreeRequest', response: 'Tree', status: 201 },
      'POST /trees/bulk': { request: requests, response, status: 200 },
    };
    const api = await createCrudApi(sketch(operations, components));
    const body = [{ species: 'oak' }, { species: 'ash' }];
    expect(await api.requestBody('POST /trees/bulk', { body })).toEqual(expected);
    expect(await api.requestBody('GET /trees')).toMatchObject(body);
  });
});

describe('a create of many that is sent texts', () => {
  it.each<[string, string, Record<string, string | Schema>]>([
    ['their labels', 'label', { uid: { type: 'string', readOnly: true }, label: 'string' }],
    ['their titles', 'title', { uid: { type: 'string', readOnly: true }, title: 'string' }],
    ['the codes that paths find them by', 'code', { code: 'string', note: 'string' }],
  ])('takes them for %s', async (_, property, item) => {
    const id = property === 'code' ? 'code' : 'id';
    const texts: Schema = { type: 'array', items: { oneOf: [{ type: 'string' }, objectOf(item)] } };
    const document = sketch(
      {
        'POST /rooms': {
          request: objectOf({ name: 'string' }),
          response: objectOf({ id: 'integer', name: 'string' }),
        },
        'GET /rooms/{room_id}': { response: objectOf({ id: 'integer', name: 'string' }) },
        'POST /rooms/{room_id}/marks': { request: objectOf({ marks: texts }), response: arrayOf('Mark') },
        'GET /rooms/{room_id}/marks': { response: arrayOf('Mark') },
        [`DELETE /rooms/{room_id}/marks/{${id}}`]: {},
      },
      { Mark: objectOf(item) },
    );
    const api = await createCrudApi(document);
    const { id: room_id } = await api.requestBody<{ id: number }>('POST /rooms', { body: { name: 'x' } });
    await api.requestBody('POST /rooms/{room_id}/marks', {
      params: { room_id },
      body: { marks: ['red', 'tall'] },
    });
    const list = await api.requestBody<object[]>('GET /rooms/{room_id}/marks', { params: { room_id } });
    expect(list).toMatchObject([{ [property]: 'red' }, { [property]: 'tall' }]);
    await api.close();
  });
});
