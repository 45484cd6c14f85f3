import { describe, expect, it } from 'vitest';
import { isObject } from '../../../src/json.ts';
import type { Parameter, ResponseObject, Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, rolesIn } from '../../support/small-contract.ts';

const NewBerth: Schema = {
  type: 'object',
  required: ['label'],
  properties: {
    label: { type: 'string' },
    depth: { type: 'number' },
    pin: { type: 'string', writeOnly: true },
  },
};
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const sent = { requestBody: { required: true, ...json(NewBerth) } };
const parameters: readonly Parameter[] = [
  { name: 'berthId', in: 'path', required: true, schema: { type: 'integer' } },
];

/** Berths whose responses are all declared alike; the status of each operation. */
function contractWith(content: object, created = 201, creation = content, reading = content) {
  const responses = (status: number, body: object = content) => ({
    responses: { [status]: { description: '', ...body } },
  });
  return contractOf({
    '/berths': {
      get: { operationId: 'list', ...responses(200) },
      post: { operationId: 'create', ...sent, ...responses(created, creation) },
    },
    '/berths/{berthId}': {
      parameters,
      get: { operationId: 'read', ...responses(200, reading) },
      put: { operationId: 'replace', ...sent, ...responses(200) },
      delete: { operationId: 'delete', ...responses(200, {}) },
    },
  });
}

describe('items that no response describes', () => {
  it.each<[string, object, (rows: readonly object[]) => unknown]>([
    ['without content', {}, (rows) => rows],
    ['of anything', json({}), (rows) => rows],
    ['of any object', json({ type: 'object' }), (rows) => ({ berths: rows })],
    ['of an open object', json({ type: 'object', additionalProperties: true }), (rows) => ({ berths: rows })],
  ])('are what was sent, and an id: responses %s', async (_, content, listed) => {
    const api = await createCrudApi(contractWith(content));
    const { headers, body } = await api.request('create', { body: { label: 'north', depth: 3, pin: '1' } });
    expect(headers).toMatchObject({ Location: '/berths/1' });
    expect(body).toEqual({ id: 1, label: 'north', depth: 3 });
    const params = { berthId: 1 };
    expect(await api.requestBody('read', { params })).toEqual(body);
    expect(await api.requestBody('list')).toEqual(listed([{ id: 1, label: 'north', depth: 3 }]));
    const replaced = await api.requestBody('replace', { params, body: { label: 'south' } });
    expect(replaced).toMatchObject({ id: 1, label: 'south' });
    expect(await api.request('delete', { params })).toEqual({ status: 200, headers: {} });
    expect(await api.requestBody('list')).toEqual(listed([]));
    await expect(api.request('read', { params })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are shown where only a default response is written, which says nothing', async () => {
    const unknown = { responses: { default: { description: '' } } };
    const document = contractOf({
      '/berths': {
        get: { operationId: 'list', ...unknown },
        post: { operationId: 'create', ...sent, ...unknown },
      },
      '/berths/{berthId}': { parameters, get: { operationId: 'read', ...unknown } },
    });
    const api = await createCrudApi(document);
    const berth = await api.requestBody('create', { body: { label: 'north' } });
    expect(berth).toEqual({ id: 1, label: 'north' });
    expect(await api.requestBody('list')).toEqual([berth]);
    expect(await api.requestBody('read', { params: { berthId: 1 } })).toEqual(berth);
  });

  it('have what their path names', async () => {
    const silent = { responses: { 200: { description: '' } } };
    const slug: Parameter = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } };
    const document = contractOf({
      '/piers': { post: { operationId: 'create', ...sent, ...silent } },
      '/piers/{slug}': { parameters: [slug], get: { operationId: 'read', ...silent } },
    });
    const api = await createCrudApi(document);
    const created = await api.requestBody<{ slug: string }>('create', { body: { label: 'north' } });
    expect(created).toEqual({ slug: expect.any(String), label: 'north' });
    expect(await api.requestBody('read', { params: { slug: created.slug } })).toEqual(created);
  });

  it('have no body where the status allows none, or where a link to them is declared', async () => {
    const link = { headers: { Location: { schema: { type: 'string' } } } };
    for (const document of [contractWith({}, 204), contractWith({}, 201, link)]) {
      const api = await createCrudApi(document);
      const { body } = await api.request('create', { body: { label: 'north' } });
      expect(body).toBeUndefined();
      const [row] = api.stored('berths');
      expect(isObject(row) && row.item).toMatchObject({ label: 'north' });
    }
  });

  it('are no items where nothing is created', () => {
    const silent = { responses: { 200: { description: 'OK' } } };
    const document = contractOf({
      '/health': { get: silent },
      '/ping': { get: silent, post: silent },
      '/reports/{id}': { parameters, get: silent },
    });
    expect(rolesIn(document)).toEqual({});
  });

  it.each<[string, Record<string, ResponseObject>]>([
    ['none at all', {}],
    ['failures alone', { 401: { description: 'who are you?' } }],
  ])('are shown by operations that declare %s', async (_, responses) => {
    const document = contractOf({
      '/moorings': {
        get: { operationId: 'list', responses },
        post: { operationId: 'create', ...sent, responses },
      },
      '/moorings/{berthId}': {
        parameters,
        get: { operationId: 'read', responses },
        put: { operationId: 'replace', ...sent, responses },
        delete: { operationId: 'delete', responses },
      },
    });
    const api = await createCrudApi(document);
    expect(await api.request('create', { body: { label: 'north' } })).toMatchObject({
      status: 201,
      body: { id: 1, label: 'north' },
    });
    const params = { berthId: 1 };
    await api.request('replace', { params, body: { label: 'south' } });
    expect(await api.requestBody('read', { params })).toMatchObject({ id: 1, label: 'south' });
    expect(await api.requestBody('list')).toMatchObject([{ id: 1, label: 'south' }]);
    expect(await api.request('delete', { params })).toMatchObject({ status: 204 });
    await expect(api.request('read', { params })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are shown where only other operations use JSON', async () => {
    const form = { requestBody: { content: { 'multipart/form-data': { schema: NewBerth } } } };
    const silent = { responses: { 200: { description: '' } } };
    const document = contractOf({
      '/moorings': {
        get: { operationId: 'list', ...silent },
        post: { operationId: 'create', ...form, ...silent },
      },
      '/tides': { get: { responses: { 200: { description: '', ...json({ type: 'object' }) } } } },
    });
    const api = await createCrudApi(document);
    const created = await api.requestBody('create', { body: { label: 'north' } });
    expect(created).toMatchObject({ label: 'north' });
    expect(await api.requestBody('list')).toEqual([created]);
  });

  it('are described by the response that does', async () => {
    const Berth: Schema = {
      type: 'object',
      required: ['berthId', 'label'],
      properties: { berthId: { type: 'integer' }, label: { type: 'string' } },
    };
    const api = await createCrudApi(contractWith({}, 201, {}, json(Berth)));
    const created = await api.requestBody('create', { body: { label: 'north' } });
    expect(created).toEqual({ berthId: 1, label: 'north' });
    expect(await api.requestBody('list')).toEqual([created]);
  });
});

