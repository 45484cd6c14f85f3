import { describe, expect, it } from 'vitest';
import type { RequestBody } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const silent = { responses: { 200: { description: '' } } };
const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } } as const];

describe('a contract that declares no body', () => {
  it.each([
    ['no content', silent],
    ['no responses', {}],
  ])('is served as JSON, with what is sent: %s', async (_, declared) => {
    const operation = (operationId: string) => ({ operationId, ...declared });
    const document = contractOf({
      '/kilns': { get: operation('list'), post: operation('create') },
      '/kilns/{id}': {
        parameters,
        get: operation('read'),
        put: operation('replace'),
        delete: operation('delete'),
      },
    });
    const api = await createCrudApi(document);
    const kiln = { id: 1, name: 'North', heat: 900 };
    expect(await api.requestBody('create', { body: { name: 'North', heat: 900 } })).toEqual(kiln);
    expect(await api.requestBody('list')).toEqual([kiln]);
    const changed = { id: 1, name: 'South', heat: 1200 };
    await api.request('replace', { params: { id: 1 }, body: { name: 'South', heat: 1200 } });
    expect(await api.requestBody('read', { params: { id: 1 } })).toEqual(changed);
    await api.request('delete', { params: { id: 1 } });
    expect(await api.requestBody('list')).toEqual([]);
  });
});

describe('bodies whose schema says nothing', () => {
  const any = { content: { 'application/json': { schema: {} } } };
  const list = { content: { 'application/json': { schema: { type: 'array', items: {} } } } };
  const operation = (operationId: string, shown: object, sent?: RequestBody) => ({
    operationId,
    ...(sent && { requestBody: sent }),
    responses: { 200: { description: '', ...shown } },
  });
  const document = contractOf({
    '/vats': { get: operation('list', list), post: operation('create', any, any) },
    '/vats/{id}': { parameters, get: operation('read', any), put: operation('replace', any, any) },
  });

  it('are objects that are stored and shown as they were sent', async () => {
    const api = await createCrudApi(document);
    const vat = { id: 1, label: 'A', litres: 40 };
    expect(await api.requestBody('create', { body: { label: 'A', litres: 40 } })).toEqual(vat);
    expect(await api.requestBody('list')).toEqual([vat]);
    const changed = await api.requestBody('replace', { params: { id: 1 }, body: { label: 'B', litres: 9 } });
    expect(changed).toEqual({ id: 1, label: 'B', litres: 9 });
  });

  it.each([[['A']], ['A'], [7]])('have nothing of an item where they are no object: %j', async (body) => {
    const api = await createCrudApi(document);
    expect(await api.requestBody('create', { body })).toMatchObject({ id: 1 });
  });
});

describe('an operation that declares no body, in a contract of others that do', () => {
  const document = sketch(
    {
      'GET /kilns': { response: arrayOf('Kiln') },
      'POST /kilns': { response: 'Kiln', status: 201 },
      'GET /kilns/{id}': { response: 'Kiln' },
      'PUT /kilns/{id}': { response: 'Kiln' },
      'PATCH /kilns/{id}': { response: 'Kiln' },
      'POST /kilns/{id}/notes': { request: 'Note', response: 'Note', status: 201 },
    },
    {
      Kiln: objectOf({ id: { type: 'integer', readOnly: true }, name: 'string', heat: 'integer' }),
      Note: objectOf({ text: 'string' }),
    },
  );

  it('takes what it is sent of the item', async () => {
    const { api } = await contractSandbox(document);
    const { body: kiln } = await api.post('/kilns').send({ id: 9, name: 'North', heat: 900 }).expect(201);
    expect(kiln).toEqual({ id: 1, name: 'North', heat: 900 });
    await api.patch('/kilns/1').send({ heat: 1000 }).expect(200);
    expect((await api.get('/kilns/1')).body).toEqual({ id: 1, name: 'North', heat: 1000 });
    await api.put('/kilns/1').send({ name: 'South' }).expect(200);
    expect((await api.get('/kilns')).body).toEqual([{ id: 1, name: 'South', heat: 1000 }]);
  });

  it.each<[string, string, string]>([
    ['nothing', 'application/json', ''],
    ['no JSON', 'application/json', '{"name":'],
    ['a list', 'application/json', '[{"name":"North"}]'],
    ['another format', 'text/plain', '{"name":"North"}'],
  ])('needs none: %s', async (_, type, text) => {
    const { api } = await contractSandbox(document);
    const { body } = await api.post('/kilns').set('Content-Type', type).send(text).expect(201);
    expect(body.id).toBe(1);
    expect(body.name).not.toBe('North');
  });

  it.each([
    ['name', 'string', { name: 'north' }, 'north'],
    ['slug', 'string', { slug: 'north', title: 'North' }, 'north'],
    ['id', 'string', { id: 'north' }, undefined],
    ['name', 'integer', { name: 'north' }, undefined],
  ])('names a new item by its %s, a %s: %j', async (property, type, sent, expected) => {
    const { api } = await contractSandbox(
      sketch(
        {
          'POST /sheds': { response: 'Shed', status: 201 },
          [`GET /sheds/{${property}}`]: { response: 'Shed' },
          'POST /notes': { request: objectOf({ text: 'string' }) },
        },
        { Shed: objectOf({ [`${property}!`]: type, title: 'string' }) },
      ),
    );
    const { body } = await api.post('/sheds').send(sent).expect(201);
    if (expected === undefined) expect(body[property]).not.toBe('north');
    else expect((await api.get(`/sheds/${expected}`).expect(200)).body).toEqual(body);
  });

  it('changes nothing of a value that the item cannot have', async () => {
    const { api } = await contractSandbox(document);
    await api.post('/kilns').send({ name: 'North', heat: 900 }).expect(201);
    const { body } = await api.patch('/kilns/1').send({ heat: 'hot' }).expect(200);
    expect(typeof body.heat).toBe('number');
  });
});
