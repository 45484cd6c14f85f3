import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const order = objectOf({ 'id!': 'string', note: 'string' });
const receipt = objectOf({ 'orderId!': 'string', 'total!': 'number' });

/** Orders with state, and operations without it below them. */
function orders(...below: readonly [string, object][]): OpenApiDocument {
  return sketch(
    {
      'POST /orders': { request: 'Order', response: 'Order', status: 201 },
      'GET /orders': { response: arrayOf('Order') },
      'GET /orders/{orderId}': { response: 'Order' },
      'POST /orders/{orderId}/lines': { request: 'Line', response: 'Line', status: 201 },
      'GET /orders/{orderId}/lines/{lineId}': { response: 'Line' },
      ...Object.fromEntries(below),
    },
    { Order: order, Line: objectOf({ 'id!': 'string' }) },
  );
}

const text = { 'application/pdf': { schema: { type: 'string', format: 'binary' } } };

describe('an operation without state below an item', () => {
  it.each<[string, string, object, string]>([
    ['GET', '/orders/{orderId}/receipt', { response: receipt }, '/orders/ID/receipt'],
    ['GET', '/orders/{id}/receipt', { response: receipt }, '/orders/ID/receipt'],
    [
      'POST',
      '/orders/{orderId}/payment',
      { request: objectOf({ sum: 'number' }), response: receipt },
      '/orders/ID/payment',
    ],
    ['DELETE', '/orders/{orderId}/payment', {}, '/orders/ID/payment'],
    [
      'GET',
      '/orders/{orderId}/history',
      { response: { type: 'array', items: receipt } },
      '/orders/ID/history',
    ],
    ['GET', '/orders/{orderId}/history/{entry}', { response: receipt }, '/orders/ID/history/1'],
    ['POST', '/orders/{orderId}:print', { response: receipt }, '/orders/ID:print'],
  ])('is not found below an unknown one: %s %s', async (method, template, declared, path) => {
    const { api, logged } = await contractSandbox(orders([`${method} ${template}`, declared]));
    await api.post('/orders').send({ id: 'o1' }).expect(201);
    const send = (id: string) => api[method.toLowerCase() as 'get'](path.replace('ID', id)).send({});
    const unknown = await send('nope');
    expect([unknown.status, unknown.headers['x-sandbox-reason']]).toEqual([
      404,
      'orders has no nope: create it first',
    ]);
    expect([(await send('o1')).status < 300, logged.failures]).toEqual([true, []]);
  });

  it('is not found there where it starts a job', async () => {
    const document = orders(
      ['POST /orders/{orderId}/shipment', { response: objectOf({ 'job_id!': 'string' }), status: 202 }],
      ['GET /jobs/{id}', { response: objectOf({ 'id!': 'string', 'done!': 'boolean' }) }],
    );
    const { api } = await contractSandbox(document);
    await api.post('/orders').send({ id: 'o1' }).expect(201);
    await api.post('/orders/nope/shipment').expect(404);
    const { body } = await api.post('/orders/o1/shipment').expect(202);
    await api.get(`/jobs/${body.job_id}`).expect(200);
  });

  it('is not found there where it responds with a file', async () => {
    const document = orders(['GET /orders/{orderId}/print', { response: receipt }]);
    Object(document.paths['/orders/{orderId}/print']).get.responses[200].content = text;
    const { api } = await contractSandbox(document);
    expect((await api.get('/orders/nope/print')).status).toBe(404);
  });

  it('is not found below an item of another parent', async () => {
    const { api } = await contractSandbox(
      orders(['GET /orders/{orderId}/lines/{lineId}/image', { response: receipt }]),
    );
    for (const id of ['o1', 'o2']) await api.post('/orders').send({ id });
    await api.post('/orders/o1/lines').send({ id: 'l1' }).expect(201);
    const statuses = await Promise.all(
      ['o1', 'o2', 'o3'].map(async (id) => (await api.get(`/orders/${id}/lines/l1/image`)).status),
    );
    expect(statuses).toEqual([200, 404, 404]);
  });

  it('shows the id of the item', async () => {
    const { api } = await contractSandbox(orders(['GET /orders/{orderId}/receipt', { response: receipt }]));
    await api.post('/orders').send({ id: 'o1' });
    expect((await api.get('/orders/o1/receipt')).body).toMatchObject({ orderId: 'o1' });
  });

  it.each([
    ['the parameter is no id', 'GET /orders/{month}/stats', '/orders/may/stats'],
    ['the collection has no state', 'GET /towns/{town}/weather', '/towns/oslo/weather'],
  ])('responds for anything where %s', async (_, operation, path) => {
    const { api } = await contractSandbox(orders([operation, { response: receipt }]));
    expect((await api.get(path)).status).toBe(200);
  });
});

it('is found below an item whose own parent is named by its other id', async () => {
  const path = { app_id: { type: 'string', description: 'The ID or UID of the app' } };
  const document = sketch(
    {
      'POST /apps': { request: objectOf({ uid: 'string' }), response: 'App', status: 201 },
      'GET /apps/{app_id}': { response: 'App', path },
      'POST /apps/{app_id}/hooks': {
        request: objectOf({ url: 'string' }),
        response: 'Hook',
        status: 201,
        path,
      },
      'GET /apps/{app_id}/hooks/{hook_id}': { response: 'Hook', path },
      'GET /apps/{app_id}/hooks/{hook_id}/secret': { response: objectOf({ 'key!': 'string' }), path },
    },
    { App: objectOf({ 'id!': 'string', uid: 'string' }), Hook: objectOf({ 'id!': 'string', url: 'string' }) },
  );
  const { api } = await contractSandbox(document);
  await api.post('/apps').send({ uid: 'acme' }).expect(201);
  const hook = await api.post('/apps/acme/hooks').send({ url: 'https://a.example' }).expect(201);
  await api.get(`/apps/acme/hooks/${hook.body.id}/secret`).expect(200);
  await api.get('/apps/acme/hooks/nope/secret').expect(404);
});
