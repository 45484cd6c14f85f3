import { describe, expect, it } from 'vitest';
import { isObject } from '../../../src/json.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

/** How the bodies of a collection wrap its items: their schemas, and bodies with certain items in them. */
interface Wrapping {
  readonly list: Schema;
  readonly sent: Schema;
  readonly shown: Schema;
  readonly listed: (items: readonly object[]) => unknown;
  readonly send: (item: object) => unknown;
  readonly show: (item: object) => unknown;
}

const Crate = objectOf({ 'id!': { type: 'string', format: 'uuid' }, 'label!': 'string', depth: 'integer' });
const NewCrate = objectOf({ label: 'string', depth: 'integer' });
const crate: Schema = { $ref: '#/components/schemas/Crate' };
const newCrate: Schema = { $ref: '#/components/schemas/NewCrate' };
const crates = arrayOf('Crate');
const bare = { sent: newCrate, send: (item: object) => item } as const;
const inData = { list: objectOf({ data: crates }), listed: (data: readonly object[]) => ({ data }) } as const;

/** JSON:API's resource object. */
const resource = (attributes: Schema) =>
  objectOf({ 'id!': 'string', 'type!': { type: 'string', enum: ['crates'] }, 'attributes!': attributes });
const nested = ({ id, ...attributes }: { readonly id?: unknown }) => ({ type: 'crates', id, attributes });
const jsonApi = {
  list: objectOf({ 'data!': { type: 'array', items: { $ref: '#/components/schemas/CrateResource' } } }),
  shown: objectOf({ 'data!': { $ref: '#/components/schemas/CrateResource' }, links: 'object' }),
  listed: (items: readonly object[]) => ({ data: items.map(nested) }),
  show: (item: object) => ({ data: nested(item) }),
} as const;

