import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

/** A collection whose creates respond with something else than the item. */
function contract(path: string, created: Schema, item: Schema) {
  return sketch(
    {
      [`POST ${path}`]: { request: objectOf({ name: 'string' }), response: created, status: 201 },
      [`GET ${path}`]: { response: arrayOf('Item') },
      [`GET ${path}/{id}`]: { response: 'Item', path: { id: { type: 'integer' } } },
    },
    { Item: item },
  );
}

const item = objectOf({ 'id!': 'integer', name: 'string' });

describe('a create that shows nothing of the item but its id', () => {
  it.each<[string, string, Schema, string]>([
    ['alone', '/vineyards', objectOf({ vineyardId: { type: 'integer', example: 9000 } }), 'vineyardId'],
    ['as a text', '/vineyards', objectOf({ 'vineyard_id!': 'string' }), 'vineyard_id'],
    [
      'beside a message, by the last word of the collection',
      '/api/pruning-plans',
      objectOf({ success: 'boolean', message: 'string', planId: 'integer' }),
      'planId',
    ],
    ['as the data beside a flag', '/vineyards', objectOf({ success: 'boolean', data: 'integer' }), 'data'],
    [
      'as the result of an envelope that .NET writes',
      '/vineyards',
      objectOf({ isSuccess: 'boolean', statusCode: 'integer', result: 'integer' }),
      'result',
    ],
    [
      'under a word for any item, in a receipt',
      '/vineyards',
      objectOf({ 'entity_id!': { type: 'integer', example: 9000 }, requestId: 'string', warnings: 'array' }),
      'entity_id',
    ],
    [
      'beside the id of the note that it shows in its place',
      '/vineyards',
      objectOf({ 'id!': 'integer', body: 'string', 'vineyard_id!': 'string' }),
      'vineyard_id',
    ],
    ['as that of an object', '/vineyards', objectOf({ objectId: 'string', created: 'boolean' }), 'objectId'],
  ])('shows the id by which it is read: %s', async (_case, path, created, name) => {
    const api = await createCrudApi(contract(path, created, item));
    const ids: unknown[] = [];
    for (const label of ['east', 'west']) {
      const body = await api.requestBody<Record<string, unknown>>(`POST ${path}`, { body: { name: label } });
      ids.push(body[name]);
    }
    expect(ids.map(String)).toEqual(['1', '2']);
    const read = await api.requestBody(`GET ${path}/{id}`, { params: { id: 2 } });
    expect(read).toEqual({ id: 2, name: 'west' });
  });

  it.each([
    ['a list', 'clipId', objectOf({ title: 'string' })],
    ['a list in snake case', 'clip_id', objectOf({ title: 'string' })],
    ['a list and a read', 'clipId', objectOf({ id: 'integer', title: 'string' })],
  ])('shows what %s has as its id', async (_case, name, shown) => {
    const Row = objectOf({ 'id!': 'integer', 'title!': 'string' });
    const path = { [name]: { type: 'integer' } };
    const api = await createCrudApi(
      sketch(
        {
          'POST /clips': {
            request: objectOf({ title: 'string' }),
            response: objectOf({ [name]: 'integer' }),
          },
          'GET /clips': { response: objectOf({ clips: arrayOf('Row') }) },
          [`GET /clips/{${name}}`]: { response: shown, path },
        },
        { Row },
      ),
    );
    await api.request('POST /clips', { body: { title: 'Rain' } });
    const made = await api.requestBody<Record<string, number>>('POST /clips', { body: { title: 'Hail' } });
    const { clips } = await api.requestBody<{ clips: { id: number; title: string }[] }>('GET /clips');
    expect(clips.map(({ id, title }) => ({ id, title }))).toContainEqual({ id: made[name], title: 'Hail' });
    await api.close();
  });

  it.each([
    ['that it was sent', objectOf({ clipId: 'string', price: 'number' })],
    ['and all that it was sent', objectOf({ clipId: 'string', showTime: 'string', price: 'number' })],
    [
      'beside one that the server gives',
      objectOf({ clipId: 'string', price: 'number', receiptId: 'string' }),
    ],
  ])('shows the only id %s as it was sent', async (_case, created) => {
    const { receiptId: _, ...sent } = created.properties as Record<string, Schema>;
    const Score = objectOf({ userId: 'integer', scores: { type: 'array', items: { type: 'integer' } } });
    const api = await createCrudApi(
      sketch(
        {
          'POST /scores': { request: { type: 'object', properties: sent }, response: created },
          'GET /scores': { response: arrayOf('Score') },
          'GET /scores/{userId}': { response: 'Score', path: { userId: { type: 'integer' } } },
        },
        { Score },
      ),
    );
    const body = { clipId: 'tt0232500', price: 12.5 };
    expect(await api.requestBody('POST /scores', { body })).toMatchObject(body);
    await api.close();
  });

  it.each<[string, Schema, Schema]>([
    [
      'shows less',
      objectOf({ 'entity_id!': 'integer', location: 'string', warnings: 'array' }),
      objectOf({ location: 'string', warnings: 'array' }),
    ],
    [
      'shows the same',
      objectOf({ 'object_id!': 'string', revision: 'string' }),
      objectOf({ 'object_id!': 'string', revision: 'string' }),
    ],
    ['shows a link', objectOf({ uid: 'string', link: 'string' }), objectOf({ link: 'string' })],
  ])('shows that id also where the receipt of an update %s', async (_case, created, updated) => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /vineyards': { request: objectOf({ name: 'string' }), response: 'Created', status: 201 },
          'GET /vineyards/{id}': { response: 'Item', path: { id: { type: 'integer' } } },
          'PUT /vineyards/{id}': {
            request: objectOf({ name: 'string' }),
            response: 'Updated',
            path: { id: { type: 'integer' } },
          },
        },
        { Item: item, Created: created, Updated: updated },
      ),
    );
    const [name = ''] = Object.keys(created.properties ?? {});
    for (const id of [1, 2]) {
      const body = await api.requestBody<Record<string, unknown>>('POST /vineyards', { body: { name: 'a' } });
      expect(String(body[name])).toBe(String(id));
    }
  });

  it('says of changes that they succeeded, where their envelope has a flag in place of the item', async () => {
    const Flag = objectOf({ success: 'boolean', data: 'boolean' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /vineyards': { request: objectOf({ name: 'string' }), response: 'Item', status: 201 },
          'GET /vineyards/{id}': { response: 'Item', path: { id: { type: 'integer' } } },
          'PUT /vineyards/{id}': {
            request: objectOf({ name: 'string' }),
            response: Flag,
            path: { id: { type: 'integer' } },
          },
          'DELETE /vineyards/{id}': { response: Flag, path: { id: { type: 'integer' } } },
        },
        { Item: item },
      ),
    );
    await api.request('POST /vineyards', { body: { name: 'east' } });
    const params = { id: 1 };
    expect(await api.requestBody('PUT /vineyards/{id}', { params, body: { name: 'west' } })).toEqual({
      success: true,
      data: true,
    });
    expect(await api.requestBody('GET /vineyards/{id}', { params })).toEqual({ id: 1, name: 'west' });
    expect(await api.requestBody('DELETE /vineyards/{id}', { params })).toEqual({
      success: true,
      data: true,
    });
  });

  it('leaves the name to an item that has an id too', async () => {
    const both = objectOf({ 'id!': 'integer', vineyardId: 'integer', name: 'string' });
    const api = await createCrudApi(contract('/vineyards', both, both));
    const body = await api.requestBody<{ vineyardId: unknown }>('POST /vineyards', { body: { name: 'x' } });
    expect(body).toMatchObject({ id: 1, name: 'x' });
  });
});

