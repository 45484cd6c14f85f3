import { describe, expect, it } from 'vitest';
import type { MediaType, Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf } from '../../support/small-contract.ts';

const NewKite = objectOf({ 'name!': 'string', span: 'number' });
const kite = { id: 7, name: 'Delta', span: 1.5, maker: { id: 3, title: 'Wing Works' } };

/** Kites whose responses are described by examples alone. */
function kites(one: MediaType, many: MediaType) {
  const responses = (status: number, media: MediaType) => ({
    responses: { [status]: { description: '', content: { 'application/json': media } } },
  });
  const requestBody = { required: true, content: { 'application/json': { schema: NewKite } } };
  const parameters = [
    { name: 'kiteId', in: 'path' as const, required: true, schema: { type: 'integer' } as Schema },
  ];
  return createCrudApi(
    contractOf({
      '/kites': {
        get: { operationId: 'list', ...responses(200, many) },
        post: { operationId: 'create', requestBody, ...responses(201, one) },
      },
      '/kites/{kiteId}': { parameters, get: { operationId: 'read', ...responses(200, one) } },
    }),
  );
}

describe('an item that only examples of responses describe', () => {
  const shown = { id: 1, name: 'Sled', span: 2, maker: {} };

  it.each<[what: string, one: MediaType, many: MediaType, wrap: (item: object) => object]>([
    ['beside no schema', { example: kite }, { example: [kite] }, (item) => item],
    [
      'in wrappers, by name',
      { examples: { ok: { value: { success: true, data: kite } } } },
      { examples: { ok: { value: { success: true, data: [kite], total: 1 } } } },
      (data) => ({ success: true, data }),
    ],
    [
      'in schemas that say nothing else',
      { schema: { type: 'object', example: { kite } } },
      { schema: { example: { kites: [kite] } } },
      (item) => ({ kite: item }),
    ],
  ])('is shown as they show it: %s', async (_what, one, many, wrap) => {
    const api = await kites(one, many);
    const body = { name: 'Sled', span: 2 };
    const created = await api.requestBody('create', { body });
    expect(created).toMatchObject(wrap({ ...shown, maker: expect.any(Object) }));
    expect(await api.requestBody('read', { params: { kiteId: '1' } })).toEqual(created);
    expect(JSON.stringify(await api.requestBody('list'))).toContain('"name":"Sled","span":2');
    await api.close();
  });

  it('keeps values of other types than the example has', async () => {
    const api = await kites({ example: { ...kite, name: 12 } }, { example: [] });
    const body = { name: 'Sled' };
    expect(await api.requestBody('create', { body })).toMatchObject({ id: 1, name: 'Sled' });
    await api.close();
  });
});

it('shows what was sent beside what examples show, but for secrets', async () => {
  const NewPeg = objectOf({ 'label!': 'string', rope_id: 'integer', password: 'string' });
  const example = { data: { id: 3, label: 'north' } };
  const json = { 'application/json': { schema: { example } } };
  const many = { 'application/json': { schema: { example: { data: [example.data] } } } };
  const ok = (content: Readonly<Record<string, MediaType>>) => ({
    responses: { 200: { description: '', content } },
  });
  const requestBody = { required: true, content: { 'application/json': { schema: NewPeg } } };
  const parameters = [
    { name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } as Schema },
  ];
  const api = await createCrudApi(
    contractOf({
      '/pegs': {
        get: { operationId: 'list', ...ok(many) },
        post: { operationId: 'create', requestBody, ...ok(json) },
      },
      '/pegs/{id}': { parameters, get: { operationId: 'read', ...ok(json) } },
    }),
  );
  const data = { id: 1, label: 'south', rope_id: 8 };
  const body = { label: 'south', rope_id: 8, password: 'x' };
  expect(await api.requestBody('create', { body })).toEqual({ data });
  expect(await api.requestBody('read', { params: { id: 1 } })).toEqual({ data });
  expect(await api.requestBody('list')).toEqual({ data: [data] });
  await api.close();
});

describe('a request that only an example describes', () => {
  const Kite = objectOf({ 'id!': 'integer', 'name!': 'string', span: 'number' });
  const sent = { name: 'Sled', span: 2 };

  it.each<[what: string, media: MediaType, wrap: (item: object) => object]>([
    ['beside no schema', { example: { name: 'Delta', span: 1 } }, (item) => item],
    ['by name', { schema: {}, examples: { ok: { value: { name: 'Delta' } } } }, (item) => item],
    ['in a wrapper', { example: { kite: { name: 'Delta', span: 1 } } }, (kite) => ({ kite })],
  ])('creates what it is sent: %s', async (_what, media, wrap) => {
    const shown = { content: { 'application/json': { schema: Kite } } };
    const parameters = [
      { name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } as Schema },
    ];
    const api = await createCrudApi(
      contractOf({
        '/kites': {
          post: {
            operationId: 'create',
            requestBody: { content: { 'application/json': media } },
            responses: { 201: { description: '' } },
          },
        },
        '/kites/{id}': {
          parameters,
          get: { operationId: 'read', responses: { 200: { description: '', ...shown } } },
        },
      }),
    );
    expect(await api.requestBody('create', { body: wrap(sent) })).toMatchObject({ id: 1, ...sent });
    expect(await api.requestBody('read', { params: { id: '1' } })).toEqual({ id: 1, ...sent });
    await api.close();
  });
});

describe('a request whose schema is the envelope of all responses', () => {
  const Envelope = objectOf({ code: 'number', message: 'string', data: { type: 'object' } });

  function served(example: object) {
    const json = (media: MediaType) => ({ 'application/json': media });
    const requestBody = { required: true, content: json({ schema: Envelope, example }) };
    const response = { responses: { 200: { description: '', content: json({ schema: Envelope }) } } };
    const parameters = [
      { name: 'kiteId', in: 'path' as const, required: true, schema: { type: 'integer' } as Schema },
    ];
    return createCrudApi(
      contractOf({
        '/kites': { post: { operationId: 'create', requestBody, ...response } },
        '/kites/{kiteId}': {
          parameters,
          get: { operationId: 'read', ...response },
          put: { operationId: 'change', requestBody, ...response },
        },
      }),
    );
  }

  it('is what its example shows', async () => {
    const api = await served({ name: 'Delta', span: 1.5 });
    await api.requestBody('create', { body: { name: 'Sled', span: 2 } });
    const params = { kiteId: '1' };
    const read = () => api.requestBody('read', { params });
    expect(await read()).toMatchObject({ data: { id: 1, name: 'Sled', span: 2 } });
    await api.requestBody('change', { params, body: { name: 'Box' } });
    expect(await read()).toMatchObject({ data: { id: 1, name: 'Box' } });
  });

  it('stays so where its example has one of its members', async () => {
    const api = await served({ data: { name: 'Delta' }, span: 1.5 });
    await api.requestBody('create', { body: { data: { name: 'Sled' } } });
    expect(await api.requestBody('read', { params: { kiteId: '1' } })).toMatchObject({
      data: { name: 'Sled' },
    });
  });
});