const wrappings: Readonly<Record<string, Wrapping>> = {
  'one property in, two out': {
    list: objectOf({ 'data!': objectOf({ 'crates!': crates }) }),
    sent: objectOf({ 'crate!': newCrate }),
    shown: objectOf({ 'data!': objectOf({ 'crate!': crate }) }),
    listed: (items) => ({ data: { crates: items } }),
    send: (item) => ({ crate: item }),
    show: (item) => ({ data: { crate: item } }),
  },
  'a word that the path does not have': {
    ...bare,
    list: objectOf({ shipping_boxes: crates, links: 'object' }),
    shown: objectOf({ shipping_box: crate }),
    listed: (items) => ({ shipping_boxes: items }),
    show: (item) => ({ shipping_box: item }),
  },
  'the same on both sides': {
    list: objectOf({ shipping_boxes: crates, meta: objectOf({ total: 'integer' }) }),
    sent: objectOf({ 'shipping_box!': newCrate, notify: 'boolean' }),
    shown: objectOf({ shipping_box: crate, request_id: 'string' }),
    listed: (items) => ({ shipping_boxes: items, meta: { total: items.length } }),
    send: (item) => ({ shipping_box: item, notify: true }),
    show: (item) => ({ shipping_box: item }),
  },
  'a word that says nothing, with an id that is not called so': {
    list: objectOf({ 'data!': crates }),
    sent: objectOf({ enclosure: newCrate }),
    shown: objectOf({ enclosure: objectOf({ 'id!': 'string', 'label!': 'string', depth: 'integer' }) }),
    listed: (items) => ({ data: items }),
    send: (item) => ({ enclosure: item }),
    show: (item) => ({ enclosure: item }),
  },
  'the result beside its id, in lists of brief rows': {
    ...bare,
    list: objectOf({
      count: 'integer',
      ids: { type: 'array', items: { type: 'string' } },
      result: {
        type: 'array',
        items: objectOf({ id: 'string', label: 'string', depth: 'integer', created_by: 'object' }),
      },
    }),
    shown: objectOf({
      id: 'string',
      show_columns: { type: 'array', items: { type: 'string' } },
      result: newCrate,
    }),
    listed: (items) => ({ result: items }),
    show: ({ id, ...result }: { readonly id?: unknown }) => ({ id, result }),
  },
  'an item beside the id that it has as well': {
    ...bare,
    list: objectOf({ content: crates }),
    shown: objectOf({ id: 'string', content: crate, message: 'string' }),
    listed: (items) => ({ content: items }),
    show: (item: { readonly id?: unknown }) => ({ id: item.id, content: item }),
  },
  'a result with a status': {
    ...bare,
    list: objectOf({ result: objectOf({ crates }), status: 'string', time: 'number' }),
    shown: objectOf({ result: crate, status: 'string', time: 'number' }),
    listed: (items) => ({ result: { crates: items } }),
    show: (item) => ({ result: item }),
  },
  'a response with a total': {
    ...bare,
    list: objectOf({ response: objectOf({ data: crates, total_count: 'integer' }) }),
    shown: objectOf({ response: crate, errors: { type: 'array', items: { type: 'string' } } }),
    listed: (items) => ({ response: { data: items, total_count: items.length } }),
    show: (item) => ({ response: item }),
  },
  'results in the word of the path': {
    ...bare,
    list: objectOf({ crates: objectOf({ results: crates, next: 'string' }) }),
    shown: crate,
    listed: (items) => ({ crates: { results: items } }),
    show: (item) => item,
  },
  'a list of one': {
    ...bare,
    list: objectOf({ Boxes: crates }),
    shown: objectOf({ Boxes: crates, HasValidationErrors: 'boolean' }),
    listed: (items) => ({ Boxes: items }),
    show: (item) => ({ Boxes: [item] }),
  },
  'a list of one on both sides, of a schema of its own where it is sent': {
    list: objectOf({ crates }),
    sent: objectOf({ crates: { type: 'array', items: newCrate } }),
    shown: objectOf({ crates }),
    listed: (items) => ({ crates: items }),
    send: (item) => ({ crates: [item] }),
    show: (item) => ({ crates: [item] }),
  },
  'a nullable item': {
    ...inData,
    ...bare,
    shown: objectOf({ data: { anyOf: [crate, { type: 'null' }] }, message: 'string' }),
    show: (item) => ({ data: item }),
  },
  'JSON:API on both sides': {
    ...jsonApi,
    sent: objectOf({ 'data!': objectOf({ 'type!': 'string', id: 'string', 'attributes!': newCrate }) }),
    send: (item) => ({ data: { type: 'crates', attributes: item } }),
  },
  'JSON:API for a flat request': { ...jsonApi, ...bare },
  'JSON:API for a request in its own word': {
    ...jsonApi,
    sent: objectOf({ 'crate!': newCrate }),
    send: (item) => ({ crate: item }),
  },
  'a generic page and its refinement': {
    ...bare,
    list: {
      allOf: [objectOf({ data: { type: 'array', items: { type: 'object' } } }), objectOf({ data: crates })],
    },
    shown: crate,
    listed: (items) => ({ data: items }),
    show: (item) => item,
  },
};

/** The operations on crates; without those below an id where nothing reads one. */
function contractOf({ list, sent, shown }: Wrapping, hasItems: boolean) {
  const onItem = {
    'GET /crates/{id}': { response: shown },
    'PATCH /crates/{id}': { request: sent, response: shown },
    'DELETE /crates/{id}': {},
  };
  const document = sketch(
    {
      'GET /crates': { response: list },
      'POST /crates': { request: sent, response: shown, status: 201 },
      ...(hasItems && onItem),
    },
    { Crate, NewCrate, CrateResource: resource(NewCrate) },
    '3.1.0',
  );
  return createCrudApi(document);
}

/** The only id in a body. */
function idIn(body: unknown): string {
  const [, id = ''] = /"id":"([^"]+)"/.exec(JSON.stringify(body)) ?? [];
  return id;
}

async function create(api: CrudApi, { send }: Wrapping, item: object): Promise<string> {
  const { body } = await api.request('POST /crates', { body: send(item) });
  return idIn(body);
}