describe('an id whose name begins with id', () => {
  it.each([
    ['/marcas', 'idMarca'],
    ['/clientes', 'id_cliente'],
    ['/pedidos', 'idPedido'],
  ])('is found: %s by %s', async (path, name) => {
    const own = objectOf({ [name]: 'integer', name: 'string' });
    const api = await createCrudApi(contract(path, own, own));
    const body = await api.requestBody(`POST ${path}`, { body: { name: 'x' } });
    expect(body).toEqual({ [name]: 1, name: 'x' });
    expect(await api.requestBody(`GET ${path}/{id}`, { params: { id: 1 } })).toEqual(body);
  });
});

describe('a create whose response has the id in another style than the items', () => {
  const shown = objectOf({ _id: 'string', name: 'string' });

  it.each<[string, Schema, (body: object) => unknown]>([
    ['bare', objectOf({ id: 'string', name: 'string' }), (body) => body],
    [
      'in wrappers',
      objectOf({ status: 'string', data: objectOf({ item: objectOf({ id: 'string', name: 'string' }) }) }),
      (body) => Object(Object(body).data).item,
    ],
    [
      'beside an object that has one',
      objectOf({ id: 'string', name: 'string', maker: objectOf({ id: 'string' }) }),
      (body) => body,
    ],
  ])('shows the id by which it is read: %s', async (_case, created, itemIn) => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /items': { request: objectOf({ name: 'string' }), response: created, status: 201 },
          'GET /items': { response: arrayOf('Item') },
          'GET /items/{id}': { response: 'Item' },
        },
        { Item: shown },
      ),
    );
    const made = itemIn(await api.requestBody('POST /items', { body: { name: 'pier' } }));
    const { id } = Object(made);
    const read = await api.requestBody('GET /items/{id}', { params: { id } });
    expect(read).toEqual({ _id: id, name: 'pier' });
    await api.close();
  });
});