describe('members of a page without types', () => {
  const Item: Schema = {
    type: 'object',
    required: ['id', 'label'],
    properties: { id: { type: 'integer' }, label: { type: 'string' } },
  };
  const documentWith = (page: Schema) =>
    contractOf({
      '/berths': {
        get: { operationId: 'list', responses: { 200: { description: '', ...json(page) } } },
        post: { operationId: 'create', ...sent, responses: { 201: { description: '', ...json(Item) } } },
      },
    });

  it.each<[string, Schema, (rows: readonly object[]) => unknown]>([
    [
      'named like rows and a total',
      { properties: { items: { title: 'Items' }, total: { title: 'Total' } }, required: ['items', 'total'] },
      (items) => ({ items, total: items.length }),
    ],
    [
      'an array of anything, in an object',
      {
        properties: {
          data: { properties: { berths: { type: 'array', items: {} } } },
          count: { type: 'integer' },
        },
      },
      (berths) => ({ data: { berths }, count: berths.length }),
    ],
    ['an array of anything', { type: 'array', items: {} }, (rows) => rows],
  ])('are the rows: %s', async (_, page, listed) => {
    const api = await createCrudApi(documentWith(page));
    const created = await api.requestBody('create', { body: { label: 'north' } });
    expect(created).toEqual({ id: 1, label: 'north' });
    expect(await api.requestBody('list')).toEqual(listed([created]));
  });
});

it.each([201, 202, 203])(
  'lists, reads and deletes where all that is declared of it is %i',
  async (status) => {
    const responses = { [status]: { description: '' } };
    const shown = { [status]: { description: '', ...json(objectOf({ 'id!': 'integer', label: 'string' })) } };
    const listed = {
      [status]: {
        description: '',
        ...json({ type: 'array', items: objectOf({ 'id!': 'integer', label: 'string' }) }),
      },
    };
    const api = await createCrudApi(
      contractOf({
        '/berths': {
          get: { operationId: 'list', responses: listed },
          post: { operationId: 'create', ...sent, responses: shown },
        },
        '/berths/{berthId}': {
          parameters,
          get: { operationId: 'read', responses: shown },
          delete: { operationId: 'delete', responses },
        },
      }),
    );
    const berth = { id: 1, label: 'north' };
    await api.request('create', { body: { label: 'north' } });
    expect(await api.request('list')).toMatchObject({ status, body: [berth] });
    expect(await api.request('read', { params: { berthId: 1 } })).toMatchObject({ status, body: berth });
    expect(await api.request('delete', { params: { berthId: 1 } })).toMatchObject({ status });
    expect(await api.requestBody('list')).toEqual([]);
    await api.close();
  },
);

describe('a create that declares the address of what it made, and no body', () => {
  const link = { headers: { Location: { schema: { type: 'string' as const } } } };
  const anchors = (creation: object) => ({
    '/anchors': {
      post: { operationId: 'createAnchor', ...sent, responses: { '201': { description: '', ...creation } } },
    },
    '/anchors/{berthId}': {
      parameters,
      get: { operationId: 'readAnchor', responses: { '200': { description: '', ...json(NewBerth) } } },
    },
  });
  const berths = contractWith(json(NewBerth), 201, link);

  it.each([
    ['shows nothing more', {}, undefined],
    ['nor beside a create that shows what it made', anchors(json(NewBerth)), undefined],
    [
      'shows what it made where another create does so beside the address',
      anchors({ ...link, ...json(NewBerth) }),
      { id: 1, label: 'north' },
    ],
  ])('%s', async (_, others, shown) => {
    const api = await createCrudApi({ ...berths, paths: { ...berths.paths, ...others } });
    const { headers, body } = await api.request('create', { body: { label: 'north' } });
    expect(headers).toMatchObject({ Location: '/berths/1' });
    expect(body).toEqual(shown);
  });
});