describe('items in wrappers', () => {
  it.each(Object.entries(wrappings))('are shown as they were sent: %s', async (_, wrapping) => {
    const api = await contractOf(wrapping, true);
    const { send, show, listed } = wrapping;
    const created = await api.request('POST /crates', { body: send({ label: 'oak', depth: 3 }) });
    const id = idIn(created.body);
    expect(created.body).toMatchObject(Object(show({ id, label: 'oak', depth: 3 })));
    const params = { id };
    expect(await api.requestBody('GET /crates/{id}', { params })).toMatchObject(
      Object(show({ id, label: 'oak', depth: 3 })),
    );
    const other = await create(api, wrapping, { label: 'ash', depth: 9 });
    await api.request('PATCH /crates/{id}', { params, body: send({ depth: 4 }) });
    const rows = [
      { id, label: 'oak', depth: 4 },
      { id: other, label: 'ash', depth: 9 },
    ];
    expect(await api.requestBody('GET /crates')).toMatchObject(Object(listed(rows)));
    await api.request('DELETE /crates/{id}', { params });
    const { body } = await api.request('GET /crates');
    expect(body).toMatchObject(Object(listed(rows.slice(1))));
    expect(JSON.stringify(body)).not.toContain(id);
  });

  it.each(Object.entries(wrappings).filter(([, { show }]) => !JSON.stringify(show({})).includes('[')))(
    'are stored flat, and listed where nothing reads one alone: %s',
    async (_, wrapping) => {
      const api = await contractOf(wrapping, false);
      const id = await create(api, wrapping, { label: 'oak', depth: 3 });
      const [row] = api.stored('crates');
      expect(isObject(row) && row.item).toMatchObject({ id, label: 'oak', depth: 3 });
      expect(await api.requestBody('GET /crates')).toMatchObject(
        Object(wrapping.listed([{ id, label: 'oak', depth: 3 }])),
      );
    },
  );
});

it('finds an item in one response as another wraps it, whatever the wrapper is called', async () => {
  const Thing = objectOf({ id: 'string', 'kind!': 'string', notes: 'string' });
  const thing: Schema = { $ref: '#/components/schemas/Thing' };
  const document = sketch(
    {
      'POST /store/object': {
        request: objectOf({ 'key!': 'string', 'object!': thing }),
        response: objectOf({ stored_object: thing, mappings: arrayOf('Mapping') }),
      },
      'GET /store/object/{object_id}': { response: objectOf({ object: thing, related: arrayOf('Thing') }) },
    },
    { Thing, Mapping: objectOf({ from: 'string', to: 'string' }) },
  );
  const api = await createCrudApi(document);
  const body = { key: 'k', object: { kind: 'ITEM', notes: 'n' } };
  const { stored_object } = await api.requestBody<{ stored_object: { id: string } }>('POST /store/object', {
    body,
  });
  expect(stored_object).toMatchObject(body.object);
  const read = await api.requestBody('GET /store/object/{object_id}', {
    params: { object_id: stored_object.id },
  });
  expect(read).toMatchObject({ object: stored_object });
  await api.close();
});

it('opens the envelope of a read, though a create responds with something else in the same envelope', async () => {
  const enveloped = (result: Schema) =>
    objectOf({
      isError: 'boolean',
      responseException: {},
      result: { nullable: true, oneOf: [result] },
    });
  const document = sketch(
    {
      'POST /lamps': {
        request: { $ref: '#/components/schemas/Lamp' },
        response: enveloped(objectOf({ messageId: 'string' })),
        status: 202,
      },
      'GET /lamps/{lampId}': {
        response: enveloped({ $ref: '#/components/schemas/Lamp' }),
        path: { lampId: { type: 'integer' } },
      },
    },
    { Lamp: objectOf({ lampId: 'integer', watts: 'number' }) },
  );
  const api = await createCrudApi(document);
  await api.request('POST /lamps', { body: { watts: 40 } });
  const read = await api.requestBody('GET /lamps/{lampId}', { params: { lampId: 1 } });
  expect(read).toMatchObject({ result: { lampId: 1, watts: 40 } });
  await api.close();
});