describe('an id that responses write in several ways', () => {
  const Form = objectOf({ formId: 'integer', 'name!': 'string' });
  const Brief = objectOf({ formID: 'integer', name: 'string' });
  const Secret = objectOf({ form_id: 'integer', 'pin!': 'string' });

  it('is the same in all of them', async () => {
    const document = sketch(
      {
        'POST /forms': { request: objectOf({ 'name!': 'string' }), response: 'Form', status: 201 },
        'GET /forms': { response: objectOf({ forms: arrayOf('Brief') }) },
        'GET /forms/{form_id}': { response: 'Form' },
        'PATCH /forms/{form_id}': { request: objectOf({ name: 'string' }), response: 'Brief' },
        'GET /forms/{form_id}/details': { response: 'Secret' },
      },
      { Form, Brief, Secret },
    );
    const api = await createCrudApi(document);
    await api.request('POST /forms', { body: { name: 'first' } });
    const { formId } = await api.requestBody<{ formId: number }>('POST /forms', { body: { name: 'second' } });
    const params = { form_id: formId };
    expect(await api.requestBody('GET /forms')).toMatchObject({
      forms: [{}, { formID: formId, name: 'second' }],
    });
    const changed = await api.requestBody('PATCH /forms/{form_id}', { params, body: { name: 'third' } });
    expect(changed).toEqual({ formID: formId, name: 'third' });
    expect(await api.requestBody('GET /forms/{form_id}/details', { params })).toMatchObject({
      form_id: formId,
    });
  });
});

describe('a create that calls the name of the item new', () => {
  it.each([
    ['/trails', 'trail', 'new_trail_name', 'name'],
    ['/depots/main/trails', 'name', 'newTrailName', 'name'],
    ['/labels', 'label', 'new_label_slug', 'slug'],
  ])('names what it makes: %s/{%s}', async (path, parameter, sent, shown) => {
    const api = await createCrudApi(
      sketch(
        {
          [`POST ${path}`]: {
            request: objectOf({ [`${sent}!`]: 'string', old_trail_name: 'string' }),
            response: 'Item',
            status: 201,
          },
          [`GET ${path}/{${parameter}}`]: { response: 'Item' },
        },
        { Item: objectOf({ [shown]: 'string', length: 'integer' }) },
      ),
    );
    const made = await api.requestBody(`POST ${path}`, { body: { [sent]: 'north' } });
    expect(made).toMatchObject({ [shown]: 'north' });
    const read = await api.requestBody(`GET ${path}/{${parameter}}`, { params: { [parameter]: 'north' } });
    expect(read).toEqual(made);
  });
});
